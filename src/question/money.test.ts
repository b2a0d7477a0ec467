import { asOf, cell, rowsOf } from '../../test/support/cell';
import { currencyCode } from '../tables/currency';

const HEAD = ['Deal ID', 'Customer', 'Status', 'Created', 'Close date', 'Amount', 'Currency'];
const deals = [
  HEAD,
  ['1', 'Acme', 'Won', '2026-01-01', '2026-02-10', 100, 'USD'],
  ['2', 'Birch', 'Won', '2026-01-01', '2026-03-10', 100, 'usd'],
  ['3', 'Cedar', 'Won', '2026-01-01', '2026-03-10', 1000, 'EUR'],
  ['4', 'Dune', 'Open', '2026-01-01', '2026-09-01', 10, 'USD'],
  ['5', 'Elm', 'Lost', '2026-01-01', '2026-03-11', 50, 'GBP'],
];
const RATES = [
  ['Currency', 'Date', 'Rate'],
  ['USD', '2026-03-01', 0.8],
  ['USD', '2026-01-01', 0.9],
  ['USD', '2026-06-01', 0.5],
  ['GBP', '', 1.2],
];
const settings = (...rows: unknown[][]) => [...asOf('2026-06-30'), ...rows];
const IN_EUR = settings(['Reporting currency', 'EUR']);

describe('amounts of several currencies', () => {
  // by hand: 100 × 0.9 (February) + 100 × 0.8 (March) + 1000
  test('won deals by the rate of their close, the nearest earlier', () => {
    expect(cell('SALES', deals, RATES, IN_EUR)).toBeCloseTo(1170, 10);
    expect(rowsOf('SALES', deals, RATES, IN_EUR, 'month').map((row) => row.Sales)).toEqual([90, 1080]);
  });

  test('open deals by the rate of the as-of day', () => {
    expect(cell('PIPELINE', deals, RATES, IN_EUR)).toBe(5);
    expect(cell('PIPELINE', deals, RATES, [...asOf('2026-05-31'), ['Reporting currency', 'EUR']])).toBe(8);
  });

  test('"in USD" by the cross rate of the same day', () => {
    expect(cell('SALES', deals, RATES, IN_EUR, 'in USD')).toBeCloseTo(200 + 1000 / 0.8, 10);
    // without Settings, EUR is the one currency without rates: those of the others are in it
    expect(cell('SALES', deals, RATES, settings(), 'in EUR')).toBeCloseTo(1170, 10);
  });

  test('conditions on the amount read it in that currency', () => {
    expect(cell('DEALSWON', deals, RATES, IN_EUR, 'amount > 85')).toBe(2);
  });

  test('spend by the rate of its date', () => {
    const spend = [
      ['Date', 'Amount', 'Currency'],
      ['2026-02-01', 300, 'USD'],
      ['2026-02-01', 30, 'EUR'],
    ];
    // by hand: (270 + 30) / 3 new customers
    expect(cell('CAC', deals, spend, RATES, IN_EUR)).toBeCloseTo(100, 10);
    expect(
      cell(
        'CAC',
        deals.map((row) => row.slice(0, 6)),
        spend,
        settings(),
      ),
    ).toContain('USD (1 row)');
  });

  test('without rates or a currency to answer in, a sentence names them and their rows', () => {
    expect(cell('SALES', deals, settings())).toBe(
      '!SALES: The amounts are in 3 currencies, USD (3 rows), EUR (1 row) and GBP (1 row). Say which one to answer in, beside "Reporting currency" in the Settings tab or with "in USD", and pass the Rates table (Currency, Date, Rate): =SALES(DEALS;RATES;SETTINGS;"in USD")',
    );
    expect(cell('SALES', deals, settings(), 'in EUR')).toContain('and no Rates table tells what they are worth in EUR');
    expect(cell('SALES', deals, RATES.slice(0, 4), IN_EUR)).toContain(
      'Rates has no rate of GBP on or before the day of 1 row',
    );
    expect(cell('SALES', deals, RATES.slice(0, 2).concat([RATES[4]]), IN_EUR)).toContain(
      'Rates has no rate of USD on or before the day of 1 row',
    );
  });

  test('what counts no money needs no rates', () => {
    expect(cell('DEALSWON', deals, settings())).toBe(3);
    expect(rowsOf('DEALSWON', deals, settings(), 'details')[0]).toMatchObject({ 'Deals won': 3, Sales: '' });
    expect(cell('WINRATE', deals, settings())).toBe(0.75);
  });

  test('one currency is answered in itself, whatever it is, until another is asked for', () => {
    const one = deals.filter((row) => row[6] !== 'EUR' && row[6] !== 'GBP');
    expect(cell('SALES', one, settings())).toBe(200);
    expect(cell('SALES', one, settings(), 'in USD')).toBe(200);
    expect(cell('SALES', one, IN_EUR)).toContain('no Rates table tells what they are worth in EUR');
  });

  test('signs and codes in the cells count as well as a column', () => {
    const written = [
      HEAD.slice(0, 6),
      ...deals
        .slice(1)
        .map((row) => [...row.slice(0, 5), `${row[6] === 'EUR' ? '€' : row[6] === 'GBP' ? '£' : '$'}${row[5]}`]),
    ];
    expect(cell('SALES', written, RATES, IN_EUR)).toBeCloseTo(1170, 10);
    expect(cell('SALES', written, settings())).toContain('USD (3 rows), EUR (1 row) and GBP (1 row)');
  });

  test('a heading that names one currency, or the company’s, is in that', () => {
    const named = [[...HEAD.slice(0, 5), 'Amount in company currency', 'Currency'], ...deals.slice(1)];
    expect(cell('SALES', named, settings())).toBe(1200);
  });

  test('"in EUR" without any currency is asked back', () => {
    const bare = deals.map((row) => row.slice(0, 6));
    expect(cell('SALES', bare, settings(), 'in EUR')).toContain('"in EUR" needs to know what the amounts are in');
    expect(cell('SALES', bare, IN_EUR, 'in EUR')).toBe(1200);
    expect(cell('SALES', bare, IN_EUR, 'in USD')).toContain('the Settings say that the answers are in EUR');
  });
});

describe('amounts that name no currency beside others that do', () => {
  const some = deals.map((row, r) => (r === 2 ? [...row.slice(0, 6), ''] : row));
  const problem = (...args: unknown[]): unknown =>
    rowsOf('DATACHECK', ...args).find((row) => String(row.Problem).includes('without a currency'));

  // by hand: 100 × 0.9 + 100 + 1000
  test('count in the reporting currency that Settings name, and DATACHECK lists them', () => {
    expect(cell('SALES', some, RATES, IN_EUR)).toBeCloseTo(1190, 10);
    expect(problem(some, RATES, IN_EUR)).toMatchObject({ Rows: 1, 'Which rows': '3', Deals: '2' });
  });

  // by hand: without Settings' word nobody knows what row 3 is in: 100 × 0.9 + 1000
  test('are left out of money without one, and counted as left out', () => {
    expect(cell('SALES', some, RATES, settings(), 'in EUR')).toBeCloseTo(1090, 10);
    const [row] = rowsOf('SALES', some, RATES, settings(), 'in EUR', 'details');
    expect(row).toMatchObject({
      Sales: 1090,
      'Left out': expect.stringContaining('an amount without a currency beside others with one (row 3)'),
    });
  });

  test('count as the others where those are of one currency', () => {
    const one = some.filter((row) => row[6] !== 'EUR' && row[6] !== 'GBP');
    expect(cell('SALES', one, settings())).toBe(200);
    expect(problem(one, settings())).toMatchObject({ Rows: 1, 'What it does': 'Counted in USD like the others' });
    expect(problem(deals, RATES, IN_EUR)).toBeUndefined();
  });
});

test('the default measure is the one of the Settings', () => {
  const more = [[...HEAD.slice(0, 6), 'ARR'], ...deals.slice(1).map((row, i) => [...row.slice(0, 6), i])];
  expect(cell('SALES', more, settings(['Default measure', 'ARR']))).toBe(3);
  expect(cell('SALES', more, settings(['Default measure', 'ARR']), 'measure = Amount')).toBe(1200);
  expect(cell('SALES', more, settings(['Default measure', 'ACV']))).toContain(
    'the Settings say that the default measure is "ACV"',
  );
  expect(cell('DEALSWON', more, settings(['Default measure', 'ACV']))).toBe(3);
});

test.each([
  ['€', 'EUR'],
  ['eur', 'EUR'],
  ['Euro', 'EUR'],
  ['EUR - Euro', 'EUR'],
  ['US$', 'USD'],
  ['U.S. Dollar', 'USD'],
  ['zł', 'PLN'],
  ['￥', 'JPY'],
  ['Pound Sterling', 'GBP'],
  ['12.50', ''],
  ['x'.repeat(99), 'X'.repeat(20)],
])('%s is %s', (text, code) => expect(currencyCode(text)).toBe(code));
