import { asOf } from '../clock.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Frame } from '../frame.ts';
import { finalLabel } from '../label-as-of.ts';
import { dateOfMinutes, MINUTES_PER_DAY, NEVER, type Column } from '../table.ts';
import type { ExplainedParcel } from './explanation.ts';

/** What a feature of a row was and is, as text; null = missing. */
export interface ValueReader {
  atCreation(feature: Feature, row: number): string | null;
  inWarehouse(feature: Feature, row: number, role: ExplainedParcel['role']): string | null;
}

/**
 * Reads the same feature twice: through the serving view, and as the warehouse holds it when the parcel
 * is looked up later. For a test row that is today; for a replayed one the end, when all is known and
 * averages over whole tables hold its own label too.
 */
export function valueReader(frame: Frame): ValueReader {
  const final = finalColumns(frame);
  return {
    atCreation: (feature, row) => textOf(frame, feature, frame.column(feature, 'serving'), row),
    inWarehouse: (feature, row, role) =>
      textOf(
        frame,
        feature,
        role === 'test' ? frame.column(feature, 'as-of') : final(feature),
        row,
      ),
  };
}

function finalColumns(frame: Frame): (feature: Feature) => Column {
  const { world, history, eligible, pending, replay } = frame;
  const all = Int32Array.from([...eligible, ...pending, ...replay]);
  const label = finalLabel(history);
  const context: FeatureContext = {
    world,
    today: NEVER,
    eligible: all,
    history,
    y: Uint8Array.from(all, (row) => label[row]!),
  };
  const view = asOf(world, NEVER);
  const cache = new Map<string, Column>();
  return (feature) => {
    if (feature.viewless) return frame.column(feature, 'as-of');
    let column = cache.get(feature.id);
    if (!column) cache.set(feature.id, (column = feature.values(view, context)));
    return column;
  };
}

function textOf({ world }: Frame, feature: Feature, column: Column, row: number): string | null {
  if (column.kind === 'categorical') return column.categories[column.values[row]!] ?? null;
  const value = column.values[row]!;
  if (column.kind === 'time') return value === NEVER ? null : dateOfMinutes(value);
  if (Number.isNaN(value)) return null;
  // A column of times is read as days since 1970.
  if (world.table.columns.get(feature.id)?.kind === 'time')
    return dateOfMinutes(value * MINUTES_PER_DAY);
  const unit = world.columns.find(({ name }) => name === feature.id)?.unit;
  return unit === undefined ? numberText(value) : `${numberText(value)} ${unit}`;
}

/** Whole numbers as they are, others to five digits: a 32-bit float holds seven. */
function numberText(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(5)));
}
