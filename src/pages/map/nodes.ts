export interface NodeSpec {
  title: string;
  /** Number of the lesson that it leads to. */
  lesson: number;
  /** Drawn with pointed sides: the way parts here. */
  question?: true;
}

/** What stands on the Map's two graphs, and which lesson each part leads to. */
export const NODES = {
  problem: { title: 'Business problem', lesson: 1 },
  feasibility: { title: 'Feasibility', lesson: 1 },
  rightTool: { title: 'Is ML the right tool?', lesson: 1, question: true },
  rule: { title: 'Rule or analytics', lesson: 1 },
  discovery: { title: 'Data discovery', lesson: 2 },
  labels: { title: 'Collection and labels', lesson: 3 },
  exploration: { title: 'Exploratory analysis', lesson: 4 },
  features: { title: 'Features', lesson: 5 },
  selection: { title: 'Model selection', lesson: 6 },
  evaluation: { title: 'Training and evaluation', lesson: 7 },
  gate: { title: 'Quality gate', lesson: 7, question: true },
  iterate: { title: 'Iterate', lesson: 10 },
  readiness: { title: 'Readiness review', lesson: 14 },
  deployment: { title: 'Deployment', lesson: 8 },
  monitoring: { title: 'Monitoring', lesson: 9 },
  drift: { title: 'Drift?', lesson: 9, question: true },
  retraining: { title: 'Retraining', lesson: 10 },
  feedback: { title: 'Business feedback', lesson: 9 },

  design: { title: 'Design an experiment', lesson: 6 },
  pull: { title: 'Pull data, explore', lesson: 4 },
  engineer: { title: 'Build features', lesson: 5 },
  train: { title: 'Train the model', lesson: 7 },
  evaluate: { title: 'Evaluate', lesson: 7 },
  goodEnough: { title: 'Good enough?', lesson: 7, question: true },
  register: { title: 'Package, register', lesson: 8 },
  serve: { title: 'Predict live traffic', lesson: 8 },
  watchInputs: { title: 'Watch inputs, outputs', lesson: 9 },
  watchBusiness: { title: 'Watch the business', lesson: 9 },
  degraded: { title: 'Drift or decay?', lesson: 9, question: true },
  trigger: { title: 'Trigger retraining', lesson: 10 },
  rerun: { title: 'Re-run the other loop', lesson: 11 },
  promote: { title: 'Validate, promote', lesson: 8 },
} as const satisfies Record<string, NodeSpec>;

export type NodeId = keyof typeof NODES;

export function nodeOf(id: NodeId): NodeSpec {
  return NODES[id];
}
