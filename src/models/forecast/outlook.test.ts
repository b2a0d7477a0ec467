import { simulatedTeam } from '../pipeline/testing/team';
import { earlier, expectedWins, standing } from '../pipeline/expected';
import type { DealHistory } from '../pipeline/learned';
import { outlook, sdOfSum, type Outlook } from './outlook';

const isLong = process.env.DEALSHEET_LONG === '1';
const AHEAD = 4;
const ENDS = [30, 60, 90, 120];

/** What a simulated team sold in periods of 30 days: the last four are the truth, the others are known. */
function soldBy({ since, days, value, outcome }: DealHistory): number[] {
  const periods = Math.floor(Math.max(...Array.from(since)) / 30);
  const sold = new Array<number>(periods).fill(0);
  for (let i = 0; i < since.length; i++) {
    const at = periods - 1 - Math.floor((since[i] - days[i]) / 30);
    if (outcome[i] === 1 && at >= 0) sold[at] += value[i];
  }
  return sold;
}

function lookAhead(history: DealHistory, known: readonly number[], withDeals = true): Outlook {
  const then = earlier(history, 30 * AHEAD);
  const made = outlook({
    values: known,
    period: 12,
    ended: known.map((_, k) => 30 * (known.length - 1 - k)),
    ends: ENDS,
    left: 1,
    deals: withDeals ? { all: then, own: then } : null,
    worth: 'amount',
  });
  if (typeof made === 'string') throw new Error(made);
  return made;
}

describe('outlook', () => {
  // on teams made apart from the models: people who differ, large deals that win less, bursts, drift, dead deals
  test('ranges hold what came, of each period and of their sum; open deals make the next period surer', () => {
    const teams = isLong ? 1000 : 60;
    let [n, in80, in95, sum80, sum95, withDeals, without, said, came] = Array<number>(9).fill(0);
    for (let seed = 1; seed <= teams; seed++) {
      const { history } = simulatedTeam(seed + 20000);
      const sold = soldBy(history);
      const truth = sold.slice(-AHEAD);
      const known = sold.slice(0, -AHEAD);
      const made = lookAhead(history, known);
      truth.forEach((v, h) => {
        n++;
        in80 += Number(Math.abs(v - made.total[h]) <= made.eighty * made.sd[h]);
        in95 += Number(Math.abs(v - made.total[h]) <= made.ninetyFive * made.sd[h]);
        expect(made.open[h]).toBeLessThanOrEqual(made.total[h] + 1e-9);
      });
      const [all, forecast] = [truth, made.total].map((list) => list.reduce((a, b) => a + b, 0));
      const sd = sdOfSum(made.sd, made.correlation);
      sum80 += Number(Math.abs(all - forecast) <= made.eighty * sd);
      sum95 += Number(Math.abs(all - forecast) <= made.ninetyFive * sd);
      const scale = known.reduce((a, b) => a + b, 0) / known.length;
      withDeals += Math.abs(truth[0] - made.total[0]) / scale;
      without += Math.abs(truth[0] - lookAhead(history, known, false).total[0]) / scale;
      said += forecast;
      came += all;
    }
    // 3 and 5 points and three standard errors, those of a period as if two of a team were one
    const near = (held: number, of: number, share: number, points: number): void =>
      expect(Math.abs(held / of - share)).toBeLessThan(points + 3 * Math.sqrt((2 * share * (1 - share)) / of));
    near(in80, n, 0.8, 0.05);
    near(in95, n, 0.95, 0.03);
    near(sum80, teams, 0.8, 0.05);
    near(sum95, teams, 0.95, 0.03);
    expect(withDeals).toBeLessThan(without);
    expect(Math.abs(said / came - 1)).toBeLessThan(isLong ? 0.05 : 0.2);
  });

  test('without open deals it is the forecast of the series, less what of the first period has passed', () => {
    const known = Array.from({ length: 30 }, (_, k) => 100 + (k % 3) * 10);
    const whole = outlook({ values: known, period: 12, ended: [], ends: ENDS, left: 1, deals: null, worth: 'amount' });
    const part = outlook({
      values: known,
      period: 12,
      ended: [],
      ends: ENDS,
      left: 0.25,
      deals: null,
      worth: 'amount',
    });
    if (typeof whole === 'string' || typeof part === 'string') throw new Error('no outlook');
    expect(part.total[0]).toBeCloseTo(whole.total[0] / 4, 9);
    expect(part.sd[0]).toBeCloseTo(whole.sd[0] / 2, 9);
    expect(part.total.slice(1)).toEqual(whole.total.slice(1));
    expect(whole.open).toEqual([0, 0, 0, 0]);
  });
});

describe('sdOfSum', () => {
  test('by hand: errors that do not hang together, that are one, and half-way', () => {
    expect(sdOfSum([3, 4], 0)).toBe(5);
    expect(sdOfSum([3, 4], 1)).toBe(7);
    expect(sdOfSum([3, 4], 0.5)).toBeCloseTo(Math.sqrt(12.5 + 24.5), 12);
    expect(sdOfSum([], 0.5)).toBe(0);
  });
});

describe('expectedWins', () => {
  const history = (deals: readonly (readonly number[])[]): DealHistory => ({
    since: deals.map((deal) => deal[0]),
    days: deals.map((deal) => deal[1]),
    value: deals.map(() => 100),
    outcome: deals.map((deal) => deal[2]),
    count: deals.map(() => 1),
  });

  test('by hand: half of the deals are won on day 10, the others lost; one is open since 4 days', () => {
    // a deal every third day from 60 to 12 days ago, every other one won
    const past = Array.from({ length: 17 }, (_, k) => [12 + 3 * k, 10, 1 + (k % 2)]);
    const all = history([...past, [4, 4, 0]]);
    const { open, fresh } = expectedWins(all, all, [5, 6, 20], 'amount');
    // 9 of 17; by day 5 it is 9 days old, by day 6 it is decided
    expect(open[0]).toBe(0);
    expect(open[1]).toBeCloseTo((100 * 9) / 17, 9);
    expect(open[2]).toBeCloseTo(0, 9);
    // of those created from tomorrow on, the ones of the first ten days are decided by day 20
    expect(fresh[0] + fresh[1]).toBeCloseTo(0, 9);
    const perDay = 17 / 60; // two windows of 30 days; the one of 60 days ago lies before them
    expect(fresh[2]).toBeCloseTo(perDay * 10 * (9 / 17) * 100, 9);
  });

  test('by hand: put back by 20 days', () => {
    const then = earlier(
      history([
        [30, 5, 1],
        [30, 15, 2],
        [25, 25, 0],
        [10, 2, 1],
      ]),
      20,
    );
    expect([then.since, then.days, then.outcome].map((column) => Array.from(column))).toEqual([
      [10, 10, 5],
      [5, 10, 5],
      [1, 0, 0],
    ]);
    expect(standing(then)).toEqual({ open: 2, closed: 1 });
  });
});
