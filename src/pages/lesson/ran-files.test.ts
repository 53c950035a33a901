import { expect, test } from 'vitest';
import { catalog } from '../../catalog/index.ts';
import { lessonOf } from '../../notebook/build/lesson-of.test-data.ts';
import { ranFiles } from './ran-files.ts';

const experiment = (id: string, model: string, free = '') =>
  `\`\`\`yaml experiment ${id}\nexperiment: { split: { id: random }, model: { id: ${model} } }\n${free}\n\`\`\`\n\n`;

test('an experiment has the files beside it that no other ran before', () => {
  const lesson = lessonOf(
    `${experiment('one', 'majority')}${experiment('two', 'boosted-trees')}${experiment('three', 'majority')}\`\`\`yaml source s\nfile: splits/random.ts\n\`\`\`\n`,
  );
  expect([...ranFiles(lesson)]).toEqual([
    [
      'one',
      [
        { path: 'labels/own-reasons.ts', shownBy: null },
        { path: 'splits/random.ts', shownBy: 's' },
        { path: 'models/majority.ts', shownBy: null },
      ],
    ],
    ['two', [{ path: 'models/boosted-trees.ts', shownBy: null }]],
  ]);
});

test('what the learner may choose is left out', () => {
  const free = 'free: [label, split.id, model.id]';
  expect(ranFiles(lessonOf(experiment('one', 'majority', free))).size).toBe(0);
});

test('each label, split and model is a file of its name', () => {
  const files = Object.keys(import.meta.glob('../../ml/{labels,splits,models}/*.ts'));
  const { labels, splits, models } = catalog;
  for (const [folder, entries] of Object.entries({ labels, splits, models }))
    for (const { id } of entries) expect(files).toContain(`../../ml/${folder}/${id}.ts`);
});
