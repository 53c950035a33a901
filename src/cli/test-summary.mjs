/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Counts what Vitest's JSON reporter wrote. A file that fails outside its tests counts as one failed
 * test; so does a run that failed without any failed test (an unhandled error, no results at all).
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] } | null} results
 * @param {boolean} succeeded Vitest's own verdict
 * @returns {Counts}
 */
export function countTests(results, succeeded) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of results?.testResults ?? []) {
    const failedBefore = counts.failed;
    for (const test of file.assertionResults) {
      if (test.status === 'passed') counts.passed++;
      else if (test.status === 'failed') counts.failed++;
      else counts.skipped++;
    }
    if (file.status === 'failed' && counts.failed === failedBefore) counts.failed++;
  }
  if (counts.failed === 0 && (!results || !succeeded)) counts.failed = 1;
  return counts;
}

/** @param {Counts} counts */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
