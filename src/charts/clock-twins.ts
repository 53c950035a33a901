import type { TestRowWithTwins } from '../ml/result.ts';
import { pixels } from './channels.ts';
import type { ClockLayout } from './clock-layout.ts';
import { moment } from './figures.ts';
import type { Layer } from './frame.ts';
import type { Palette } from './palette.ts';
import { DOT_MARKS, scatter } from './row-dots.ts';

/** A finger's or a pointer's width around a dot. */
const REACH = 160;

/** Some test parcels by name: whoever points at one is told which training rows stand beside it. */
export function clockTwins(
  rows: readonly TestRowWithTwins[],
  { bandTop, height }: ClockLayout,
  palette: Palette,
): Layer[] {
  const values = rows.map((row, i) => ({
    at: row.created * 60_000,
    y: bandTop + scatter(i + rows.length) * (height - 4 - bandTop),
    parcel: row.id,
    group: row.group,
    created: moment(row.created),
    outcome: outcome(row.label),
    twins: twinsInWords(row),
  }));
  const tooltip = [
    { field: 'parcel', title: 'test parcel' },
    { field: 'created', title: 'created' },
    { field: 'group', title: 'at' },
    { field: 'outcome', title: 'it was' },
    { field: 'twins', title: 'training twins' },
  ];
  return [
    {
      data: { values },
      mark: { type: 'point', ...DOT_MARKS.diamond, color: palette.test },
      encoding: { y: pixels('y') },
    },
    {
      data: { values },
      mark: { type: 'point', shape: 'circle', size: REACH, filled: true, opacity: 0 },
      encoding: { y: pixels('y'), tooltip },
    },
  ];
}

/** "4709 (late), 4712 (on time)", or that there is none. */
export function twinsInWords({ twins }: TestRowWithTwins): string {
  if (twins.length === 0) return 'none within the hour';
  return twins.map(({ id, label }) => `${id} (${outcome(label)})`).join(', ');
}

function outcome(label: number): string {
  return label ? 'late' : 'on time';
}
