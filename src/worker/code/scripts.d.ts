/** A file and all that it imports, built as one classic script for a frame within `shellUrl`. */
declare module '*?frame' {
  export const script: string;
  /** Of the script, as a content security policy names it: sha256-… */
  export const hash: string;
  /** A page that holds a policy and nothing else: it lets that script run. */
  export const shellUrl: string;
}

/** The address of a file and all that it imports, built as one classic script. */
declare module '*?script-url' {
  const url: string;
  export default url;
}
