import { toExperiment } from '../../ml/experiment.ts';
import type { Lesson } from '../lesson.ts';
import { LessonError } from './lesson-error.ts';
import { withYaml } from './read-yaml.ts';

export type FrontMatter = Pick<
  Lesson,
  'title' | 'phase' | 'minutes' | 'needs' | 'summary' | 'dataset' | 'today'
>;

/** What stands between the two lines of `---` at the head of a lesson, and where the text begins. */
export function readFrontMatter(
  text: string,
  file: string,
): { front: FrontMatter; body: string; bodyLine: number } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text);
  if (!match)
    throw new LessonError(
      'A lesson begins with its front matter: title, phase, minutes, needs and summary between two lines of ---.',
      file,
      1,
    );
  const front = withYaml(match[1]!, { file, line: 2 }, (fields) => {
    const read = {
      title: fields.text('title'),
      phase: fields.text('phase'),
      minutes: fields.number('minutes'),
      needs: fields.texts('needs'),
      summary: fields.text('summary'),
    };
    if (!(read.minutes > 0)) fields.fail('minutes', `is ${read.minutes}; a lesson takes time`);
    const world: Record<string, unknown> = {};
    for (const name of ['dataset', 'today']) if (fields.has(name)) world[name] = fields.value(name);
    fields.value('dataset');
    fields.value('today');
    fields.end();
    try {
      const { dataset, today } = toExperiment(world);
      return { ...read, dataset, today };
    } catch (error) {
      return fields.fail('dataset', `or today is impossible: ${(error as Error).message}`);
    }
  });
  return {
    front,
    body: text.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
  };
}
