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

  // measured beforehand with the curve itself, predicted ÷ won by the end of the year; the deals of that file close less
  // often as time goes on
  test.each([
    ['2017-03-31', 1.71, 1.77],
    ['2017-04-30', 1.38, 1.41],
    ['2017-05-31', 1.09, 1.37],
    ['2017-06-30', 1.44, 1.84],
    ['2017-07-31', 1.34, 1.93],
    ['2017-08-31', 1.38, 2.21],
    ['2017-09-30', 1.7, 2.77],
  ])('open deals on %s: chances by age are nearer than the flat rate', (end, byAge, flat) => {
    const [head, ...rows] = deals;
    const [created, closed, stage, value] = ['engage_date', 'close_date', 'deal_stage', 'close_value'].map((name) =>
      head.indexOf(name),
    );
    // only won deals have amounts there
    const even = rows.map((row) => row.map((cell, c) => (c === value ? '100' : cell)));
    const [row] = rowsOf('WEIGHTEDPIPELINE', [head, ...even], asOf(end), 'details');
    const seen = rows.filter((each) => each[created] !== '' && each[created] <= end);
    const open = seen.filter((each) => each[closed] === '' || each[closed] > end);
    const won = open.filter((each) => each[stage] === 'Won').length;
    const past = seen.filter((each) => !open.includes(each));
    const learned = Number(row['Deals to win']) / won;
    const plain = (open.length * past.filter((each) => each[stage] === 'Won').length) / past.length / won;
    expect(row['Open deals']).toBe(open.length);
    expect(Math.abs(learned - byAge)).toBeLessThan(0.03);
    expect(plain).toBeCloseTo(flat, 1);
    expect(Math.abs(learned - 1)).toBeLessThan(Math.abs(plain - 1));
  });

  // that file holds no closing before March 2017, so that its oldest deals could not close young: newer ones do
  test.each(['2017-03-31', '2017-06-30', '2017-09-30'])('on %s the drift of those deals is said', (end) => {
    const [row] = rowsOf('WEIGHTEDPIPELINE', deals, asOf(end), 'details');
    expect(row.Note).toMatch(
      /^Deals created in the last (91|182) days close more often at the same age than older ones did$/,
    );
  });
});
