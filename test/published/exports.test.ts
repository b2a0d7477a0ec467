import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isoText, NO_DAY } from '../../src/calendar/day';
import { UTC } from '../../src/calendar/zone';
import type { Values } from '../../src/tables/cell';
import { dateFormatOf } from '../../src/tables/dateColumns';
import { recognise } from '../../src/tables/recognise';
import type { Table } from '../../src/tables/table';
import { Book } from '../../src/tables/book';
import { shared } from '../../src/tables/table';
import { asOf, rowsOf } from '../support/cell';
import { readCsv } from '../support/csv';

const FOLDER = join(__dirname, '../../../shared/data');
const present = existsSync(join(FOLDER, 'crm_maven'));
if (!present) console.log('Skipped: the published exports are not on this machine.');

const tableOf = (values: Values): Table => new Book(shared(() => UTC)).add(values, recognise(values)!);
const load = (file: string): { rows: string[][]; table: Table; column: (heading: string) => string[] } => {
  const rows = readCsv(join(FOLDER, file)).filter((row) => row.some((cell) => cell !== ''));
  const column = (heading: string): string[] =>
    rows.slice(1).map((row) => row[rows[0].findIndex((each) => each.replace(/^\uFEFF/, '') === heading)]);
  return { rows, table: tableOf(rows), column };
};
const days = (table: Table, field: string): string[] => Array.from(table.day(field), isoText);

/** The columns of dates and of amounts of each export; all its dates begin with year-month-day. */
const EXPORTS: readonly [file: string, dates: Record<string, string>, amounts: Record<string, string>][] = [
  ['crm_maven/sales_pipeline.csv', { created: 'engage_date', close: 'close_date' }, { amount: 'close_value' }],
  ['crm_hubspot/winloss_deals_hubspot_import.csv', {}, { amount: 'Amount' }],
  [
    'crm_hubspot/fivetran_deal_data.csv',
    { created: 'property_createdate', close: 'property_closedate' },
    { amount: 'property_amount' },
  ],
  ['crm_hubspot/fivetran_deal_stage_data.csv', { entered: 'date_entered' }, {}],
  [
    'crm_salesforce_workshop/Opportunity.csv',
    { created: 'CreatedDate', close: 'CloseDate' },
    { amount: 'Amount', probability: 'Probability' },
  ],
  ['crm_salesforce_workshop/Lead.csv', { created: 'CreatedDate' }, {}],
  [
    'crm_salesforce_fivetran/sf_opportunity_data.csv',
    { created: 'created_date', close: 'close_date' },
    { amount: 'amount' },
  ],
  ['crm_salesforce_fivetran/sf_opportunity_line_item_data.csv', {}, { amount: 'total_price', quantity: 'quantity' }],
  ['crm_salesforce_small/mock_opportunities.csv', { created: 'CreatedDate', close: 'CloseDate' }, { amount: 'Amount' }],
  ['crm_salesforce_small/trailhead_opportunities.csv', { close: 'Close Date' }, { amount: 'Amount' }],
];

(present ? describe : describe.skip)('published exports load with their dates and amounts', () => {
  test.each(EXPORTS.filter(([file]) => existsSync(join(FOLDER, file))))('%s', (file, dates, amounts) => {
    const { table, column } = load(file);
    for (const field of Object.keys(dates)) {
      // an independent reading: the first ten characters, with the month and the date filled up to two digits
      const expected = column(dates[field]).map((text) => {
        const found = /^(\d{4})-(\d\d?)-(\d\d?)/.exec(text);
        const us = /^(\d\d?)\/(\d\d?)\/(\d{4})/.exec(text);
        const [y, m, d] = found ? found.slice(1) : us ? [us[3], us[1], us[2]] : ['', '', ''];
        return y === '' ? '' : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
      });
      expect([file, field, days(table, field)]).toEqual([file, field, expected]);
    }
    for (const field of Object.keys(amounts)) {
      const expected = column(amounts[field]).map((text) => (text === '' ? NaN : Number(text)));
      expect([file, field, Array.from(table.number(field))]).toEqual([file, field, expected]);
    }
    expect(table.problems()).toEqual([]);
  });
});

(present ? describe : describe.skip)('event logs as stages', () => {
  test('running-example: XES names of the case, the activity and the time', () => {
    const { table, column } = load('eventlogs/running-example.csv');
    expect(table.name).toBe('stages');
    expect(table.text('deal id')).toEqual(column('case:concept:name'));
    expect(table.text('stage')).toEqual(column('Activity'));
    expect(days(table, 'entered')).toEqual(column('time:timestamp').map((text) => text.slice(0, 10)));
  });

  test('edear_patients3: with the case named by the user', () => {
    const rows = readCsv(join(FOLDER, 'eventlogs/edear_patients3.csv'));
    expect(recognise(rows)).toBeNull();
    const mapping = recognise(rows, new Map([['stages deal id', { heading: 'Patient', row: 2 }]]));
    const table = new Book(shared(() => UTC)).add(rows, mapping!);
    expect([table.name, table.text('deal id')[0], table.text('stage')[0]]).toEqual(['stages', 'John Doe', 'check-in']);
    expect(days(table, 'entered')[0]).toBe('2017-05-10');
  });
});

(present ? describe : describe.skip)('crm_maven', () => {
  const { rows } = present ? load('crm_maven/sales_pipeline.csv') : { rows: [] as string[][] };
  const base = present ? tableOf(rows) : null;

  // its SOURCE.md names renderings with M/D/YYYY and DD-MM-YY
  test.each<[string, (y: string, m: string, d: string) => string, string]>([
    ['M/D/YYYY', (y, m, d) => `${Number(m)}/${Number(d)}/${y}`, 'M/D/Y: 5231 rows have a second part above 12'],
    ['DD-MM-YY', (y, m, d) => `${d}-${m}-${y.slice(2)}`, 'D/M/Y: 5231 rows have a first part above 12'],
    [
      'D. MMMM YYYY in Polish',
      (y, m, d) =>
        `${Number(d)} ${'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(' ')[Number(m) - 1]} ${y}`,
      'D/M/Y: the month stands by its name',
    ],
  ])('the same days from %s, with the evidence', (_name, write, evidence) => {
    const written = rows.map((row) =>
      row.map((cell) => cell.replace(/^(\d{4})-(\d\d)-(\d\d)$/, (_, y, m, d) => write(y, m, d))),
    );
    const table = tableOf(written);
    for (const field of ['created', 'close']) expect(days(table, field)).toEqual(days(base as Table, field));
    // counted by hand: closing dates after the twelfth of a month
    const after = (base as Table)
      .day('close')
      .filter((day) => day !== NO_DAY && Number(isoText(day).slice(8)) > 12).length;
    expect(dateFormatOf(table, 'close').evidence).toBe(evidence.replace('5231', String(after)));
  });

  test('500 deals without an open date, 1,425 without account, GTXPro and technolgy are reported', () => {
    const sectors = new Map(
      readCsv(join(FOLDER, 'crm_maven/accounts.csv')).map(([account, sector]) => [account, sector]),
    );
    const deals = rows.map((row) => [...row, row === rows[0] ? 'sector' : (sectors.get(row[3]) ?? '')]);
    const found = rowsOf('DATACHECK', deals, asOf('2017-12-31'));
    const told = (part: string): number =>
      found.filter(({ Problem }) => String(Problem).includes(part)).reduce((sum, row) => sum + Number(row.Rows), 0);
    expect(told('without a created date')).toBe(500);
    expect(told('without a customer')).toBe(1425);
    expect(told('"GTXPro" in product, which may be "GTX Pro"')).toBe(1480);
    expect(told('which may be "technology"')).toBe(deals.filter((row) => row[8] === 'technolgy').length);
  });
});
