import type { Catalog } from '../ml/catalog.ts';
import { catalogOf } from './catalog-of.ts';

/** What exists: every file of these folders. Adding an entry creates a file and edits none. */
export const catalog: Catalog = catalogOf({
  labels: import.meta.glob(['../ml/labels/*.ts', '!**/*.test.ts'], { eager: true }),
  featureSets: import.meta.glob(['../ml/features/*.ts', '!**/*.test.ts'], { eager: true }),
  splits: import.meta.glob(['../ml/splits/*.ts', '!**/*.test.ts'], { eager: true }),
  models: import.meta.glob(['../ml/models/*.ts', '!**/*.test.ts'], { eager: true }),
  metrics: import.meta.glob(['../ml/metrics/*.ts', '!**/*.test.ts'], { eager: true }),
  checks: import.meta.glob(['../ml/checks/*.ts', '!**/*.test.ts'], { eager: true }),
});
