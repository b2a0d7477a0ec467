import { fitBgnbd } from './bgnbd';
import { seeded } from '../random/seeded';
import { asGrouped, simulatedBase } from './testing/simulatedBase';
import { expectedTotal } from './total';

const long = process.env.DEALSHEET_LONG === '1';

const truth = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

describe('expectedTotal', () => {
  // 600 bases each (200 at 5,000) gave 93.5 to 96.0 % for four kinds of customers
  it.each([
    [150, long ? 600 : 150],
    [1000, long ? 600 : 80],
    [5000, long ? 200 : 40],
  ])('its 95 %% interval holds the purchases of the next year: %d customers, %d bases', (customers, bases) => {
    let inside = 0;
    for (let i = 0; i < bases; i++) {
      const seed = 7919 * i + customers;
      const { grouped, later } = simulatedBase(seeded(seed), truth, customers, (u) => 27 + 12 * u(), 52, 'toTheMoment');
      const { low, high } = expectedTotal(fitBgnbd(grouped)!, grouped, 52);
      if (low <= later && later <= high) inside++;
    }
    expect(inside / bases).toBeGreaterThanOrEqual(0.92);
    expect(inside / bases).toBeLessThanOrEqual(0.99);
  });

  it('merging purchases by day, which the model does not know of, moves the total by less than 4 %', () => {
    let expected = 0;
    let counted = 0;
    for (let i = 0; i < 60; i++) {
      const { grouped, later } = simulatedBase(seeded(i), truth, 1000, (u) => 27 + 12 * u(), 52);
      expected += expectedTotal(fitBgnbd(grouped)!, grouped, 52).expected;
      counted += later;
    }
    expect(expected / counted).toBeGreaterThan(0.98);
    expect(expected / counted).toBeLessThan(1.04);
  });

  it('adds over groups and passes over what cannot be', () => {
    const rows = [
      [2, 30, 39, 3],
      [0, 0, 30, 5],
      [1, 4, 38, 4],
    ];
    const fit = fitBgnbd(asGrouped(rows))!;
    const parts = rows.map((row) => expectedTotal(fit, asGrouped([row]), 10).expected);
    const total = expectedTotal(fit, asGrouped([...rows, [1, 9, 3, 5], [0, 0, 5, 0]]), 10).expected;
    expect(total).toBeCloseTo(parts[0] + parts[1] + parts[2], 9);
    expect(expectedTotal(fit, asGrouped([]), 10)).toMatchObject({ expected: 0, low: 0, high: 0, standardError: 0 });
  });
});
