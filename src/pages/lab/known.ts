import { columns, roles } from '../../../datasets/deliveries/dictionary.ts';
import { catalog } from '../../catalog/index.ts';
import type { Known } from '../../notebook/share.ts';

/** What exists, before any table is loaded: the catalog, and the default table's dictionary. */
export const known: Known = { catalog, dictionary: { columns, roles } };
