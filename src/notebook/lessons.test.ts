import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../cli/project.mjs';
import { lessonList } from './lessons.ts';

function lessons(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'src/cli/run.mjs'), 'lessons', ...args], {
    encoding: 'utf8',
  });
}

test('there is a lesson, and each has a number of its own', () => {
  expect(lessonList.length).toBeGreaterThan(0);
  expect(new Set(lessonList.map(({ number }) => number)).size).toBe(lessonList.length);
});

// The built command: in this runner a lesson on the default world would take twenty times as long.
test('every lesson runs from top to bottom, its exercises check, its figures are there', () => {
  const { status, stdout, stderr } = lessons();
  expect(stdout.trimEnd().split('\n')).toEqual(
    lessonList.map(({ slug }) => expect.stringMatching(new RegExp(`^${slug}: 0 faults, `))),
  );
  expect(status, stderr).toBe(0);
}, 600_000);

test('a lesson that does not exist is named, with those that do', () => {
  const { status, stdout, stderr } = lessons('99-none');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('There is no lesson "99-none". There is: ');
});

test('a lesson can be read as it stands at its end', () => {
  const { status, stdout } = lessons('00-how-this-works', '--text', '--cells');
  expect(status).toBe(0);
  expect(stdout).toContain('\n## Say it before you see it\n');
  expect(stdout).toMatch(/\nlate-share +code +\d+\.\d\d\n/);
});
