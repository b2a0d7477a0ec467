import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from '../support/csv';
import { asOf, cell, rowsOf } from '../support/cell';

const FOLDER = join(__dirname, '../../../shared/data');
const present = existsSync(join(FOLDER, 'crm_maven'));
if (!present) console.info('skipped: sales cycle of crm_maven, ../shared/data is absent');

(present ? describe : describe.skip)('the sales cycle of crm_maven as of 2017-12-31, as cells show it', () => {
  const deals = present ? readCsv(join(FOLDER, 'crm_maven/sales_pipeline.csv')) : [];
  const day = asOf('2017-12-31');

  test('half of all deals are closed by day 69 (67 to 70), R survival 3.5.3', () => {
    const [row] = rowsOf('SALESCYCLE', deals, day, 'basis = censored', 'outcome = closed', 'details');
    expect(row).toMatchObject({ 'Sales cycle (created)': 69, 'Low 95%': 67, 'High 95%': 70 });
    // the plain median of the closed ones, and the open deals that no closing ever was as old as
    expect(row).toMatchObject({ 'Median days': 45, 'Open (created)': 1589, 'Older than any closed': 1291 });
  });

  test('half of what is won is won by day 59, quartiles 9 and 89; 93 would take losses as not finished', () => {
    const [row] = rowsOf('SALESCYCLE', deals, day, 'basis = censored', 'details');
    expect(row['Sales cycle (created)']).toBe(59);
    expect(row).toMatchObject({ 'Lower quartile (created)': 9, 'Upper quartile (created)': 89, 'Median days': 57 });
  });

  test('won within 90 days: .3970147 (Aalen–Johansen, R survival 3.5.3)', () => {
    expect(cell('WINRATE', deals, day, 'basis = within')).toBeCloseTo(0.3970147, 7);
    expect(cell('WINRATE', deals, day, 'within = 90 days')).toBeCloseTo(0.3970147, 7);
  });
});
