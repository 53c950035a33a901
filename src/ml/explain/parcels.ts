import type { Design } from '../design.ts';
import type { Feature } from '../feature.ts';
import type { Frame } from '../frame.ts';
import type { Fitted } from '../model.ts';
import type { Random } from '../random.ts';
import { idReader } from '../id-reader.ts';
import { isoOfMinutes } from '../table.ts';
import type { ChosenParcel } from './choose-parcels.ts';
import type { Contributions } from './contributions.ts';
import type { Contribution, ExplainedParcel } from './explanation.ts';
import { clippedLogOdds, logOddsOf, samplingShap } from './sampling-shap.ts';
import type { ValueReader } from './value-text.ts';

/** Beyond this the explained model is another one than the one that scored; networks round at 32 bits. */
const TOLERANCE = 1e-3;

/** A fitted model and what its scores are measured against. */
export interface Explained {
  fitted: Fitted;
  background: Design;
  features: readonly Feature[];
}

/**
 * What each feature added to the score of each parcel: exactly where the model's form allows it, else by
 * sampling. Beside it what the feature was at creation and what the warehouse says later.
 * @param design the parcels as their model read them, in the same order.
 * @throws when base + Σ φ misses the score that the parcel was given.
 */
export async function explainParcels(
  { fitted, background, features }: Explained,
  parcels: readonly ChosenParcel[],
  design: Design,
  frame: Frame,
  values: ValueReader,
  rng: Random,
  signal?: AbortSignal,
): Promise<{ method: Contributions['method']; parcels: ExplainedParcel[] }> {
  const contributions =
    fitted.contributions?.(design, background) ??
    (await samplingShap(fitted, design, background, rng, signal));
  const { method, base, phi, standardError } = contributions;
  const idOf = idReader(frame.world);
  const explained = parcels.map(({ row, ...parcel }, i): ExplainedParcel => {
    const ofParcel = features.map((feature) => ({
      ...contributionOf(feature, row, parcel.role, values),
      phi: phi.get(feature.id)?.[i] ?? 0,
    }));
    const sum = ofParcel.reduce((total, one) => total + one.phi, base);
    const errors = standardError && [...standardError.values()].map((error) => error[i]!);
    return {
      id: idOf(row),
      ...parcel,
      created: isoOfMinutes(frame.created[row]!),
      base,
      error: errorOf(idOf(row), sum, parcel.score),
      samplingError: errors ? Math.max(0, ...errors) : null,
      contributions: ofParcel.sort((a, b) => Math.abs(b.phi) - Math.abs(a.phi)),
    };
  });
  return { method, parcels: explained };
}

function contributionOf(
  feature: Feature,
  row: number,
  role: ExplainedParcel['role'],
  values: ValueReader,
): Omit<Contribution, 'phi'> {
  const { id, title, knownAt, later } = feature;
  return {
    feature: id,
    title,
    knownAt,
    later,
    atCreation: values.atCreation(feature, row),
    inWarehouse: values.inWarehouse(feature, row, role),
  };
}

function errorOf(id: string, sum: number, score: number): number {
  const error = Math.abs(clippedLogOdds(sum) - logOddsOf(score));
  if (!(error <= TOLERANCE))
    throw new Error(
      `The contributions of parcel ${id} add up to log-odds of ${sum}, but its score of ${score} has ${logOddsOf(score)}: ` +
        'a model fitted again must be the same one. Look for a model that does not take its randomness from the seed.',
    );
  return error;
}
