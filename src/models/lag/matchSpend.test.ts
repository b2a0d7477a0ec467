import * as fc from 'fast-check';
import { fixedLag, lagKernel, type LagKernel } from './kernel';
import { matchedIn, matchSpend, type SpendEntry } from './matchSpend';

const half = Float64Array.of(0.5, 0.5, 1); // half at once, half after two days

describe('matchSpend', () => {
  it('spreads a span over its days and each day over the kernel', () => {
    // by hand: 10 a day on days 0, 1, 2; 5 due at once, 5 two days later
    const { byDay, notYetMatured, beforeFirstRow, firstSpend, from } = matchSpend(
      [{ day: 0, days: 3, amount: 30 }],
      half,
      {
        asOf: 3,
        firstRow: 1,
      },
    );
    expect([...byDay]).toEqual([5, 10, 5]); // days 1, 2, 3
    expect([beforeFirstRow, notYetMatured, firstSpend, from]).toEqual([5, 5, 0, 1]);
  });

  it('moves spend whole by a fixed lag', () => {
    const { byDay, notYetMatured } = matchSpend(
      [
        { day: 10, amount: 7 },
        { day: 14, amount: 9 },
      ],
      fixedLag(5),
      { asOf: 16, firstRow: 10 },
    );
    expect([...byDay]).toEqual([0, 0, 0, 0, 0, 7, 0]);
    expect(notYetMatured).toBe(9);
  });

  it('passes over entries that are none, and answers for no spend at all', () => {
    const none = matchSpend(
      [
        { day: 1, amount: NaN },
        { day: NaN, amount: 3 },
        { day: 1, amount: 3, days: 0 },
      ],
      half,
      { asOf: 5, firstRow: 0 },
    );
    expect(none).toEqual({
      from: 0,
      byDay: new Float64Array(6),
      notYetMatured: 0,
      beforeFirstRow: 0,
      firstSpend: null,
    });
    expect(matchedIn(none, half, 0, 5)).toHaveProperty('reason');
  });

  const entries = fc.array(
    fc.record({
      day: fc.integer({ min: -60, max: 120 }),
      days: fc.integer({ min: 1, max: 40 }),
      amount: fc.integer({ min: -1e6, max: 1e8 }).map((c) => c / 100),
    }),
    { maxLength: 20 },
  );
  const kernels = fc.array(fc.nat(9), { minLength: 1, maxLength: 80 }).map((wins) => {
    let sum = 0;
    return lagKernel({ day: wins.map((_, k) => k), won: wins.map((w) => (sum += w / 1000)) }) ?? fixedLag(wins.length);
  });
  const span = fc
    .tuple(fc.integer({ min: -40, max: 60 }), fc.integer({ min: -5, max: 150 }))
    .map(([firstRow, more]) => ({ firstRow, asOf: firstRow + more }));

  it('conserves money to the cent', () => {
    fc.assert(
      fc.property(entries, kernels, span, (spend, kernel, when) => {
        const { byDay, notYetMatured, beforeFirstRow } = matchSpend(spend, kernel, when);
        const matched = byDay.reduce((a, b) => a + b, 0);
        const total = spend.reduce((sum, { amount }) => sum + amount, 0);
        expect(Math.abs(matched + notYetMatured + beforeFirstRow - total)).toBeLessThan(0.001);
      }),
      { numRuns: 500, seed: 9 },
    );
  });

  it('is the convolution of spend by day with the kernel', () => {
    fc.assert(
      fc.property(entries, kernels, span, (spend, kernel, when) => {
        const { byDay } = matchSpend(spend, kernel, when);
        const plain = convolved(spend, kernel, when);
        byDay.forEach((v, i) => expect(Math.abs(v - plain[i])).toBeLessThan(0.001));
      }),
      { numRuns: 100, seed: 10 },
    );
  });
});

describe('matchedIn', () => {
  const kernel = Float64Array.from({ length: 100 }, (_, k) => (k + 1) / 100); // even over 100 days
  const matched = matchSpend([{ day: 0, days: 400, amount: 400 }], kernel, { asOf: 399, firstRow: 0 });

  it('refuses where more than a tenth of the kernel reaches before the first spend', () => {
    expect(matchedIn(matched, kernel, 0, 29)).toEqual({
      reason: '85 % of the money behind these wins would have been spent before the first row of Spend',
    });
    // by hand: day d lacks (99 - d) %: 85 to 94 lack 9.5 % on average, 84 to 93 lack 10.5 %
    expect(matchedIn(matched, kernel, 85, 94)).toHaveProperty('amount');
    expect(matchedIn(matched, kernel, 84, 93)).toHaveProperty('reason');
  });

  it('sums the days that are seen', () => {
    expect(matchedIn(matched, kernel, 200, 229)).toEqual({ amount: expect.closeTo(30, 9) });
    expect(matchedIn(matched, kernel, 390, 1000)).toEqual({ amount: expect.closeTo(10, 9) });
    expect(matchedIn(matched, kernel, 400, 500)).toHaveProperty('reason');
  });
});

function convolved(
  spend: readonly SpendEntry[],
  kernel: LagKernel,
  { asOf, firstRow }: { asOf: number; firstRow: number },
) {
  const out = new Float64Array(Math.max(0, asOf - firstRow + 1));
  for (const { day, days = 1, amount } of spend)
    for (let d = day; d < day + days; d++)
      kernel.forEach((share, k) => {
        const at = d + k - firstRow;
        if (at >= 0 && at < out.length) out[at] += (amount / days) * (share - (k ? kernel[k - 1] : 0));
      });
  return out;
}
