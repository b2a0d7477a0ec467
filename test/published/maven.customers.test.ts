import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Realm } from '../../workbench/realm';
import { openBuilt, settings } from '../support/built';
import { readCsv } from '../support/csv';

const FOLDER = join(__dirname, '../../../shared/data/crm_maven');
const present = existsSync(FOLDER);
if (!present) console.log('Skipped: the published opportunities of crm_maven are not on this machine.');

type Grid = (string | number)[][];
type Sums = Record<'new_rev' | 'ret_rev' | 'new_deals' | 'ret_deals', number>;
const COLUMNS: readonly (readonly [keyof Sums, string])[] = [
  ['new_rev', 'New sales'],
  ['ret_rev', 'Returning sales'],
  ['new_deals', 'New deals'],
  ['ret_deals', 'Returning deals'],
];

(present ? describe : describe.skip)(
  'crm_maven: new and returning by quarter and account, in three conventions',
  () => {
    const oracle = present ? JSON.parse(readFileSync(join(FOLDER, 'oracle.json'), 'utf8')) : {};
    const deals = present ? readCsv(join(FOLDER, 'sales_pipeline.csv')) : [];
    let built: Realm;
    beforeAll(() => {
      built = openBuilt();
    });
    const rowsOf = (...more: unknown[]): Map<string, Record<string, number>> => {
      const [headings, ...rows] = built.call('NEWVSRETURNING', [deals, settings('2017-12-31'), ...more]) as Grid;
      return new Map(
        rows.map((row) => [String(row[0]), Object.fromEntries(row.map((cell, c) => [headings[c], Number(cell)]))]),
      );
    };

    test.each([
      ['deal', 'first_deal'],
      ['day', 'first_day'],
      ['month', 'first_month'],
    ])('by quarter, basis = %s: the months of the oracle added up', (basis, key) => {
      const months = oracle.new_vs_returning_by_account_won[key].by_month as Record<string, Sums>;
      const quarters = rowsOf('quarter', `basis = ${basis}`);
      for (const [quarter, row] of quarters) {
        const [year, q] = quarter.split('-Q').map(Number);
        for (const [name, heading] of COLUMNS) {
          const sum = [1, 2, 3].reduce(
            (total, m) => total + (months[`${year}-${String((q - 1) * 3 + m).padStart(2, '0')}`]?.[name] ?? 0),
            0,
          );
          expect([quarter, heading, row[heading]]).toEqual([quarter, heading, sum]);
        }
      }
    });

    test.each(['deal', 'day', 'month'])('by account, basis = %s: a plain count over the rows of the file', (basis) => {
      const [head, ...rows] = deals;
      const at = (name: string): number => head.indexOf(name);
      const won = rows
        .filter((row) => row[at('deal_stage')] === 'Won' && row[at('account')] !== '')
        .map((row) => ({
          id: row[at('opportunity_id')],
          account: row[at('account')],
          day: row[at('close_date')],
          money: Number(row[at('close_value')]),
        }))
        .sort((a, b) => (a.day + ' ' + a.id < b.day + ' ' + b.id ? -1 : 1));
      const first = new Map<string, (typeof won)[number]>();
      const expected = new Map<string, Sums>();
      for (const deal of won) {
        if (!first.has(deal.account)) first.set(deal.account, deal);
        const start = first.get(deal.account)!;
        const length = basis === 'day' ? 10 : 7;
        const isNew =
          basis === 'deal' ? start.id === deal.id : deal.day.slice(0, length) === start.day.slice(0, length);
        const sums = expected.get(deal.account) ?? { new_rev: 0, ret_rev: 0, new_deals: 0, ret_deals: 0 };
        expected.set(deal.account, sums);
        sums[isNew ? 'new_rev' : 'ret_rev'] += deal.money;
        sums[isNew ? 'new_deals' : 'ret_deals']++;
      }
      const accounts = rowsOf('customer', `basis = ${basis}`);
      expect(expected.size).toBe(85);
      for (const [account, sums] of expected)
        for (const [name, heading] of COLUMNS)
          expect([account, heading, accounts.get(account)?.[heading]]).toEqual([account, heading, sums[name]]);
    });
  },
);
