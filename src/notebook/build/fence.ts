/** The info string of a fence that is a cell: ```` ```js code late-share slow of=other title="A title" ````. */
export interface FenceInfo {
  language: string;
  kind: string;
  id: string;
  flags: ReadonlyMap<string, string | true>;
}

const ID = /^[a-z][a-z0-9-]*$/;

/** null for a plain listing, which names its language at most. Throws for what is neither. */
export function parseFence(info: string): FenceInfo | null {
  const words = info.match(/[^\s"=]+="[^"]*"|\S+/g) ?? [];
  const [language, kind, id, ...rest] = words;
  if (!language || !kind) return null;
  if (!id || !ID.test(id))
    throw new Error(
      `The fence "${info}" names no id. Write language, kind and id, for example \`js code late-share\`; an id is of small letters, digits and hyphens.`,
    );
  const flags = rest.map((word): [string, string | true] => {
    const [, name, quoted, plain] = /^([^=]+)=(?:"([^"]*)"|(.*))$/.exec(word) ?? [];
    return name ? [name, quoted ?? plain!] : [word, true];
  });
  return { language, kind, id, flags: new Map(flags) };
}
