import type { Design } from '../design.ts';

/** What a tree can ask about: a number a row, missing as NaN. */
export interface TreeInput {
  name: string;
  feature: string;
  values: Float32Array;
}

/** A design's inputs for trees: the numeric ones, then each categorical one as its codes, unseen as NaN. */
export function treeInputs(design: Design): TreeInput[] {
  return [
    ...design.numeric,
    ...design.categorical.map(({ name, feature, codes }) => {
      const values = new Float32Array(codes.length);
      for (let i = 0; i < codes.length; i++) values[i] = codes[i]! < 0 ? NaN : codes[i]!;
      return { name, feature, values };
    }),
  ];
}
