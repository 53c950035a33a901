/** `?label=door&keep=carrier:C1`: the parts of an address after its page; nothing without any. */
export function writeQuery(parts: readonly (readonly [string, string])[]): string {
  const query = parts.map(([name, text]) => `${encode(name)}=${encode(text)}`).join('&');
  return query ? `?${query}` : '';
}

/** The parts of a query, in their order. @param query without the question mark. */
export function readQuery(query: string): [name: string, text: string][] {
  return query
    .split('&')
    .filter(Boolean)
    .map((part) => {
      const [name = '', text = ''] = splitAt(part, '=').map(decode);
      return [name, text];
    });
}

export function splitAt(text: string, at: string): string[] {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

/** So much of a text as a sentence can hold. */
export function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Letters that a hash may hold as they are stay readable. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(2C|3A|2F|40)/g, (code) => decodeURIComponent(code));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
