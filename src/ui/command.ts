/** Something that the command palette can do. */
export interface Command {
  title: string;
  /** Its shortcut, or where it leads. */
  note?: string;
  run: () => void;
}
