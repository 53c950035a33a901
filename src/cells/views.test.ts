import { expect, test } from 'vitest';
import { cellKinds } from '../notebook/kinds.ts';

test('every kind of cell is shown by a component of its name', () => {
  const files = Object.keys(import.meta.glob(['./*Cell.svelte', '!./Cell.svelte']));
  const wanted = [...cellKinds.keys()].map(
    (id) => `./${id[0]!.toUpperCase()}${id.slice(1)}Cell.svelte`,
  );
  expect(files.sort()).toEqual(wanted.sort());
});
