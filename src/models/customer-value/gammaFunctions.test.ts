import { logGamma } from './gammaFunctions';

describe('logGamma', () => {
  // scipy 1.17: special.gammaln, special.digamma
  it.each([
    [0.001, 6.907178885383853, -1000.5755719318103],
    [0.5, 0.5723649429247, -1.9635100260214235],
    [1, 0, -0.5772156649015329],
    [3.7, 1.428072326665388, 1.1671535393615113],
    [12, 17.502307845873887, 2.4426616799758123],
    [10000, 82099.71749644238, 9.21029037114285],
  ])('of %d', (x, value, slope) => {
    expect(logGamma(x)[0]).toBeCloseTo(value, 10);
    expect(logGamma(x)[1]).toBeCloseTo(slope, 10);
  });
});
