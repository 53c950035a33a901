import { expect, test } from 'vitest';
import type { LabPage } from './LabPage.ts';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();
const NOT_KEPT = 'Your runs are not being kept';

async function setQuota(lab: LabPage, quotaSize?: number): Promise<void> {
  const session = await lab.watched.context.newCDPSession(lab.page);
  const { origin } = new URL(lab.page.url());
  const bytes = quotaSize === undefined ? {} : { quotaSize };
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...bytes });
}

test('where nothing may be kept, the page says so and works', async () => {
  const lab = await open(smallLink({ guess: 'skip' }), {
    prepare: (page) =>
      page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
      }),
  });
  expect(await lab.notice(NOT_KEPT)).toMatch(
    /forbids the page to keep anything.*[Ss]ave them as JSON/,
  );
  await lab.run();
  expect(await lab.headline.innerText()).toContain('Production says');
  expect(await lab.runs.count()).toBe(1);
  const saved = await lab.download('Save 1 run as JSON');
  expect(saved.suggestedFilename()).toBe('holdout-runs.json');
});

test('a full storage is said; the run stays, and is kept once there is room', async () => {
  const lab = await open(smallLink({ guess: 'skip' }));
  await setQuota(lab, 1);
  await lab.run();
  expect(await lab.notice(NOT_KEPT)).toContain('The storage of this browser is full');
  expect(await lab.runs.count()).toBe(1);
  await setQuota(lab);
  await lab.run();
  await lab.page.getByText(/^Saved( \d\d:\d\d)?$/).waitFor();
  await lab.reload();
  expect(await lab.runs.count()).toBe(2);
});

test('a stored run that cannot be read is named and left alone, the others are shown', async () => {
  const lab = await open(smallLink({ guess: 'skip' }));
  await lab.run();
  await lab.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('holdout');
        opening.onerror = () => reject(opening.error!);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('runs', 'readwrite');
          const runs = writing.objectStore('runs');
          runs.put({ id: 'torn', format: 1, name: '<img src=x>', ranAt: '', prediction: 0.7 });
          runs.put({ id: '<img src=x>', format: 9 });
          writing.oncomplete = () => resolve();
        };
      }),
  );
  await lab.reload();
  const notice = await lab.notice('2 stored runs cannot be read');
  expect(notice).toContain('Run torn: its result is missing.');
  expect(notice).toContain('Run <img src=x>: its format is 9, not 1.');
  expect(await lab.runs.count()).toBe(1);
  expect(await lab.page.locator('img').count()).toBe(0);
  await lab.download('Save them as they are');
  await lab.run();
  await lab.reload();
  expect(await lab.runs.count()).toBe(2);
  expect(await lab.page.getByText('stored runs cannot be read').count()).toBe(1);
});
