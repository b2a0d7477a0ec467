import * as fc from 'fast-check';
import { cohortCurve } from './cohortCurve';
import { churnValue, cohortValue } from './simpleValue';

describe('cohortCurve', () => {
  const customers = [10, 10, 20];
  const revenue = [[100, 50, 25], [100, 60], [300]];

  it('completes the triangle by the chain-ladder', () => {
    // by hand: growth 310/200 and 175/150; ages 500/40, (150 + 160 + 465)/40, (175 + 186.667 + 542.5)/40
    const curve = cohortCurve({ customers, revenue }, 1)!;
    [12.5, 19.375, 22.604166666666668].forEach((v, i) => expect(curve.perCustomer[i]).toBeCloseTo(v, 12));
    expect(curve.cohorts).toEqual([3, 2, 1]);
  });

  it('ends with the last age that enough cohorts have reached', () => {
    expect(cohortCurve({ customers, revenue })!.perCustomer).toEqual([12.5]);
    expect(cohortCurve({ customers, revenue }, 4)).toBeNull();
    expect(cohortCurve({ customers: [], revenue: [] })).toBeNull();
  });

  it('adds per customer where a sum is not above zero', () => {
    // by hand: age 0 is nothing; age 1 adds 40 per 20 customers to the third cohort of 20
    const curve = cohortCurve({ customers, revenue: [[0, 10], [0, 30], [0]] }, 1)!;
    expect(curve.perCustomer).toEqual([0, 2]);
  });

  it('gives back a curve that all cohorts share', () => {
    const curve = fc.array(fc.nat(1000), { minLength: 1, maxLength: 15 }).map((rest) => [50, ...rest]);
    fc.assert(
      fc.property(
        curve,
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 16, maxLength: 20 }),
        (growth, sizes) => {
          const rows = sizes.map((n, c) => growth.slice(0, sizes.length - c).map((v) => v * n));
          const found = cohortCurve({ customers: sizes, revenue: rows }, 1)!.perCustomer;
          let sum = 0;
          growth.forEach((v, age) => expect(found[age]).toBeCloseTo((sum += v), 6));
        },
      ),
      { seed: 8 },
    );
  });
});

describe('the plain rungs', () => {
  it('cohort curve: discounted by age, null beyond its end', () => {
    // by hand: .5 x (100 + 20/1.25 + 30/1.5625)
    const curve = { perCustomer: [100, 120, 150], cohorts: [3, 3, 3] };
    expect(cohortValue(curve, 3, 0.5, 0.25)).toBeCloseTo(67.6, 12);
    expect(cohortValue(curve, 4, 0.5, 0)).toBeNull();
  });

  it('churn: ARPA x margin / churn without end, months at churn 0', () => {
    expect(churnValue(100, 0.8, 0.04, Infinity, 0)).toBeCloseTo(2000, 9);
    expect(churnValue(100, 0.8, 0.04, 36, 0)).toBeCloseTo(2000 * (1 - 0.96 ** 36), 9);
    expect(churnValue(100, 0.8, 0, 36, 0)).toBeCloseTo(2880, 9);
    expect(churnValue(100, 0.8, 1, 36, 0.01)).toBeCloseTo(80, 12);
    expect(churnValue(100, 0.8, 0, Infinity, 0)).toBeNull();
    expect(churnValue(100, 0.8, NaN, 36, 0)).toBeNull();
    expect(churnValue(100, 0.8, 1.2, 36, 0)).toBeNull();
  });
});
