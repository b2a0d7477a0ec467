import { cell, rowsOf } from '../../../test/support/cell';

/** Deals of one source: `won` of `all`. */
const source = (name: string, won: number, all: number): unknown[][] =>
  Array.from({ length: all }, (_, i) => [
    `${name}${i}`,
    i < won ? 'Won' : 'Lost',
    '2026-01-01',
    '2026-02-01',
    10,
    name,
  ]);
const deals = (...groups: [string, number, number][]): unknown[][] => [
  ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Source'],
  ...groups.map((group) => source(...group)).flat(),
];

describe('SOURCEQUALITY', () => {
  test('2 of 3 does not outrank 40 of 100: ordered by what the share is surely at least (.320 and .347 by quadrature)', () => {
    const rows = rowsOf('SOURCEQUALITY', deals(['few', 2, 3], ['many', 40, 100]), 'SETTINGS');
    expect(rows.map((row) => row.Source)).toEqual(['many', 'few']);
    expect(Math.abs(Number(rows[0]['Sure of at least']) - 0.347)).toBeLessThan(0.01);
    expect(Math.abs(Number(rows[1]['Sure of at least']) - 0.32)).toBeLessThan(0.01);
  });

  test('3 of 3 does not outrank 42 of 100, and 0 of 2 comes after 10 of 100', () => {
    const first = rowsOf(
      'SOURCEQUALITY',
      deals(['a', 3, 3], ['b', 40, 100], ['c', 38, 100], ['d', 42, 100], ['e', 41, 100]),
      'SETTINGS',
    );
    expect(first[0].Source).toBe('d');
    expect(rowsOf('SOURCEQUALITY', deals(['none', 0, 2], ['some', 10, 100]), 'SETTINGS')[0].Source).toBe('some');
  });

  test('by hand: 1 of 4 won, 40 won value is 10 per deal; one source alone has Wilson’s interval (.046 to .699)', () => {
    const [row] = rowsOf('SOURCEQUALITY', deals(['only', 1, 4]), 'SETTINGS');
    expect(row).toMatchObject({ Conversion: 0.25, Created: 4, Won: 1, 'Won value': 10, 'Per deal': 2.5 });
    expect(Number(row['Low 95%'])).toBeCloseTo(0.0456, 3);
    expect(Number(row['High 95%'])).toBeCloseTo(0.6994, 3);
  });

  test('within = 30 days: a young source is not punished for what it had no time for', () => {
    const day = (source: string, created: string, status: string, close: string) => [source, created, status, close];
    const table = [
      ['Source', 'Created', 'Status', 'Close date'],
      ...Array.from({ length: 10 }, (_, i) => day('old', '2026-01-01', i < 4 ? 'Won' : 'Lost', '2026-01-21')),
      // created 20 days before the as-of day: half of those watched for 10 days are won, the others are watched on
      ...Array.from({ length: 10 }, (_, i) =>
        day('young', '2026-06-10', i < 5 ? 'Won' : 'Open', i < 5 ? '2026-06-20' : ''),
      ),
      day('young', '2026-05-01', 'Lost', '2026-06-20'),
    ];
    const [one, two] = rowsOf('SOURCEQUALITY', table, 'SETTINGS', 'within = 30 days');
    // by hand: 5 of 11 are won by day 10; the last one at risk on day 30 is still open then
    expect(one).toMatchObject({ Source: 'young', Conversion: 5 / 11, 'Within days': 30, Open: 5 });
    expect(one['Conversion within']).toBeCloseTo(5 / 11, 12);
    expect(two).toMatchObject({ Source: 'old', 'Conversion within': 0.4 });
    expect(Number(one['Sure of at least'])).toBeGreaterThan(Number(two['Sure of at least']));
  });

  test('leads and spend put their columns beside, where they are passed', () => {
    const table = [
      ['Customer', 'Source', 'Campaign', 'Created', 'Status', 'Close date', 'Amount'],
      ['Acme', 'Web', 'Spring', '2026-01-01', 'Won', '2026-01-11', 300],
      ['Birch', 'Web', 'Autumn', '2026-01-01', 'Lost', '2026-01-21', 500],
      ['Cedar', 'Web', 'Spring', '2026-01-05', 'Won', '2026-02-04', 100],
      ['Dune', 'Ads', 'Spring', '2026-01-05', 'Won', '2026-02-04', 100],
    ];
    const leads = [
      ['Lead ID', 'Source', 'Created', 'Converted'],
      ...['2026-01-02', '2026-01-03', '', '', ''].map((converted, i) => [`L${i}`, 'Web', '2026-01-01', converted]),
    ];
    const spend = [
      ['Date', 'Source', 'Amount'],
      ['2026-01-01', 'Web', 160],
    ];
    const plain = rowsOf('SOURCEQUALITY', table, 'SETTINGS');
    expect(Object.keys(plain[0])).not.toEqual(expect.arrayContaining(['Leads']));
    expect(Object.keys(plain[0])).not.toEqual(expect.arrayContaining(['CAC']));
    const rows = rowsOf('SOURCEQUALITY', table, leads, spend, 'SETTINGS');
    // by hand: 400 from 3 deals, 2 won after 10 and 30 days, 5 leads; 160 spent on Acme and Cedar; (400 − 160) / 160
    expect(rows.find(({ Source }) => Source === 'Web')).toMatchObject({
      Leads: 5,
      'Leads to deals': 0.4,
      'Won value': 400,
      'Share of value': 0.8,
      'Per lead': 80,
      'Deal size': 200,
      'Days to win': 20,
      CAC: 80,
      ROI: 1.5,
    });
    expect(rows.find(({ Source }) => Source === 'Ads')).toMatchObject({ Leads: 0, 'Per lead': '', CAC: '', ROI: '' });
  });

  test('campaigns within their source, the source with the surest share first', () => {
    const rows = (source: string, campaign: string, won: number, all: number): unknown[][] =>
      Array.from({ length: all }, (_, i) => [source, campaign, '2026-01-01', i < won ? 'Won' : 'Lost', '2026-02-01']);
    const table = [
      ['Source', 'Campaign', 'Created', 'Status', 'Close date'],
      ...rows('Ads', 'Spring', 2, 20),
      ...rows('Ads', 'Autumn', 6, 20),
      ...rows('Web', 'Spring', 10, 20),
      ...rows('Web', 'Autumn', 9, 20),
    ];
    const found = rowsOf('SOURCEQUALITY', table, 'SETTINGS', 'source, campaign');
    expect(found.map(({ Source, Campaign }) => `${String(Source)} ${String(Campaign)}`)).toEqual([
      'Web Spring',
      'Web Autumn',
      'Ads Autumn',
      'Ads Spring',
    ]);
  });

  test('nobody watched for so long: no share, and a sentence in a single cell', () => {
    const young = [
      ['Source', 'Created', 'Status', 'Close date'],
      ['Web', '2026-06-20', 'Open', ''],
      ['Web', '2026-06-20', 'Won', '2026-06-25'],
    ];
    const ask = (...more: unknown[]) => cell('SOURCEQUALITY', young, 'SETTINGS', 'within = 90 days', ...more);
    expect(ask('details')).toMatch(/^!SOURCEQUALITY.*followed that long/);
  });
});
