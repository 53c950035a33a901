import { describe, expect, it } from 'vitest';
import type { Design } from '../design.ts';
import { curvature } from './curvature.ts';
import { columnCount } from './design-matrix.ts';
import { logLossOf } from '../loss.ts';
import { linearFitted } from './linear-fitted.ts';
import { LinearObjective } from './linear-objective.ts';

const ROWS = 60;

function example(categories = 3): { design: Design; y: Uint8Array } {
  const values = (step: number) =>
    Float32Array.from({ length: ROWS }, (_, i) => ((i * step) % 17) / 8 - 1);
  const codes = Int32Array.from({ length: ROWS }, (_, i) => (i * i) % categories);
  return {
    design: {
      rows: ROWS,
      numeric: [
        { name: 'a', feature: 'a', values: values(5) },
        { name: 'b', feature: 'b', values: values(7) },
      ],
      categorical: [{ name: 'c', feature: 'c', codes, size: categories }],
    },
    y: Uint8Array.from({ length: ROWS }, (_, i) => ((i * 11) % 13 < 4 ? 1 : 0)),
  };
}

describe('the objective of logistic regression', () => {
  const { design, y } = example();

  it('starts at the log-odds of the labels', () => {
    const ones = y.reduce((a, b) => a + b, 0);
    const objective = new LinearObjective(design, logLossOf(y), 1);
    expect([...objective.coefficients.slice(0, -1)]).toEqual([0, 0, 0, 0, 0]);
    expect(objective.coefficients.at(-1)).toBeCloseTo(Math.log(ones / (ROWS - ones)), 14);
    expect(objective.gradient.at(-1)).toBeCloseTo(0, 15);
    const rate = ones / ROWS;
    const entropy = -rate * Math.log(rate) - (1 - rate) * Math.log(1 - rate);
    expect(objective.value).toBeCloseTo(entropy, 14);
  });

  it('has the gradient and the slope that finite differences give, the penalty included', () => {
    const objective = new LinearObjective(design, logLossOf(y), 0.1);
    const d = columnCount(design);
    objective.aim(Float64Array.from({ length: d }, (_, j) => Math.sin(3 * j)));
    objective.probe(1.5);
    objective.step();
    const small = 1e-5;
    for (let j = 0; j < d; j++) {
      objective.aim(Float64Array.from({ length: d }, (_, k) => (k === j ? 1 : 0)));
      const rise = objective.probe(small).value - objective.probe(-small).value;
      expect(objective.gradient[j]).toBeCloseTo(rise / (2 * small), 8);
      expect(objective.probe(0).slope).toBeCloseTo(objective.gradient[j]!, 13);
    }
  });

  it('tells the mean log-loss from the penalty, and has p(1 − p) as the rows’ curvature', () => {
    const objective = new LinearObjective(design, logLossOf(y), 0.5);
    objective.aim(new Float64Array(columnCount(design)).fill(1));
    objective.probe(2);
    objective.step();
    const p = linearFitted(design, objective.coefficients, {}).predict(design);
    const loss = p.reduce((sum, q, i) => sum - Math.log(y[i] ? q : 1 - q), 0) / ROWS;
    objective.rowCurvature().forEach((w, i) => expect(w).toBeCloseTo(p[i]! * (1 - p[i]!), 14));
    expect(objective.meanLoss()).toBeCloseTo(loss, 12);
    expect(objective.value).toBeCloseTo(loss + (5 * 4) / (2 * ROWS * 0.5), 12);
  });

  it('needs both labels', () => {
    expect(() => new LinearObjective(design, logLossOf(new Uint8Array(ROWS)), 1)).toThrow(
      '60 training rows hold 0 of label 1 and 60 of label 0',
    );
  });
});

describe('the curvature', () => {
  /** H·v by differences of the gradient. */
  function hessianTimes(objective: LinearObjective, v: Float64Array): Float64Array {
    const small = 1e-4;
    const gradientAfter = (length: number) => {
      objective.probe(length);
      objective.step();
      return objective.gradient.slice();
    };
    objective.aim(v);
    const ahead = gradientAfter(small);
    const behind = gradientAfter(-2 * small);
    gradientAfter(small);
    return ahead.map((g, j) => (g - behind[j]!) / (2 * small));
  }

  it('is the matrix of second derivatives when all rows are sampled', () => {
    const { design, y } = example();
    const objective = new LinearObjective(design, logLossOf(y), 1);
    const solve = curvature(design, objective.rowCurvature(), objective.penalty, ROWS);
    const v = Float64Array.from({ length: columnCount(design) }, (_, j) => Math.cos(j));
    const back = hessianTimes(objective, v);
    solve(back);
    back.forEach((x, j) => expect(x).toBeCloseTo(v[j]!, 5));
  });

  it('counts a category that the sample misses with its own rows', () => {
    const { design, y } = example();
    const rare = design.categorical[0]!.codes;
    rare.fill(0);
    rare[1] = 1;
    const objective = new LinearObjective(design, logLossOf(y), 1);
    const solve = curvature(design, objective.rowCurvature(), objective.penalty, ROWS / 2);
    const v = Float64Array.of(0, 0, 0, 1, 0, 0);
    solve(v);
    const w = objective.rowCurvature()[0]!;
    expect(v[3]).toBeCloseTo(1 / (w / ROWS + objective.penalty), 6);
  });

  it('takes the diagonal of an input with too many categories to factorise', () => {
    const { design, y } = example(2000);
    const objective = new LinearObjective(design, logLossOf(y), 1);
    const solve = curvature(design, objective.rowCurvature(), objective.penalty, ROWS);
    const v = new Float64Array(columnCount(design));
    v[2 + 9] = 1;
    solve(v);
    const w = objective.rowCurvature()[0]!;
    const rows = design.categorical[0]!.codes.filter((code) => code === 9).length;
    expect(v[2 + 9]).toBeCloseTo(1 / ((w * rows) / ROWS + objective.penalty), 6);
    expect(v.filter((x) => x !== 0).length).toBe(1);
  });
});
