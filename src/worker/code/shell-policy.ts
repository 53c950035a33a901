/**
 * The policy of the frame in which learners' code runs: no network, no files; of scripts only the broker
 * (by its hash), what `eval` makes, and workers made of text.
 */
export function shellPolicy(brokerHash: string): string {
  return `default-src 'none'; script-src '${brokerHash}' 'unsafe-eval'; worker-src blob:`;
}

/** The page that holds nothing but the policy. */
export function shellPage(brokerHash: string): string {
  return `<!doctype html>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${shellPolicy(brokerHash)}" />
<title>Sandbox</title>
`;
}
