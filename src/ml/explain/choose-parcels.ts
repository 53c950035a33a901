import type { Frame } from '../frame.ts';
import type { ScoredRows } from '../result.ts';
import { idReader } from '../id-reader.ts';
import { dateOfMinutes } from '../table.ts';
import type { ExplainedParcel } from './explanation.ts';

/** Where scored rows come from: the last fold's test rows, and the replay. */
export type ScoredSides = Readonly<Record<ExplainedParcel['role'], ScoredRows>>;

export interface ChosenParcel extends Pick<ExplainedParcel, 'role' | 'label' | 'score' | 'why'> {
  row: number;
}

const SURPRISES = 2;

/**
 * Parcels worth a look: where the model was most wrong, on either label, and the late one that it was
 * surest of, from the test rows and from the replay.
 */
export function surprisingParcels(sides: ScoredSides): ChosenParcel[] {
  return (['test', 'replay'] as const).flatMap((role) => {
    const { y, score } = sides[role];
    const places = [...y.keys()].sort((a, b) => score[a]! - score[b]! || a - b);
    const late = places.filter((place) => y[place] === 1);
    const surest = late.at(-1);
    const unexpected = late.slice(0, SURPRISES).filter((place) => place !== surest);
    const onTime = places.filter((place) => y[place] === 0).slice(-SURPRISES);
    const chosen = (why: string) => (place: number) => parcelAt(sides, role, place, why);
    return [
      ...unexpected.map(chosen('late, and least expected')),
      ...onTime.reverse().map(chosen('not late, though most expected to be')),
      ...(surest === undefined ? [] : [surest]).map(chosen('late, and most expected')),
    ];
  });
}

/**
 * The parcels with these ids, as the replay or the test scored them.
 * @throws when the table has no such parcel, or no model scored it.
 */
export function parcelsById(
  ids: readonly string[],
  sides: ScoredSides,
  frame: Frame,
): ChosenParcel[] {
  const idOf = idReader(frame.world);
  const places = (role: ExplainedParcel['role']) =>
    new Map([...sides[role].rows].map((row, place) => [idOf(row), place]));
  const known = { replay: places('replay'), test: places('test') };
  return ids.map((id) => {
    for (const role of ['replay', 'test'] as const) {
      const place = known[role].get(id);
      if (place !== undefined) return parcelAt(sides, role, place, 'asked for');
    }
    throw new Error(whyNotScored(id, frame));
  });
}

function whyNotScored(id: string, { world, created }: Frame): string {
  const idOf = idReader(world);
  const row = created.findIndex((_, candidate) => idOf(candidate) === id);
  if (row < 0) return `The table has no parcel "${id}". Ask for an id as the predictions give it.`;
  return (
    `Parcel ${id}, created on ${dateOfMinutes(created[row]!)}, is neither replayed nor a test row of the last fold, ` +
    'so no score of it can be explained. Ask for a parcel that was scored.'
  );
}

function parcelAt(
  sides: ScoredSides,
  role: ExplainedParcel['role'],
  place: number,
  why: string,
): ChosenParcel {
  const { rows, y, score } = sides[role];
  return { row: rows[place]!, role, label: y[place] ? 1 : 0, score: score[place]!, why };
}
