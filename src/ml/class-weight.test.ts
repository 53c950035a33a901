import { describe, expect, it } from 'vitest';
import { balancedWeights, classLossOf } from './class-weight.ts';
import { logLossOf } from './loss.ts';

describe('class weights', () => {
  const y = Uint8Array.of(0, 0, 1, 0, 0, 0, 1, 0, 0, 0);

  it('make both labels weigh alike, as scikit-learn’s balanced ones do', () => {
    // scikit-learn 1.2.1, compute_class_weight("balanced", classes=[0, 1], y=y)
    expect(balancedWeights(y)).toEqual([0.625, 2.5]);
  });

  it('start from even odds when balanced, and from those of the labels by default', () => {
    expect(classLossOf(y, { classWeight: 'balanced' }).start()).toBeCloseTo(0, 14);
    for (const options of [{}, { classWeight: 'none' }])
      expect(classLossOf(y, options).start()).toBe(logLossOf(y).start());
  });

  it('leave the complaint about a single label to the loss', () => {
    const loss = classLossOf(new Uint8Array(4), { classWeight: 'balanced' });
    expect(() => loss.start()).toThrow('4 training rows hold 0 of label 1');
  });
});
