import type { RunRequest } from '../ml/run.ts';
import type { Fields } from './fields.ts';

/** What is computed beyond the run itself, as an author writes it. */
export function parseRequest(fields: Fields): RunRequest {
  if (!fields.has('request')) {
    fields.value('request');
    return {};
  }
  const wanted = fields.group('request');
  const request: RunRequest = {};
  for (const name of ['twin', 'lookUp', 'audit', 'hours'] as const)
    if (wanted.flag(name)) request[name] = true;
  if (wanted.has('attribution'))
    request.attribution = wanted.choice<'pair' | 'exact'>('attribution', ['pair', 'exact']);
  else wanted.value('attribution');
  const parcels = wanted.texts('explain');
  if (parcels.length > 0) request.explain = { parcels };
  wanted.end();
  return request;
}
