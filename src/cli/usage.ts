import type { Catalog } from '../ml/catalog.ts';
import { DEFAULT_EXPERIMENT } from '../ml/experiment.ts';
import { writeOption } from '../ml/option-text.ts';

/** What --help prints: the choices come from the catalog, so that a new one is named here too. */
export function usage(catalog: Catalog): string {
  const base = DEFAULT_EXPERIMENT;
  const ids = (entries: readonly { id: string }[]) => entries.map((entry) => entry.id).join('|');
  return `Runs one experiment: the score it promises offline, and the score the future delivered.

Usage: npm run --silent experiment -- [options]

The experiment
  --label ${ids(catalog.labels)}  (${base.label.id})
  --label-option NAME=VALUE  as often as wanted: ${optionsOf(catalog.labels)}
  --pending wait|on-time|drop  what becomes of rows whose label is not settled  (${base.label.pending})
  --features ${ids(catalog.featureSets.filter((set) => !set.singly))}
      sets or single columns, with commas between them  (${base.features.join(',')})
  --select-features N  keep the N features with the best ROC AUC of their own, 0 all  (${base.selectFeatures})
  --transforms train|all  the rows that selection, encoders, imputers and scalers learn from  (${base.fitTransformsOn})
  --split ${ids(catalog.splits)}  (${base.split.id})
  --split-option NAME=VALUE  ${optionsOf(catalog.splits)}
  --gap-days N  days left out between training and test  (${base.split.gapDays})
  --model ${ids(catalog.models)}
      (${base.model.id})
  --model-option NAME=VALUE  named when one is wrong, for example learningRate=0.05
  --seed N  (${base.seed})

The world
  --world-seed N  (${base.dataset.seed})
  --rows N  (${base.dataset.rows})
  --today DATE  end of what the learner has seen  (${base.today})
  --train-from DATE  (${base.trainFrom})
  --replay-weeks N  (${base.replayWeeks})

A table of your own, in place of the world
  --dataset FILE  CSV, gzipped CSV or Parquet; rows created after --today are its future
  --roles FILE  JSON: which column plays which part (datasets/file/README.md)
      --today is needed then; --train-from defaults to the first row, --label to what the business acts on

More answers
  --twin  the honest twin, and the excess over it
  --attribution pair|exact  which choice brought how much of the optimism
  --look-up  why a split without an order scores higher: look-up and freshness
  --hours  by how many hours late: the same rows and model as a regression, by region and week
  --explain  what the models lean on, what made single scores, and errors by slice
  --parcels ID,ID  the parcels whose scores are explained; without it, the most surprising ones
  --audit  which column, row or step leaks, and what each costs (slow: several fits a finding)
  --compare  instead of one experiment, the table of promised and delivered scores

Output
  --json  one JSON object instead of tables
  --predictions FILE  the scored rows as CSV: id,role,week,label,score
  --help`;
}

/** Each owner of options with their names and defaults: "sla-week limit=0.2". */
function optionsOf(owners: Catalog['labels'] | Catalog['splits']): string {
  return owners
    .filter(({ options }) => options.length > 0)
    .map(({ id, options }) => {
      const names = options.map((option) => `${option.id}=${writeOption(option.default)}`);
      return `${id} ${names.join(' ')}`;
    })
    .join(', ');
}
