import { rowsOf } from '../../../test/support/cell';
import { EXAMPLE } from '../../../test/support/example';

const fields = (...tables: unknown[]) =>
  rowsOf('FIELDS', ...tables, 'SETTINGS').filter((row) => row.Table !== 'Settings');

describe('FIELDS', () => {
  test('a row per heading with the field it was read as; one that is none is empty, its example is shown all the same', () => {
    const deals = [
      ['Opportunity ID', 'Account Name', 'StageName', 'CloseDate', 'Shoe size'],
      ['006', 'Acme', 'Closed Won', '2026-01-31', ''],
      ['007', 'Birch', 'Proposal', '2026-02-01', 43],
    ];
    expect(fields(deals)).toEqual([
      { Table: 'Deals', Heading: 'Opportunity ID', Field: 'deal id', Example: '006' },
      { Table: 'Deals', Heading: 'Account Name', Field: 'customer', Example: 'Acme' },
      { Table: 'Deals', Heading: 'StageName', Field: 'stage', Example: 'Closed Won' },
      { Table: 'Deals', Heading: 'CloseDate', Field: 'close', Example: '2026-01-31' },
      { Table: 'Deals', Heading: 'Shoe size', Field: '', Example: '43' },
    ]);
  });

  test('a column of day counts is no date, whatever its heading is near to', () => {
    const deals = [
      ['Deal Name', 'Amount', 'Deal Stage', 'sales_cycle_days'],
      ['x', 1, 'Won', 76],
    ];
    expect(fields(deals).map((row) => row.Field)).toEqual(['deal name', 'amount', 'stage', '']);
  });

  test('several tables are told one after another', () => {
    expect(fields('DEALS', 'SPEND').map((row) => row.Table)).toEqual([
      ...EXAMPLE.DEALS[0].map(() => 'Deals'),
      ...EXAMPLE.SPEND[0].map(() => 'Spend'),
    ]);
  });
});
