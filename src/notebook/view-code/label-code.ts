import { graceMinutes } from '../../ml/labels/threshold.ts';
import type { Experiment } from '../../ml/experiment.ts';
import type { Roles } from '../../ml/world.ts';

/** A label as JavaScript over a row `d` of `deliveries`, or why it cannot be written as such. */
export type LabelCode = { code: string } | { why: string };

/** For rows whose label has settled; a parcel that was never delivered is late. */
export function labelCode({ id, options }: Experiment['label'], roles: Roles): LabelCode {
  const [delivered, promised] = [`d.${roles.delivered}`, `d.${roles.promised}`];
  const door = `(${delivered} === null || ${delivered} > ${promised})`;
  if (id === 'door') return { code: door };
  if (id === 'own-reasons' && roles.reason) {
    const excused = JSON.stringify(roles.reason.excused).replaceAll('"', "'").replaceAll(',', ', ');
    return { code: `${door} && !${excused}.includes(d.${roles.reason.column})` };
  }
  if (id === 'threshold') {
    const grace = graceMinutes(options);
    return { code: `(${delivered} === null || ${delivered} - ${promised} > ${grace} * 60_000)` };
  }
  if (id === 'claim' && roles.claim) return { code: `d.${roles.claim} > 0` };
  if (id === 'carrier-estimate' && roles.estimated)
    return { code: `d.${roles.estimated} !== null && d.${roles.estimated} > ${promised}` };
  return {
    why: `The label “${id}” is made of whole weeks of other parcels, which is more than a cell should hold. Choose another label to open this view as code.`,
  };
}
