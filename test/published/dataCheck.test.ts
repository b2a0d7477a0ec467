import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from '../support/cell';
import { settings } from '../support/built';
import { readCsv } from '../support/csv';

const FOLDER = join(__dirname, '../../../shared/data/crm_maven');
const present = existsSync(FOLDER);
if (!present) console.log('Skipped: the published opportunities of crm_maven are not on this machine.');

(present ? test : test.skip)('DATACHECK of crm_maven: what stays open, and the bounds that it leaves', () => {
  const oracle = JSON.parse(readFileSync(join(FOLDER, 'oracle.json'), 'utf8'));
  const rows = rowsOf('DATACHECK', readCsv(join(FOLDER, 'sales_pipeline.csv')), settings('2017-12-31'));
  const row = (part: string) => rows.find((each) => String(each.Problem).includes(part))!;
  const rate = (won: number, lost: number): number => won / (won + lost);
  // statistics of the file as published: 4,238 won, 2,473 lost; 1,291 open deals older than any that ever closed (138 days)
  const old = row('open longer than the longest-lived deal that was won (138 days)');
  expect(old.Rows).toBe(1291);
  expect(old['Win rate low']).toBeCloseTo(rate(4238, 2473 + 1291), 12);
  expect(old['Win rate high']).toBeCloseTo(rate(4238 + 1291, 2473), 12);
  // none of them has an amount, so that even if all were won nothing is added
  expect([old['Sales low'], old['Sales high']]).toEqual([oracle.revenue_won_total, oracle.revenue_won_total]);
  expect(row('without a created date').Rows).toBe(500);
  expect(row('open or lost without a customer').Rows).toBe(1425);
});
