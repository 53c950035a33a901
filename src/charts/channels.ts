/** A channel whose field already holds pixels of the plot. */
export function pixels(field: string) {
  return { field, type: 'quantitative' as const, scale: null, axis: null };
}

/** A channel whose field already holds what is shown: a text, a colour. */
export function asIs(field: string) {
  return { field, type: 'nominal' as const, scale: null };
}
