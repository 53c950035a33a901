import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../datasets/deliveries/simulate.ts';
import { catalog } from '../catalog/index.ts';
import { toExperiment, type ExperimentSpec } from './experiment.ts';
import { frameOf } from './frame.ts';
import { minuteOf, smallWorld, type SmallParcel } from './small-world.test-data.ts';

const AT_DOOR: ExperimentSpec = { label: { id: 'door' } };
const frame = (parcels: SmallParcel[], spec: ExperimentSpec = {}) =>
  frameOf(toExperiment({ features: ['hub'], ...spec }), smallWorld(parcels), catalog);
const parcel = (created: string, promised: string, delivered?: string): SmallParcel => ({
  created,
  promised,
  ...(delivered && { delivered }),
});

describe('the rows that may be learned from', () => {
  const parcels = [
    parcel('2024-05-29 10:00', '2024-06-01 20:00', '2024-06-01 11:00'),
    parcel('2024-05-30 00:00', '2024-06-03 20:00', '2024-06-12 09:00'),
    parcel('2024-05-30 00:01', '2024-06-03 20:00', '2024-06-02 09:00'),
    parcel('2024-06-05 10:00', '2024-06-09 20:00', '2024-06-08 15:00'),
    parcel('2024-06-28 10:00', '2024-07-02 20:00', '2024-07-03 15:00'),
    parcel('2022-12-31 23:59', '2023-01-03 20:00', '2023-01-02 15:00'),
    parcel('2024-07-01 00:00', '2024-07-04 20:00', '2024-07-03 15:00'),
  ];

  it('were created from the start of training to 32 days before the end of today, for every label', () => {
    for (const spec of [{}, AT_DOOR]) {
      expect([...frame(parcels, spec).eligible]).toEqual([0, 1]);
      expect([...frame(parcels, spec).pending]).toEqual([2, 3, 4]);
    }
  });

  it('are all rows up to today when pending ones count as on time', () => {
    const { eligible, y, pending } = frame(parcels, { label: { id: 'door', pending: 'on-time' } });
    expect([...eligible]).toEqual([0, 1, 2, 3, 4]);
    expect([...y]).toEqual([0, 1, 0, 0, 0]);
    expect(pending.length).toBe(0);
  });

  it('are those with an outcome when pending ones are dropped', () => {
    const { eligible, pending } = frame(parcels, { label: { id: 'door', pending: 'drop' } });
    expect([...eligible]).toEqual([0, 1, 2, 3]);
    expect([...pending]).toEqual([4]);
  });

  it('are dropped by what their own label waits for', () => {
    const settled = parcels.map((p) => ({ ...p, settled: '2024-07-05 10:00' }));
    settled[0]!.settled = '2024-06-09 10:00';
    const eligible = (id: string) => [
      ...frame(settled, { label: { id, pending: 'drop' } }).eligible,
    ];
    // Delivered before July; settled before July; estimated at booking; the week's last promise passed.
    expect(eligible('threshold')).toEqual([0, 1, 2, 3]);
    expect(eligible('claim')).toEqual([0]);
    expect(eligible('carrier-estimate')).toEqual([0, 1, 2, 3, 4]);
    expect(eligible('sla-week')).toEqual([0, 1, 2, 3]);
  });

  it('wait for the label of the learner, where it settles later than the one of the business', () => {
    const world = smallWorld(parcels);
    const atDoor = { ...world, roles: { ...world.roles, reason: null } };
    const learnable = (label: NonNullable<ExperimentSpec['label']>) =>
      frameOf(toExperiment({ features: ['hub'], label }), atDoor, catalog).eligible.length;
    // Eight days before July everything but the parcel of 28 June; 18 days before, not that of 5 June.
    expect(learnable({ id: 'door' })).toBe(4);
    expect(learnable({ id: 'threshold', options: { hours: 240 } })).toBe(4);
    expect(learnable({ id: 'claim' })).toBe(2);
  });

  it('refuse an option that the label does not have', () => {
    expect(() => frame(parcels, { label: { id: 'door', options: { hours: 3 } } })).toThrow(
      'door has no option "hours"',
    );
  });

  it('stay the same whatever becomes of the parcels', () => {
    const fates = fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 6, maxLength: 6 });
    const reference = frame(parcels).eligible;
    fc.assert(
      fc.property(
        fates,
        fc.constantFrom('carrier_ops', 'weather_exception', 'lost'),
        (minutes, reason) => {
          const others = parcels.map((p, i) => {
            const ended = new Date((minuteOf(p.created) + (minutes[i] ?? 1)) * 60_000);
            const delivered = ended.toISOString().slice(0, 16).replace('T', ' ');
            return { ...p, delivered, reason, settled: delivered };
          });
          expect(frame(others).eligible).toEqual(reference);
        },
      ),
    );
  });

  it('are not promised later than today, for then nobody could say yet', () => {
    const late = [...parcels, parcel('2024-05-28 10:00', '2024-07-01 00:00', '2024-06-02 09:00')];
    const soon = [...parcels, parcel('2024-05-28 10:00', '2024-06-30 23:59', '2024-06-02 09:00')];
    expect([...frame(late).eligible]).toEqual([0, 1]);
    expect([...frame(late).pending]).toEqual([7, 2, 3, 4]);
    expect([...frame(soon).eligible]).toEqual([7, 0, 1]);
  });

  it('follow from creation alone where the horizon holds every promise, as in the simulated world', () => {
    const world = simulate({ name: 'deliveries', seed: 3, scenario: 'default', rows: 5000 });
    for (const today of ['2023-06-30', '2024-06-30']) {
      const { eligible, created } = frameOf(toExperiment({ today, ...AT_DOOR }), world, catalog);
      const [from, until] = [minuteOf('2023-01-01'), minuteOf(today) + (1 - 32) * 1440];
      const byCreation = created.filter((t) => t >= from && t <= until);
      expect(eligible.length).toBe(byCreation.length);
      expect(eligible.length).toBeGreaterThan(0);
    }
  });

  it('come in order of creation however the file is sorted', () => {
    expect([...frame([parcels[1]!, parcels[0]!]).eligible]).toEqual([1, 0]);
  });
});

describe('the replay', () => {
  const parcels = [
    parcel('2024-05-01 10:00', '2024-05-04 20:00', '2024-05-04 11:00'),
    parcel('2024-06-30 23:59', '2024-07-04 20:00', '2024-07-03 15:00'),
    parcel('2024-07-01 00:00', '2024-07-04 20:00', '2024-07-03 15:00'),
    parcel('2024-12-15 23:59', '2024-12-19 20:00', '2024-12-18 15:00'),
    parcel('2024-12-16 00:00', '2024-12-19 20:00', '2024-12-18 15:00'),
  ];

  it('takes the parcels created in the 24 weeks after today', () => {
    expect([...frame(parcels).replay]).toEqual([2, 3]);
  });

  it('refuses a today after which nothing was created', () => {
    expect(() => frame(parcels, { today: '2024-12-31' })).toThrow(
      /No row was created after today, 2024-12-31: the table ends on 2024-12-31.*Move today earlier/,
    );
  });

  it('refuses to run past the end of the table, and says how far it could', () => {
    expect(() => frame(parcels, { replayWeeks: 27 })).toThrow(
      /27 weeks.*ends on 2024-12-31.*at most 26 weeks/s,
    );
  });
});

it('refuses a training span without rows, and names the dates', () => {
  const only = [parcel('2024-01-01 10:00', '2024-01-04 20:00', '2024-01-04 11:00')];
  expect(() => frame(only, { trainFrom: '2024-02-01' })).toThrow(
    /from 2024-02-01 to 2024-05-30, 32 days before today \(2024-06-30\)/,
  );
});
