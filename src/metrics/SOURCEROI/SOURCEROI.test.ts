import { asOf, cell, rowsOf } from '../../../test/support/cell';

const DEALS = [
  ['Deal ID', 'Customer', 'Close date', 'Status', 'Amount', 'Source'],
  ['D-1', 'Acme', '2026-01-10', 'Won', 900, 'Ads'],
  ['D-2', 'Acme', '2026-03-10', 'Won', 300, 'Webinar'],
  ['D-3', 'Birch', '2026-02-10', 'Won', 500, 'Referral'],
];
const spend = (...rows: (readonly [source: string, amount: number])[]): unknown[][] => [
  ['Date', 'Source', 'Amount'],
  ...rows.map(([source, amount]) => ['2026-01-01', source, amount]),
];
const settings = asOf('2026-06-30');

describe('SOURCEROI', () => {
  test('all that a customer bought goes to the source of the first deal; a source that won nobody lost its spend', () => {
    const rows = rowsOf('SOURCEROI', DEALS, spend(['Ads', 400], ['Webinar', 100]), settings);
    // by hand: (900 + 300 − 400) / 400 = 2; (0 − 100) / 100 = −1
    expect(rows.find(({ Source }) => Source === 'Ads')).toMatchObject({ ROI: 2, Spend: 400, Revenue: 1200 });
    expect(rows.find(({ Source }) => Source === 'Webinar')).toMatchObject({ ROI: -1, Spend: 100, Revenue: 0 });
  });

  test('the margin makes profit of revenue', () => {
    const tables = [DEALS, spend(['Ads', 400]), settings, 'source = Ads'];
    const [row] = rowsOf('SOURCEROI', ...tables, 'margin = 25%', 'all');
    expect(row).toMatchObject({ ROI: -0.25, 'Gross profit': 300 }); // by hand: 1200 × 0.25 = 300; (300 − 400) / 400
  });

  test('where nothing was spent there is no ROI: an empty cell beside its evidence, in the whole too', () => {
    const table = spend(['Ads', 400]);
    const rows = rowsOf('SOURCEROI', DEALS, table, settings);
    expect(rows.find(({ Source }) => Source === 'Referral')).toMatchObject({ ROI: '', Spend: 0, Revenue: 500 }); // by hand
    expect(cell('SOURCEROI', DEALS, table, settings, 'source = Referral', 'all')).toMatchObject([
      {},
      { 0: '', 1: '', 2: 0, 3: 500 },
    ]);
  });

  test('in the period every deal won counts for the source it names, new customer or not', () => {
    // by hand: February to March brought 300 through the Webinar to a customer of January; 100 were spent on it in February
    const table = [...spend(['Ads', 400]), ['2026-02-01', 'Webinar', 100]];
    const rows = rowsOf('SOURCEROI', DEALS, table, settings, '2026-02 to 2026-03', 'basis = period', 'margin = 50%');
    expect(rows.find(({ Source }) => Source === 'Webinar')).toMatchObject({
      'ROI in the period': 0.5,
      ROI: -1,
      'Revenue in the period': 300,
      'Gross profit in the period': 150,
      Revenue: 0,
      'New customers': 0,
    });
    expect(cell('SOURCEROI', DEALS, table, settings, 'basis = period', 'all')).toMatchObject([{}, { 0: 2.4 }]); // (1700 − 500) / 500
  });
});
