/** A value of the file as it stands in a message: quoted, on one line, and never longer than a line. */
export function shown(value: string): string {
  const text = value.length > 60 ? `${value.slice(0, 59)}…` : value;
  return JSON.stringify(text);
}

/** The first of some values, and how many more there are. */
export function shownList(values: readonly string[], most = 8): string {
  const first = values.slice(0, most).map(shown).join(', ');
  return values.length > most ? `${first} and ${count(values.length - most)} more` : first;
}

/** "1 row", "2 rows": a count and what is counted. */
export function counted(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** A count with its thousands set apart. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
