/** What every entry of the catalog says of itself; screen, command and documentation read the same words. */
export interface Spec {
  id: string;
  title: string;
  /** One sentence. */
  summary: string;
}
