/** Numbers that make a chart of any size out of nothing, and how large they may be. */
const LARGEST: Readonly<Record<string, number>> = {
  width: 4000,
  height: 4000,
  step: 1000,
  steps: 5000,
  maxbins: 5000,
  columns: 100,
};

/**
 * A Vega-Lite specification that loads nothing, links nowhere and puts no element of its own on the
 * page. What only tells how to embed it is left out. The rows of its data are not looked at: they are
 * values, drawn as text and marks.
 * @throws a plain sentence.
 */
export function safeChart(spec: unknown): Record<string, unknown> {
  if (!isRecord(spec)) throw new Error('A chart needs a Vega-Lite specification.');
  return copy(spec, 0) as Record<string, unknown>;
}

function copy(value: unknown, depth: number): unknown {
  if (depth > 60) throw new Error('The chart’s specification is nested too deeply.');
  if (Array.isArray(value)) return value.map((item) => copy(item, depth + 1));
  if (!isRecord(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    if (name === '$schema' || name === 'usermeta' || name === '__proto__') continue;
    refuse(name, item);
    result[name] = name === 'data' ? copyData(item, depth) : copy(item, depth + 1);
  }
  return result;
}

function copyData(data: unknown, depth: number): unknown {
  if (!isRecord(data)) return data;
  const { values, ...rest } = data;
  if (typeof values === 'string')
    throw new Error('A chart takes its data as rows, not as text: give it a table.');
  const copied = copy(rest, depth + 1) as Record<string, unknown>;
  return values === undefined ? copied : { ...copied, values };
}

function refuse(name: string, value: unknown): void {
  if (name === 'url')
    throw new Error('A chart cannot load from an address: give it a table as `data`.');
  if (name === 'href') throw new Error('A chart in a lesson has no links: leave `href` out.');
  if (name === 'bind' && typeof value !== 'string')
    throw new Error('A chart in a lesson has no input fields: leave `bind` out.');
  if (name === 'datasets')
    throw new Error('Give a chart its rows where it uses them, as `data`, instead of `datasets`.');
  if (['mark', 'type'].includes(name) && value === 'image')
    throw new Error('A chart in a lesson shows no images.');
  if (name === 'sequence' || name === 'keyvals')
    throw new Error(`Make the rows of a chart in the cell, instead of with \`${name}\`.`);
  const largest = Object.hasOwn(LARGEST, name) ? LARGEST[name]! : Infinity;
  if (typeof value === 'number' && Math.abs(value) > largest)
    throw new Error(`\`${name}\` of the chart is ${value}; at most ${largest} is possible.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
