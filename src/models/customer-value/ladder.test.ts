import { chooseRung, type Evidence } from './ladder';
import { holdOut } from './holdOut';
import { seeded } from '../random/seeded';
import { asGrouped, simulatedBase } from './testing/simulatedBase';

const rich: Evidence = {
  customers: 100,
  repeaters: 50,
  repeats: 150,
  time: 300,
  medianGap: 100,
  months: 12,
  cohortsAtHorizon: 3,
  churn: null,
  holdOut: () => ({ actual: 50, predicted: 50, standardError: 5, refusals: [] }),
};
const noChurn = {
  rung: 'churn',
  reasons: ['ARPA × margin ÷ churn needs a recurring deal type or a churn in Settings: a repeat purchase has no churn'],
};

describe('chooseRung', () => {
  it('takes BG/NBD exactly at its thresholds', () => {
    expect(chooseRung(rich)).toEqual({ rung: 'bgnbd', refused: [noChurn] });
  });

  it.each<[Partial<Evidence>, string]>([
    [{ customers: 99 }, 'BG/NBD needs at least 100 customers, and there are 99'],
    [{ repeaters: 49 }, 'BG/NBD needs at least 50 customers with a repeat purchase, and there are 49'],
    [{ repeats: 149 }, 'BG/NBD needs at least 150 repeat purchases, and there are 149'],
    [{ time: 299 }, 'BG/NBD needs to see three times the usual gap between two purchases, and the history is shorter'],
    [
      { medianGap: null },
      'BG/NBD needs to see three times the usual gap between two purchases, and the history is shorter',
    ],
    [{ holdOut: () => null }, 'BG/NBD needs purchases before and in the last third of the history to be tested on'],
    [{ holdOut: () => ({ actual: 1, predicted: 9, standardError: 1, refusals: ['too many'] }) }, 'too many'],
  ])('below them it takes the cohort curve and says why: %j', (less, reason) => {
    expect(chooseRung({ ...rich, ...less })).toEqual({
      rung: 'cohortCurve',
      refused: [noChurn, { rung: 'bgnbd', reasons: [reason] }],
    });
  });

  it.each<[Partial<Evidence>, string]>([
    [{ customers: 29 }, 'the cohort curve needs at least 30 customers, and there are 29'],
    [{ months: 11 }, 'the cohort curve needs at least 12 whole months, and there are 11'],
    [{ cohortsAtHorizon: 2 }, 'the cohort curve needs at least three cohorts as old as the horizon, and there are 2'],
  ])('without a cohort curve it takes what was earned so far: %j', (less, reason) => {
    const { rung, refused } = chooseRung({ ...rich, repeats: 0, ...less });
    expect(rung).toBe('historic');
    expect(refused[2]).toEqual({ rung: 'cohortCurve', reasons: [reason] });
  });

  it('takes churn wherever one is known', () => {
    expect(chooseRung({ ...rich, churn: 0 })).toEqual({ rung: 'churn', refused: [] });
    expect(chooseRung({ ...rich, churn: 1.5 }).refused[0].reasons).toEqual([
      'ARPA × margin ÷ churn needs a churn between 0 and 100 %, got 150 %',
    ]);
  });

  it('does not fit for the hold-out when something else is missing', () => {
    const asked = jest.fn(() => null);
    chooseRung({ ...rich, customers: 5, holdOut: asked });
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('holdOut', () => {
  it('refuses when the customers stop, worse than the same rate or not', () => {
    const { grouped } = simulatedBase(seeded(1), { r: 2, alpha: 10, a: 0.5, b: 10 }, 300, () => 80, 0);
    const few = Array.from(grouped.n, () => 0.01);
    const stopped = holdOut(grouped, few, 40)!;
    expect(stopped.refusals[0]).toMatch(/^BG\/NBD fitted on the first two thirds expects \d+ repeat purchases/);
  });

  it('is null when nothing was bought later or nothing can be fitted', () => {
    const grouped = asGrouped([
      [1, 5, 9, 4],
      [0, 0, 8, 4],
    ]);
    expect(holdOut(grouped, [0, 0], 4)).toBeNull();
    expect(holdOut(asGrouped([]), [], 4)).toBeNull();
  });

  it('passes in at least 90 of 100 bases that live as the model says', () => {
    let passed = 0;
    for (let seed = 0; seed < 100; seed++) {
      const truth = { r: 0.8, alpha: 8, a: 0.8, b: 3 };
      const { grouped, laterBy } = simulatedBase(seeded(seed), truth, 200, (u) => 50 + 10 * u(), 25);
      if (holdOut(grouped, laterBy, 25)!.refusals.length === 0) passed++;
    }
    expect(passed).toBeGreaterThanOrEqual(90);
  });
});
