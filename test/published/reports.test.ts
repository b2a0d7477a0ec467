import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEMPLATES } from '../../src/reports/templates';
import type { Data } from '../road/matrix';
import { expectReport, isLong, LOCALES, openAt } from '../road/matrix';
import { readCsv } from '../support/csv';

const FOLDER = join(__dirname, '../../../shared/data/crm_maven');
const present = existsSync(FOLDER);
if (!present) console.log('Skipped: the published opportunities of crm_maven are not on this machine.');

(present ? describe : describe.skip)('every report on crm_maven, 8,800 opportunities', () => {
  const rows = present ? readCsv(join(FOLDER, 'sales_pipeline.csv')) : [];
  const teams = present ? readCsv(join(FOLDER, 'sales_teams.csv')) : [];
  const oracle = present ? JSON.parse(readFileSync(join(FOLDER, 'oracle.json'), 'utf8')) : {};
  // all of them closed in 2017, which ends with the last row
  const data: Data = {
    name: 'crm_maven',
    tabs: [
      { name: 'Deals', rows: rows.map((row, r) => row.map((x, c) => (r > 0 && c === 7 && x !== '' ? Number(x) : x))) },
      { name: 'Owners', rows: teams },
    ],
    asOf: '2017-12-31',
    counted: { sales: oracle.revenue_won_total, won: rows.filter((row) => row[4] === 'Won').length },
  };
  // the usual run builds two reports in one place, the long one every report in every place
  const places = LOCALES.filter((_, l) => isLong || l === 2);

  test.each(places)(
    '%s: right, without an error or an empty chart, in forty service calls',
    (locale) => {
      const book = openAt(data, locale);
      TEMPLATES.forEach(({ title }, t) => {
        if (isLong || t === 0 || t === 5) expectReport(book, data, title, t % 2 ? 'live' : 'snapshot');
      });
    },
    1800000,
  );
});
