import type { ColumnProfile } from '../../ml/explore/answers.ts';

export type ProfileOrder = 'dictionary' | 'title' | 'knownAt' | 'source' | 'missing' | 'distinct';

/** Which columns a list shows. */
export type ProfileChoice = 'all' | 'creation' | 'later' | 'gaps' | 'personal';

const KEPT: Readonly<Record<ProfileChoice, (profile: ColumnProfile) => boolean>> = {
  all: () => true,
  creation: ({ atCreation }) => atCreation,
  later: ({ atCreation }) => !atCreation,
  gaps: ({ missing }) => missing > 0,
  personal: ({ personal }) => personal === true,
};

const KEYS: Readonly<Record<ProfileOrder, (profile: ColumnProfile) => string | number>> = {
  dictionary: () => 0,
  title: ({ title }) => title,
  knownAt: ({ atCreation, knownAt }) => `${atCreation ? 0 : 1}${knownAt}`,
  source: ({ source }) => source,
  missing: ({ missingShare }) => -(missingShare ?? 0),
  distinct: ({ distinct }) => -distinct,
};

/** The columns of a choice whose name, meaning or source has the text in it, in an order. */
export function profilesShown(
  profiles: readonly ColumnProfile[],
  { text, choice, order }: { text: string; choice: ProfileChoice; order: ProfileOrder },
): ColumnProfile[] {
  const wanted = text.trim().toLowerCase();
  const has = ({ title, column, summary, source }: ColumnProfile) =>
    [title, column, summary, source].some((words) => words.toLowerCase().includes(wanted));
  const key = KEYS[order];
  return profiles
    .filter((profile) => KEPT[choice](profile) && has(profile))
    .map((profile) => ({ profile, key: key(profile) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ profile }) => profile);
}
