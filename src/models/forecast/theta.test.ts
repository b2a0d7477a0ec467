import fc from 'fast-check';
import { dynamicTheta } from './theta';

describe('dynamicTheta', () => {
  test('a constant goes on', () => {
    for (const theta of [2, null])
      dynamicTheta(Object.freeze(new Array<number>(20).fill(7)), 5, theta).mean.forEach((v) =>
        expect(v).toBeCloseTo(7, 6),
      );
  });

  test('a straight line: theta without bound goes on with its slope, theta 2 with half of it', () => {
    const line = Object.freeze(Array.from({ length: 40 }, (_, t) => 100 + 3 * t));
    const steps = (theta: number | null) => {
      const { mean } = dynamicTheta(line, 6, theta);
      return mean.slice(1).map((v, h) => v - mean[h]);
    };
    steps(null).forEach((v) => expect(v).toBeCloseTo(3, 2));
    // Assimakopoulos & Nikolopoulos 2000: the theta line 0 has weight one half
    steps(2).forEach((v) => expect(v).toBeCloseTo(1.5, 1));
  });

  test('another currency gives the same forecast in it', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(values, (y) => {
        const one = dynamicTheta(y, 3, null).mean;
        const other = dynamicTheta(
          y.map((v) => v * 1024),
          3,
          null,
        ).mean; // a power of two: no rounding
        one.forEach((v, h) => expect(other[h] / 1024).toBeCloseTo(v, 9));
      }),
    );
  });
});
