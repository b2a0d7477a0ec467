import fc from 'fast-check';
import { soFar } from './soFar';

describe('soFar', () => {
  const came = [10, 20, 30, 40, 50, 60];

  test('by hand: two forecasts, of one value and of three, two of them within their range', () => {
    const made = [
      { known: 2, said: [[2, 33, 20, 40]] },
      {
        known: 3,
        said: [
          [3, 30, 20, 39],
          [4, 50, 40, 60],
          [5, 61, 1, 2],
          [6, 9, 0, 99],
        ],
      },
    ] as const;
    const so = soFar(came, 2, made)!;
    expect(so).toMatchObject({ periods: 4, forecasts: 4, held: 2 });
    // errors 3 + 10 + 0 + 1 = 14 of 30 + 40 + 50 + 60 = 180; every value is 20 above the one two before it
    expect(so.accuracy).toEqual({ wape: 14 / 180, mase: 14 / 4 / 20 });
    // the last two again: 10 for 30; 20, 30, 20 for 40, 50, 60; their means: 15 for 30, 25 for the others
    expect(so.seasonalNaive.wape).toBeCloseTo((20 + 20 + 20 + 40) / 180, 12);
    expect(so.lastMean.wape).toBeCloseTo((15 + 15 + 25 + 35) / 180, 12);
  });

  test('of two that knew equally much the later counts; fewer than three values that have come tell nothing', () => {
    const said = (by: number) => [3, 4, 5].map((at) => [at, came[at] + by, 0, 99] as const);
    const so = soFar(came, 2, [
      { known: 3, said: said(9) },
      { known: 3, said: said(0) },
    ]);
    expect(so?.accuracy.wape).toBe(0);
    expect(
      soFar(came, 2, [
        {
          known: 4,
          said: [
            [4, 50, 0, 99],
            [5, 60, 0, 99],
          ],
        },
      ]),
    ).toBeNull();
    expect(soFar(came, 2, [])).toBeNull();
    expect(soFar(came, 2, [{ known: 0, said: said(1) }])).toBeNull();
  });

  test('sales of nothing have no share of themselves, and nothing is NaN', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0, 5), { minLength: 4, maxLength: 9 }), (y) => {
        const so = soFar(y, 12, [{ known: 1, said: y.map((_, at) => [at, 1, 0, 2] as const) }])!;
        for (const { mase, wape } of [so.accuracy, so.seasonalNaive, so.lastMean])
          for (const value of [mase, wape]) expect(value === null || Number.isFinite(value)).toBe(true);
      }),
    );
    expect(
      soFar([0, 0, 0, 0], 12, [{ known: 1, said: [1, 2, 3].map((at) => [at, 1, 0, 2] as const) }])?.accuracy,
    ).toEqual({
      mase: null,
      wape: null,
    });
  });
});
