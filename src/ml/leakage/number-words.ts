/** Numbers as a sentence writes them; the same in every language and engine. */

/** 0.1234 as "12.3 %"; what rounds to nothing but is something as "under .1 %". */
export function shareWords(share: number): string {
  if (share > 0 && share < 0.0005) return 'under 0.1 %';
  return `${(share * 100).toFixed(1)} %`;
}

/** A ROC AUC or a difference, three decimals; "no value" where there is none. */
export function scoreWords(value: number | null | undefined): string {
  return value === null || value === undefined || value !== value ? 'no value' : value.toFixed(3);
}

/** 60091 rows as "60,091 rows", 1 row as "1 row". */
export function countWords(count: number, noun: string): string {
  return `${String(count).replace(/\B(?=(\d{3})+$)/g, ',')} ${noun}${count === 1 ? '' : 's'}`;
}
