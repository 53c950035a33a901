/** What happens in the world besides its ordinary course. Another scenario gives another future. */
export type Incident =
  | { kind: 'strike'; carrier: number; from: string; to: string; hours: number }
  | { kind: 'weight-in-pounds'; from: string }
  | { kind: 'silent-forecast'; from: string; to: string }
  | { kind: 'bulky-wave'; from: string; to: string; share: number };

export interface Scenario {
  id: string;
  title: string;
  summary: string;
  /** First day of creations, and the day after the last one. */
  from: string;
  to: string;
  /** The network's redesign: carriers' speeds and their skills by region move. */
  redesign: string;
  /** A carrier that starts late and grows: its share of the parcels from each date on. */
  newCarrier: { carrier: number; shares: readonly { from: string; share: number }[] };
  incidents: readonly Incident[];
}

const DEFAULT: Scenario = {
  id: 'default',
  title: 'Three years, a redesign and a rough autumn',
  summary:
    'Surge years to 2023, a redesigned network from January 2024, and incidents after June 2024.',
  from: '2022-01-01',
  to: '2025-01-01',
  redesign: '2024-01-01',
  newCarrier: {
    carrier: 7,
    shares: [
      { from: '2024-03-01', share: 0.06 },
      { from: '2024-09-01', share: 0.2 },
    ],
  },
  incidents: [
    { kind: 'silent-forecast', from: '2024-08-12', to: '2024-08-26' },
    { kind: 'strike', carrier: 1, from: '2024-09-09', to: '2024-09-19', hours: 14 },
    { kind: 'weight-in-pounds', from: '2024-10-01' },
    { kind: 'bulky-wave', from: '2024-10-15', to: '2024-11-15', share: 0.15 },
  ],
};

const CALM: Scenario = {
  ...DEFAULT,
  id: 'calm',
  title: 'The same world without the incidents',
  summary: 'As the default, with nothing after June 2024 but weather, congestion and the peak.',
  incidents: [],
};

export const scenarios: readonly Scenario[] = [DEFAULT, CALM];

/** The scenario with this id. Throws with the ids that exist. */
export function scenarioOf(id: string): Scenario {
  const scenario = scenarios.find((s) => s.id === id);
  if (!scenario)
    throw new Error(
      `There is no scenario "${id}". There is: ${scenarios.map((s) => s.id).join(', ')}.`,
    );
  return scenario;
}
