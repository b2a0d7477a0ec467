import type { Cohorts } from './drift';
import { drift } from './drift';
import { openTeam } from './testing/openTeam';

/** Deals of 10 quarters, 40 of each, half of which close on day 10 in older quarters and `newer` of 40 in the last five. */
function cohorts(newer: number): Cohorts {
  const rows = Array.from({ length: 10 }, (_, quarter) => ({ quarter, closed: quarter < 5 ? newer : 20 }));
  return {
    quarters: rows.flatMap(({ quarter }) => [quarter, quarter]),
    days: rows.flatMap(() => [10, 60]),
    won: rows.flatMap(({ closed }) => [closed / 2, 0]),
    lost: rows.flatMap(({ closed }) => [closed / 2, 0]),
    open: rows.flatMap(({ closed }) => [0, 40 - closed]),
  };
}

describe('drift', () => {
  test('newer deals that close half as often, or more often, are told; equal ones are not', () => {
    expect(drift(cohorts(10))).toEqual({ quarters: 5, closes: 'less often' });
    expect(drift(cohorts(30))).toEqual({ quarters: 5, closes: 'more often' });
    expect(drift(cohorts(20))).toBeNull();
  });

  test('by hand: 100 and 84 of 200 on one day are χ² = 2.6 (p = .11), 100 and 66 are 12 (p < .001)', () => {
    expect(drift(cohorts(16.8))).toBeNull();
    expect(drift(cohorts(13.2))?.closes).toBe('less often');
  });

  test('fewer than 20 closed deals in a half say nothing', () => {
    expect(drift(cohorts(3.8))).toBeNull();
    expect(drift({ quarters: [], days: [], won: [], lost: [], open: [] })).toBeNull();
  });

  test('teams whose deals go on as ever are rarely said to drift', () => {
    let said = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const { deals, today } = openTeam(seed);
      const of = (outcome: number): number[] => deals.map((deal) => Number(deal.outcome === outcome));
      const found = drift({
        quarters: deals.map(({ created }) => Math.floor((today - created) / 91)),
        days: deals.map(({ created, closed }) => (closed ?? today) - created),
        won: of(1),
        lost: of(2),
        open: of(0),
      });
      if (found) said++;
    }
    expect(said / 300).toBeLessThan(0.04);
  });
});
