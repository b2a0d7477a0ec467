import { asOf, rowsOf } from '../../../test/support/cell';
import { dayOf, isoText } from '../../calendar/day';
import { poisson } from '../../models/customer-value/testing/random';
import { normal, seeded } from '../../models/random/seeded';
import type { Uniform } from '../../models/random/seeded';

const TEAMS = 100;
const MONTHS = 28;
const start = (month: number): number => dayOf(2024 + Math.floor(month / 12), (month % 12) + 1, 1);
const last = start(MONTHS) - 1;

/** Monthly spend of one team, in thousands. */
const SHAPES: Record<string, (month: number) => number> = {
  'a step to three times': (month) => (month < 12 ? 20 : 60),
  'six percent more each month': (month) => 20 * 1.06 ** month,
  'seasonal, sixty percent up and down': (month) => 20 * (1 + 0.6 * Math.sin((month * Math.PI) / 6)),
  'bursts each sixth month': (month) => (month % 6 === 3 ? 80 : 8),
};

/** Deals and spend of a team: every 1,000 spent brings one customer, after a time of median 75 days, and one deal that is lost. */
function team(u: Uniform, shape: (month: number) => number, leadDays = 0): unknown[][][] {
  const spend: unknown[][] = [['Month', 'Spend']];
  const deals: unknown[][] = [['Customer', 'Status', 'Created', 'Close date']];
  const leads: unknown[][] = [['Lead ID', 'Source', 'Created', 'Company']];
  for (let month = 0; month < MONTHS; month++) {
    spend.push([isoText(start(month)), shape(month) * 1000]);
    const days = start(month + 1) - start(month);
    for (let day = start(month); day < start(month + 1); day++)
      for (const status of ['Won', 'Lost'])
        for (let n = poisson(u, shape(month) / days); n > 0; n--) {
          const close = day + Math.floor((status === 'Won' ? 75 : 60) * Math.exp(0.6 * normal(u)));
          const isOpen = close > last;
          const name = `C${leads.length}`;
          leads.push([`L${leads.length}`, 'Ads', isoText(day), name]);
          const created = Math.min(day + leadDays, close);
          if (created <= last)
            deals.push([name, isOpen ? 'Open' : status, isoText(created), isOpen ? '' : isoText(close)]);
        }
  }
  return leadDays > 0 ? [deals, spend, leads] : [deals, spend];
}

/** How far the CAC of each month is off 1,000, over all teams together. */
function offs(name: string, teams: number, leadDays = 0, tables = 3): number[] {
  const matched = new Map<unknown, number>();
  const won = new Map<unknown, number>();
  for (let seed = 0; seed < teams; seed++) {
    const args = [
      ...team(seeded(seed), SHAPES[name], leadDays).slice(0, tables),
      asOf(isoText(last)),
      'lag = auto',
      'month',
    ];
    for (const row of rowsOf('CAC', ...args)) {
      if (row['CAC (lag-adjusted)'] === '') continue;
      matched.set(row.Period, (matched.get(row.Period) ?? 0) + Number(row['Matched spend']));
      won.set(row.Period, (won.get(row.Period) ?? 0) + Number(row['New customers']));
    }
  }
  return Array.from(matched, ([month, money]) => Math.abs(money / Number(won.get(month)) / 1000 - 1));
}

test.each(Object.keys(SHAPES))('a true CAC of 1,000, spend as %s: off by at most 8 %% in every month', (name) => {
  const off = offs(name, TEAMS);
  expect(off.length).toBeGreaterThanOrEqual(22);
  expect(Math.max(...off)).toBeLessThanOrEqual(0.08);
});

test('deals that are created 45 days after the lead that the money brought: with the Leads table as near, without it far off', () => {
  const name = 'bursts each sixth month';
  const off = offs(name, TEAMS, 45);
  expect(off.length).toBeGreaterThanOrEqual(21);
  expect(Math.max(...off)).toBeLessThanOrEqual(0.08);
  expect(Math.max(...offs(name, 20, 45, 2))).toBeGreaterThan(0.3);
});
