import { lagKernel } from './kernel';
import { matchedIn, matchSpend, type SpendEntry } from './matchSpend';
import { poisson } from '../customer-value/testing/random';
import { normal, seeded } from '../random/seeded';
import type { Uniform } from '../random/seeded';

const MONTHS = 28;
const DAYS = 30;
const asOf = MONTHS * DAYS - 1;

/** Monthly spend of one team, in thousands. */
const shapes: Record<string, (month: number) => number> = {
  'a step to three times': (month) => (month < 12 ? 20 : 60),
  'six percent more each month': (month) => 20 * 1.06 ** month,
  'seasonal, sixty percent up and down': (month) => 20 * (1 + 0.6 * Math.sin((month * Math.PI) / 6)),
  'bursts each sixth month': (month) => (month % 6 === 3 ? 80 : 8),
};

describe('spend matched by the kernel of the deals finds the planted CAC of 1,000', () => {
  it.each(Object.keys(shapes))('%s: within 8 %% in every month, as ratio of sums over 200 teams', (name) => {
    const matched = new Float64Array(MONTHS);
    const won = new Float64Array(MONTHS);
    for (let team = 0; team < 200; team++) {
      const { spend, wonBy, curve } = simulatedTeam(seeded(team), shapes[name]);
      const kernel = lagKernel(curve)!;
      const result = matchSpend(spend, kernel, { asOf, firstRow: 0 });
      for (let month = 0; month < MONTHS; month++) {
        const period = matchedIn(result, kernel, month * DAYS, month * DAYS + DAYS - 1);
        if (!('amount' in period)) continue;
        matched[month] += period.amount;
        won[month] += wonBy[month];
      }
    }
    const off = Array.from(matched, (money, month) => (won[month] ? money / won[month] / 1000 - 1 : null));
    const answered = off.filter((v) => v !== null);
    expect(answered.length).toBeGreaterThanOrEqual(22);
    expect(Math.max(...answered.map(Math.abs))).toBeLessThanOrEqual(0.08);
    expect(off.slice(0, 3)).toEqual([null, null, null]);
  });
});

/** Every 1,000 spent brings one customer, after a time of median 75 days, and three deals that are lost, after 60. */
function simulatedTeam(u: Uniform, shape: (month: number) => number) {
  const spend: SpendEntry[] = [];
  const wonBy = new Float64Array(MONTHS);
  const counts = [0, 1, 2].map(() => new Float64Array(asOf + 1)); // censored, won, lost by age
  for (let month = 0; month < MONTHS; month++) {
    spend.push({ day: month * DAYS, days: DAYS, amount: shape(month) * 1000 });
    for (let day = month * DAYS; day < (month + 1) * DAYS; day++)
      for (const outcome of [1, 2])
        for (let n = poisson(u, (shape(month) / DAYS) * (outcome === 1 ? 1 : 3)); n > 0; n--) {
          const age = Math.floor((outcome === 1 ? 75 : 60) * Math.exp(0.6 * normal(u)));
          if (day + age > asOf) counts[0][asOf - day]++;
          else {
            counts[outcome][age]++;
            if (outcome === 1) wonBy[Math.floor((day + age) / DAYS)]++;
          }
        }
  }
  return { spend, wonBy, curve: aalenJohansen(counts) };
}

function aalenJohansen([censored, won, lost]: readonly Float64Array[]) {
  let atRisk = [censored, won, lost].reduce((sum, by) => sum + by.reduce((a, b) => a + b), 0);
  let open = 1;
  let sum = 0;
  const incidence = Array.from(won, (w, age) => {
    if (atRisk > 0) {
      sum += (open * w) / atRisk;
      open *= 1 - (w + lost[age]) / atRisk;
    }
    atRisk -= w + lost[age] + censored[age];
    return sum;
  });
  return { day: incidence.map((_, age) => age), won: incidence };
}
