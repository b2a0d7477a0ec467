import { drawsOf } from '../random/draws';
import { arrivalsOf } from './arrivals';
import type { DealHistory } from './learned';
import { casesOf, chanceWithin, learn, placeAt, ripening } from './learned';
import { simulate } from './simulate';
import { simulatedTeam } from './testing/team';

const isLong = process.env.DEALSHEET_LONG === '1';
const history = (deals: readonly (readonly number[])[]): DealHistory => ({
  since: deals.map((deal) => deal[0]),
  days: deals.map((deal) => deal[1]),
  value: deals.map((deal) => deal[2]),
  outcome: deals.map((deal) => deal[3]),
  count: deals.map(() => 1),
});

describe('learned', () => {
  // the ten deals of days 0 … 12 whose incidences R survival 3.5.3 gives: F(3) = .325, S(3) = .45, F(8) = .475
  const ages = [0, 0, 1, 3, 3, 3, 5, 8, 9, 12];
  const outcomes = [1, 0, 2, 1, 1, 2, 0, 1, 0, 2];
  const cases = casesOf(history(ages.map((age, i) => [20, age, 100, outcomes[i]])));
  const learned = learn(cases, cases.count);

  test('shares won and open by age are those of R', () => {
    const at = placeAt(learned.ages, 3);
    expect(learned.won[at]).toBeCloseTo(0.325, 12);
    expect(learned.open[at]).toBeCloseTo(0.45, 12);
    expect(learned.ever).toBeCloseTo(0.475, 12);
    expect(learned.last).toBe(12);
  });

  test('by hand from those: won within 5 more days after 3 is (.475 − .325) / .45; within 4 none; after day 12 none', () => {
    const within = (age: number, more: number) =>
      chanceWithin(learned, placeAt(learned.ages, age), placeAt(learned.ages, age + more), NaN);
    expect(within(3, 5)).toBeCloseTo(1 / 3, 12);
    expect(within(3, 4)).toBe(0);
    expect(within(12, 50)).toBe(0);
  });

  test('by hand: of deals created on each of 4 days, how many will be of each age', () => {
    // created in 1, 2, 3, 4 days, they are 3, 2, 1, 0 days old at the end
    expect(Array.from(ripening([0, 2, 3, 9], 0, 4))).toEqual([0.5, 0.25, 0.25, 0]);
    // in the last two days: less what they were after two days (1 and 0 days old, two not yet there)
    expect(Array.from(ripening([0, 2, 3, 9], 2, 4))).toEqual([0, 0.25, 0.25, 0]);
  });
});

describe('a long history', () => {
  const entries = Array.from({ length: 2500 }, (_, i) => [300, (i * 7) % 40, 100 * (1 + (i % 3)), [0, 1, 2, 2][i % 4]]);
  const cases = casesOf(history(entries));

  test('deals that tell the same are one case of as many', () => {
    expect(cases.n).toBeLessThan(500);
    expect(cases.count.reduce((sum, each) => sum + each, 0)).toBe(2500);
  });

  test('and what is learned from them is what is learned deal by deal', () => {
    // the same deals in two halves, each too short to be put together: their curves' counts add up
    const whole = learn(cases, cases.count);
    const days = Array.from(new Set(entries.map((entry) => entry[1]))).sort((a, b) => a - b);
    let [left, won] = [1, 0];
    days.forEach((day, r) => {
      const risk = entries.filter((entry) => entry[1] >= day).length;
      const on = (outcome: number): number =>
        entries.filter((entry) => entry[1] === day && entry[3] === outcome).length;
      won += (left * on(1)) / risk;
      left *= 1 - (on(1) + on(2)) / risk;
      expect(whole.won[r]).toBeCloseTo(won, 10);
      expect(whole.open[r]).toBeCloseTo(left, 10);
    });
  });

  test('a large team is simulated as two thousand draws of its deals would have it', () => {
    // 600 open deals of 20 days, amounts of 100, 200 and 300; nothing new comes for want of recent deals
    const old = entries.filter((entry) => entry[3] !== 0).map(([, ...rest]) => [900, ...rest]);
    const open = Array.from({ length: 600 }, (_, i) => [20, 20, 100 * (1 + (i % 3)), 0]);
    const all = history([...old, ...open]);
    const own = history(open);
    const simulation = simulate({ history: all, own, days: 15, worth: 'amount' });
    const learnt = learn(casesOf(all), casesOf(all).count);
    const at = (days: number) => placeAt(learnt.ages, days);
    const mean = open.reduce(
      (sum, [, , value]) => sum + value * chanceWithin(learnt, at(20), at(35), Math.log(value)),
      0,
    );
    const drawn = simulation.open.reduce((sum, each) => sum + each, 0) / simulation.draws;
    expect(Math.abs(drawn / mean - 1)).toBeLessThan(0.03);
    // as many of such deals again as now make twice as much, and half as many half as much
    expect(simulation.odds(2.2 * drawn, 2)).toBeLessThan(0.5);
    expect(simulation.odds(1.8 * drawn, 2)).toBeGreaterThan(0.5);
  });
});

describe('arrivals', () => {
  test('by hand: 12 deals in 60 days, 9 and 3 in each half', () => {
    const since = [0, 1, 2, 3, 4, 5, 6, 7, 29, 30, 40, 59];
    const { perDay, dispersion, seen } = arrivalsOf(
      since,
      since.map(() => 1),
      60,
    );
    expect([perDay, seen]).toEqual([0.2, 12]);
    // (Σ(c − 6)² / 6 + 1.5 · 4) / (1 + 4) = (3 + 6) / 5
    expect(dispersion).toBeCloseTo(1.8, 12);
  });
});

describe('draws', () => {
  test('means and variances of 20,000 draws are those of the distributions, within 5 standard errors', () => {
    const random = drawsOf(3);
    const check = (draw: () => number, mean: number, variance: number): void => {
      const all = Array.from({ length: 20000 }, draw);
      const m = all.reduce((a, b) => a + b, 0) / all.length;
      const v = all.reduce((a, b) => a + (b - m) ** 2, 0) / all.length;
      expect(Math.abs(m - mean)).toBeLessThan(5 * Math.sqrt(variance / all.length));
      expect(v / variance).toBeGreaterThan(0.85);
      expect(v / variance).toBeLessThan(1.15);
    };
    check(() => random.uniform(), 0.5, 1 / 12);
    check(() => random.normal(), 0, 1);
    check(() => random.gamma(1), 1, 1);
    check(() => random.gamma(0.4), 0.4, 0.4);
    check(() => random.gamma(7), 7, 7);
    check(() => random.poisson(4), 4, 4);
    check(() => random.poisson(900), 900, 900);
    check(() => random.binomial(20, 0.3), 6, 4.2);
    check(() => random.binomial(1000, 0.1), 100, 90);
  });
});

describe('simulate', () => {
  const team = simulatedTeam(5);
  const ask = (days = team.days, draws = 400) =>
    simulate({ history: team.history, own: team.history, days, worth: 'amount', draws });

  test('repeats exactly for the same deals, however its entries are ordered but for rounding', () => {
    const [one, two] = [ask(), ask()];
    expect(Array.from(one.open)).toEqual(Array.from(two.open));
    expect(Array.from(one.fresh)).toEqual(Array.from(two.fresh));
  });

  test('a larger goal is less likely, a larger pipeline makes it likelier; 0 is reached', () => {
    const simulation = ask();
    const mean = simulation.open.reduce((sum, v, i) => sum + v + simulation.fresh[i], 0) / simulation.draws;
    const odds = [0.2, 0.6, 1, 1.4, 3].map((share) => simulation.odds(share * mean));
    expect(odds).toEqual(odds.slice().sort((a, b) => b - a));
    const by = [0, 0.5, 2, 4, 8].map((times) => simulation.odds(1.5 * mean, times));
    expect(by).toEqual(by.slice().sort((a, b) => a - b));
    expect(simulation.odds(0)).toBe(1);
    const times = simulation.timesFor(1.5 * mean, 0.8) as number;
    expect(Math.abs(simulation.odds(1.5 * mean, times) - 0.8)).toBeLessThan(0.05);
    expect(simulation.timesFor(1e15, 0.8)).toBeNull();
  });

  test('nothing open and nothing ever won: nothing will be', () => {
    const lost = history(Array.from({ length: 8 }, (_, i) => [30 * i + 20, 10, 100, 2]));
    const simulation = simulate({ history: lost, own: lost, days: 90, worth: 'amount', draws: 50 });
    expect(
      Array.from(simulation.open)
        .concat(Array.from(simulation.fresh))
        .every((v) => v === 0),
    ).toBe(true);
    expect(simulation.odds(1)).toBe(0);
    expect(simulation.timesFor(1, 0.8)).toBeNull();
  });

  test('by hand: of a shared deal its share is won; 4 halves of 1,000 that will be won are 2,000, twice as many 4,000', () => {
    // all were won at 30 days, so those of 20 days will be in ten, and none that is created in between
    const won = history(Array.from({ length: 8 }, (_, i) => [60 + i, 30, 1000, 1]));
    const open = history(Array.from({ length: 4 }, () => [20, 20, 1000, 0]));
    const own = { ...open, count: [0.5, 0.5, 0.5, 0.5] };
    const simulation = simulate({ history: won, own, days: 10, worth: 'amount', draws: 50 });
    expect(Array.from(new Set(simulation.open.map((v, at) => v + simulation.fresh[at])))).toEqual([2000]);
    expect(simulation.pipeline).toBe(2000);
    expect([4000, 4001].map((goal) => simulation.odds(goal, 2))).toEqual([1, 0]);
    // one and a half deals are two trials of 750
    const more = simulate({ history: won, own: { ...open, count: [1.5, 1, 1, 1] }, days: 10, worth: 'amount' });
    expect(Array.from(new Set(more.open))).toEqual([4500]);
  });

  // on a generator kept apart from the model (testing/team.ts): 4,000 teams in the long mode
  test('what is said to be likely comes true as often as said', () => {
    const teams = isLong ? 4000 : 120;
    const deciles = Array.from({ length: 10 }, () => ({ n: 0, said: 0, came: 0 }));
    let [simulated, won] = [0, 0];
    for (let seed = 1; seed <= teams; seed++) {
      const { history: deals, days, won: truth } = simulatedTeam(seed);
      const draws = isLong ? 1000 : 150;
      const simulation = simulate({ history: deals, own: deals, days, worth: 'amount', draws });
      const mean = simulation.open.reduce((sum, v, i) => sum + v + simulation.fresh[i], 0) / simulation.draws;
      simulated += mean;
      won += truth;
      const goal = mean * [0.5, 0.65, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.7][seed % 9];
      const said = simulation.odds(goal);
      const decile = deciles[Math.min(9, Math.floor(10 * said))];
      decile.n++;
      decile.said += said;
      decile.came += Number(truth >= goal);
    }
    expect(Math.abs(simulated / won - 1)).toBeLessThan(isLong ? 0.03 : 0.2);
    const least = isLong ? 200 : 8;
    const full = deciles.filter(({ n }) => n >= least);
    expect(full.length).toBeGreaterThan(5);
    for (const { n, said, came } of full) {
      const p = said / n;
      expect(Math.abs(came / n - p)).toBeLessThan(3 * Math.sqrt((p * (1 - p)) / n) + 0.03);
    }
  });
});
