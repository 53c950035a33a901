import { dayNumberFeature, temporalFeatures } from '../../src/ml/feature-families/temporal.ts';
import type { ColumnSpec, Moment, Roles, SourceSpec } from '../../src/ml/world.ts';
import { AT_CREATION, type FileRoles } from './roles-file.ts';

/** Past days that an entity's as-of rate looks at, and the period of its whole-table rate. */
const WINDOW_DAYS = 56;
const PERIOD = 'month';

const FEATURE_IDS = new Set(
  [...temporalFeatures, dayNumberFeature].map(({ id }) => id).concat(AT_CREATION),
);

/** The name of a file's column in the world's table: its own, unless a feature has that name already. */
export function tableName(name: string): string {
  return FEATURE_IDS.has(name) ? `${name} (column)` : name;
}

/** The column of the creation, made of the first of "created" that holds a date. */
export function createdName(fileNames: readonly string[]): string {
  let name = 'created at';
  while (fileNames.includes(name)) name += ' (first)';
  return name;
}

/**
 * The data dictionary of a file. In the ready-made sets are the columns under "columns", but never the
 * delivery, of which the label is made. @param created name of the column of the creation.
 */
export function fileDictionary(roles: FileRoles, created: string, file: string): ColumnSpec[] {
  const atCreation: Moment = { column: created };
  const delivered: Moment = { column: tableName(roles.delivered) };
  const specs = new Map<string, ColumnSpec>();
  const add = (name: string, knownAt: Moment, feature: ColumnSpec['feature'], summary?: string) => {
    if (!specs.has(name))
      specs.set(name, {
        name,
        title: name,
        summary: summary ?? `The column of that name in ${file}.`,
        source: file,
        knownAt,
        feature,
      });
  };
  const momentOf = (moment: string): Moment => {
    const isCreation =
      moment === AT_CREATION || (roles.created.length === 1 && moment === roles.created[0]);
    return isCreation ? atCreation : { column: tableName(moment) };
  };
  add(created, atCreation, 'single', `The first of ${roles.created.join(', ')} that holds a date.`);
  add(tableName(roles.delivered), delivered, 'single');
  for (const [name, moment] of roles.columns) add(tableName(name), momentOf(moment), 'set');
  add(tableName(roles.id), atCreation, 'single');
  add(tableName(roles.promised), atCreation, 'single');
  if (roles.reason !== null) add(tableName(roles.reason), delivered, 'single');
  for (const name of [...roles.entities, roles.group])
    if (name) add(tableName(name), atCreation, 'none');
  for (const name of roles.columns.values())
    if (name !== AT_CREATION) add(tableName(name), momentOf(name), 'none');
  return [...specs.values()];
}

/** A file is one source; who owns it and how often it is refreshed, nobody told. */
export function fileSource(roles: FileRoles, file: string): SourceSpec {
  return {
    name: file,
    title: file,
    owner: null,
    refresh: null,
    faults: null,
    key: [tableName(roles.id)],
  };
}

/** The engine's roles. @param excused the reasons that occur and that the business does not own. */
export function engineRoles(roles: FileRoles, created: string, excused: readonly string[]): Roles {
  return {
    id: tableName(roles.id),
    created,
    promised: tableName(roles.promised),
    delivered: tableName(roles.delivered),
    pickedUp: null,
    reason: roles.reason === null ? null : { column: tableName(roles.reason), excused },
    group: roles.group === null ? null : tableName(roles.group),
    entities: roles.entities.map((name) => ({
      column: tableName(name),
      windowDays: WINDOW_DAYS,
      period: PERIOD,
    })),
    slices: roles.entities.map((name) => tableName(name)),
    region: null,
    carrier: null,
    estimated: null,
    claim: null,
    horizon: { promiseDays: roles.horizonDays, closingDays: 0, reviewDays: 0 },
    rule: null,
  };
}
