import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Realm } from '../../workbench/realm';
import { openBuilt, settings } from '../support/built';

const FOLDER = join(__dirname, '../../../shared/data/cdnow');
const present = existsSync(FOLDER);
if (!present) console.log('Skipped: the purchases of CDNOW are not on this machine.');

type Row = Record<string, string | number>;

/** Raw purchases as a table of deals: sample id, date, money. */
function dealsOf(): (string | number)[][] {
  const lines = readFileSync(join(FOLDER, 'CDNOW_sample.txt'), 'utf8').trim().split(/\r?\n/);
  return [
    ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount'],
    ...lines.map((line, i) => {
      const [, id, date, , money] = line.trim().split(/\s+/);
      return [`P-${i}`, id, 'Won', `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`, Number(money)];
    }),
  ];
}

(present ? describe : describe.skip)(
  'CDNOW from raw purchases, seen on 30 September 1997, through the built files',
  () => {
    const deals = present ? dealsOf() : [];
    const SETTINGS = settings('1997-09-30');
    // ID, x, t_x, T, mean value; at the published parameters: P(alive), purchases of 39 and 52 weeks, value of one; what came
    const oracle = present
      ? readFileSync(join(FOLDER, 'oracle_customers.csv'), 'utf8')
          .trim()
          .split(/\r?\n/)
          .slice(1)
          .map((line) => line.split(',').map(Number))
      : [];
    let built: Realm;
    beforeAll(() => {
      built = openBuilt();
    });
    const table = (...more: string[]): Row[] => {
      const [headings, ...rows] = built.call('CLV', [deals, SETTINGS, ...more]) as (string | number)[][];
      return rows.map((row) => Object.fromEntries(row.map((cell, c) => [headings[c], cell])));
    };

    const expected = (list: readonly Row[], id: number): Row =>
      list.find(({ Customer }) => Customer === String(id).padStart(4, '0')) as Row;

    test('the published parameters, and 1,653 purchases in weeks 40 to 78', () => {
      const [row] = table('details', 'horizon = 39 weeks');
      // Fader, Hardie & Lee (2005), table 2: .243 4.414 .793 2.426; Gamma-Gamma: lifetimes 0.11 prints 6.25 3.74 15.45,
      // Fader & Hardie, note 025 (2013), 6.25 3.74 15.44
      expect(row.Method).toBe(
        'BG/NBD (r 0.243, alpha 4.414 weeks, a 0.793, b 2.426) × Gamma-Gamma (p 6.25, q 3.74, v 15.44)',
      );
      expect(row.Refused).toBe(
        'ARPA × margin ÷ churn needs a recurring deal type or a churn in Settings: a repeat purchase has no churn',
      );
      expect(Math.abs(Number(row['Expected of all']) - 1653)).toBeLessThan(1);
      // 1,882 came
      expect(row['At least']).toBeLessThan(1882 - 0.01 * 1882);
      expect(Math.round(Number(row['At most']))).toBe(1874);
      expect(row.Customers).toBe(2357);
    });

    test('2,357 customers one by one: alive, 39 weeks, value of a purchase', () => {
      const list = table('customer', 'horizon = 39 weeks');
      expect(list.length).toBe(2357);
      const byId = new Map(list.map((row) => [Number(row.Customer), row]));
      const worst = [0, 0, 0, 0];
      for (const [id, x, , , , alive, in39, , worth] of oracle) {
        const row = byId.get(id) as Row;
        worst[0] = Math.max(worst[0], Math.abs(Number(row.Purchases) - x - 1));
        worst[1] = Math.max(
          worst[1],
          x === 0 ? Number(row['P(alive)'] !== '') : Math.abs(Number(row['P(alive)']) - alive),
        );
        worst[2] = Math.max(worst[2], Math.abs(Number(row['Expected purchases']) - in39) / (1 + in39));
        worst[3] = Math.max(worst[3], Math.abs(Number(row['Value per purchase']) - worth) / worth);
      }
      // the oracle stands on weeks rounded to two digits and parameters rounded to three
      [0, 1e-3, 2e-3, 3e-3].forEach((limit, i) => expect(worst[i]).toBeLessThanOrEqual(limit));
      const sum = list.reduce((total, row) => total + Number(row['Expected purchases']), 0);
      expect(Math.abs(sum - 1653)).toBeLessThan(1);
      // lifetimes 0.11, mean expected value of a purchase over all customers: 35.25296
      const mean = list.reduce((total, row) => total + Number(row['Value per purchase']), 0) / list.length;
      expect(mean).toBeCloseTo(35.253, 1);
      expect(Number(expected(list, 1)['Expected purchases'])).toBeCloseTo(1.226, 2);
    });

    test('customer 1516 in 52 weeks: 25.76; sorted by what each is still to bring', () => {
      const list = table('customer', 'horizon = 52 weeks');
      expect(Number(expected(list, 1516)['Expected purchases'])).toBeCloseTo(25.76, 1);
      const values = list.map(({ CLV }) => Number(CLV));
      expect(values).toEqual(values.slice().sort((a, b) => b - a));
      expect(table('customer', 'horizon = 52 weeks', 'top = 3').map(({ Customer }) => Customer)).toEqual(
        list.slice(0, 3).map(({ Customer }) => Customer),
      );
    });

    test('twelve months of CLV, weekly data in steps of a month at 1 % a month', () => {
      // oracle.json: steps of 4.345 weeks (30.4 days), 1 % each, first ten customers
      const rate = String(1.01 ** 12 - 1);
      const list = table('customer', 'horizon = 12 months', `discount = ${rate}`);
      const known = (JSON.parse(readFileSync(join(FOLDER, 'oracle.json'), 'utf8')) as Record<string, number[]>)[
        'clv_12_months_correct_weekly_steps_4.345'
      ];
      known.forEach((value, i) => expect(Number(expected(list, i + 1).CLV) / value).toBeCloseTo(1, 2));
    });
  },
);
