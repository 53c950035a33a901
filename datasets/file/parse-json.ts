import { shown } from './shown.ts';

/** JSON.parse whose errors name file and line, and which takes no key twice in one object. */
export function parseJson(text: string, file: string): unknown {
  const json = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const at = /position (\d+)/.exec(why)?.[1];
    const line = at === undefined ? '' : `, line ${lineOf(json, Number(at))}`;
    throw new Error(
      `${file}${line} is no JSON: ${why}. Look for a comma or quote too many or too few.`,
    );
  }
  refuseTwice(json, file);
  return value;
}

/** JSON.parse keeps the last of two equal keys and says nothing. */
function refuseTwice(json: string, file: string): void {
  const open: Set<string>[] = [];
  for (const token of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g)) {
    const [text, colon] = token;
    if (text === '{') open.push(new Set());
    else if (text === '}') open.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(text.slice(0, text.length - colon.length)) as string;
      if (open.at(-1)!.has(key))
        throw new Error(
          `${file}, line ${lineOf(json, token.index)} names ${shown(key)} for the second time. Keep one of the two.`,
        );
      open.at(-1)!.add(key);
    }
  }
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
