import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Realm } from '../../workbench/realm';
import { openBuilt, settings } from '../support/built';
import { readCsv } from '../support/csv';

const FOLDER = join(__dirname, '../../../shared/data/crm_maven');
const present = existsSync(FOLDER);
if (!present) console.log('Skipped: the published opportunities of crm_maven are not on this machine.');

type Grid = (string | number)[][];

(present ? describe : describe.skip)(
  'crm_maven: 8,800 opportunities against oracle.json, through the built files',
  () => {
    const oracle = present ? JSON.parse(readFileSync(join(FOLDER, 'oracle.json'), 'utf8')) : {};
    const text = present ? readCsv(join(FOLDER, 'sales_pipeline.csv')) : [];
    const numbered = text.map((row, r) =>
      row.map((cell, c) => (r > 0 && c === 7 && cell !== '' ? Number(cell) : cell)),
    );
    const dated = numbered.map((row, r) =>
      row.map((cell, c) => (r > 0 && (c === 5 || c === 6) && cell !== '' ? new Date(`${cell}T00:00:00Z`) : cell)),
    );
    const shuffled = [
      numbered[0],
      ...numbered
        .slice(1)
        .sort((a, b) =>
          String(a[0]).split('').reverse().join('') < String(b[0]).split('').reverse().join('') ? -1 : 1,
        ),
    ];
    const SETTINGS = settings('2017-12-31');
    let built: Realm;
    beforeAll(() => {
      built = openBuilt();
    });
    const forms = { 'ISO text': numbered, 'date cells': dated, 'rows in another order': shuffled };

    describe.each(Object.keys(forms) as (keyof typeof forms)[])('%s', (form) => {
      const deals = forms[form];
      const ask = (name: string, ...more: unknown[]): unknown => built.call(name, [deals, SETTINGS, ...more]);
      const table = (name: string, ...more: unknown[]): Grid => ask(name, ...more) as Grid;
      const column = (grid: Grid, heading: string, label: string): unknown =>
        grid.find((row) => row[0] === label)?.[grid[0].indexOf(heading)];

      test('SALES in total, and by week, month, quarter, agent and product', () => {
        expect(ask('SALES')).toBe(oracle.revenue_won_total);
        const weeks = table('SALES', 'week', 'plain').slice(1);
        const weekOf = (monday: string): unknown => built.call('SALES', [deals, SETTINGS, 'week of', monday]);
        const byMonday = Object.entries(oracle.revenue_by_close_week_monday as Record<string, [number, number]>);
        expect(weeks.length).toBe(byMonday.length);
        expect(weeks.map((row) => row[1])).toEqual(byMonday.map(([, [money]]) => money));
        expect(weekOf(byMonday[3][0])).toBe(byMonday[3][1][0]);
        const months = Object.entries(oracle.revenue_by_close_month as Record<string, [number, number]>);
        expect(
          table('SALES', 'month')
            .slice(1)
            .map((row) => row.slice(0, 3)),
        ).toEqual(months.map(([month, [money, won]]) => [month, money, won]));
        const quarters = Object.entries(oracle.revenue_by_close_quarter as Record<string, [number, number]>);
        expect(
          table('SALES', 'quarter')
            .slice(1)
            .map((row) => row.slice(0, 2)),
        ).toEqual(quarters.map(([quarter, [money]]) => [quarter.replace('Q', '-Q'), money]));
        for (const [by, key] of [
          ['owner', 'by_sales_agent'],
          ['product', 'by_product'],
        ] as const) {
          const grid = table('SALES', by);
          const expected = oracle[key] as Record<string, { revenue_won: number; won: number }>;
          expect(grid.length - 1).toBe(Object.keys(expected).length);
          for (const name of Object.keys(expected)) {
            expect(column(grid, 'Sales', name)).toBe(expected[name].revenue_won);
            expect(column(grid, 'Won', name)).toBe(expected[name].won);
          }
        }
      });

      test('WINRATE with its interval, in total, by agent and by product', () => {
        expect(ask('WINRATE')).toBeCloseTo(oracle.win_rate, 6);
        const details = table('WINRATE', 'details');
        expect(details[1][details[0].indexOf('Low 95%')]).toBeCloseTo(oracle.win_rate_wilson95[0], 6);
        expect(details[1][details[0].indexOf('High 95%')]).toBeCloseTo(oracle.win_rate_wilson95[1], 6);
        for (const [by, key] of [
          ['owner', 'by_sales_agent'],
          ['product', 'by_product'],
        ] as const) {
          const grid = table('WINRATE', by);
          const expected = oracle[key] as Record<
            string,
            { win_rate: number; wilson95: [number, number]; lost: number }
          >;
          for (const name of Object.keys(expected)) {
            expect(column(grid, 'Win rate', name)).toBeCloseTo(expected[name].win_rate, 6);
            expect(column(grid, 'Low 95%', name)).toBeCloseTo(expected[name].wilson95[0], 6);
            expect(column(grid, 'High 95%', name)).toBeCloseTo(expected[name].wilson95[1], 6);
            expect(column(grid, 'Lost', name)).toBe(expected[name].lost);
          }
        }
      });

      test('SALESCYCLE: mean and median of won, lost and closed deals', () => {
        for (const [outcome, key] of [
          ['won', 'won'],
          ['lost', 'lost'],
          ['closed', 'all_closed'],
        ]) {
          const expected = oracle.days_to_close[key];
          expect(ask('SALESCYCLE', `outcome = ${outcome}`)).toBeCloseTo(expected.mean, 6);
          expect(ask('SALESCYCLE', `outcome = ${outcome} and basis = median`)).toBe(expected.median);
          const grid = table('SALESCYCLE', 'details', `outcome = ${outcome}`);
          expect(grid[1][grid[0].indexOf('Deals')]).toBe(expected.n);
        }
      });

      test.each([
        ['deal', 'first_deal'],
        ['day', 'first_day'],
        ['month', 'first_month'],
      ])('NEWVSRETURNING by month, basis = %s', (basis, key) => {
        const expected =
          oracle.new_vs_returning_by_account_won[key] ??
          oracle.new_vs_returning_by_account_won[
            Object.keys(oracle.new_vs_returning_by_account_won).find((each) => each.includes(basis)) as string
          ];
        const grid = table('NEWVSRETURNING', 'month', `basis = ${basis}`, 'with total');
        const months = Object.entries(expected.by_month as Record<string, Record<string, number>>);
        expect(grid.length).toBe(months.length + 2);
        for (const [month, row] of months) {
          expect(column(grid, 'New sales', month)).toBe(row.new_rev);
          expect(column(grid, 'Returning sales', month)).toBe(row.ret_rev);
          expect(column(grid, 'New deals', month)).toBe(row.new_deals);
          expect(column(grid, 'Returning deals', month)).toBe(row.ret_deals);
          expect(column(grid, 'New customers', month)).toBe(row.new_customers);
          expect(column(grid, 'Returning customers', month)).toBe(row.ret_customers);
        }
        expect(column(grid, 'New sales', 'Total')).toBe(expected.total_new);
        expect(column(grid, 'Returning sales', 'Total')).toBe(expected.total_returning);
      });
    });

    test('arguments in any order', () => {
      const answer = built.call('WINRATE', [
        numbered,
        SETTINGS,
        '2017-Q3',
        'owner',
        'product = GTX Basic',
        'with total',
      ]);
      const orders = [
        ['owner', '2017-Q3', 'with total', 'product = GTX Basic', numbered, SETTINGS],
        [SETTINGS, 'with total', numbered, 'product = GTX Basic', 'owner', '2017-Q3'],
        ['2017-Q3', SETTINGS, 'product = GTX Basic', 'with total', 'owner', numbered],
      ];
      for (const args of orders) expect(built.call('WINRATE', args)).toEqual(answer);
    });
  },
);
