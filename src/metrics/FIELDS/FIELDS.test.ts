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
      { Table: 'Deals', Heading: 'Opportunity ID', Field: 'deal id', Example: '006', Certainty: 'sure', Note: '' },
      { Table: 'Deals', Heading: 'Account Name', Field: 'customer', Example: 'Acme', Certainty: 'sure', Note: '' },
      { Table: 'Deals', Heading: 'StageName', Field: 'stage', Example: 'Closed Won', Certainty: 'sure', Note: '' },
      {
        Table: 'Deals',
        Heading: 'CloseDate',
        Field: 'close',
        Example: '2026-01-31',
        Certainty: 'sure',
        Note: 'year-month-day text',
      },
      { Table: 'Deals', Heading: 'Shoe size', Field: '', Example: '43', Certainty: '', Note: '' },
    ]);
  });

  test('a column of day counts is no date, whatever its heading is near to', () => {
    const deals = [
      ['Deal Name', 'Amount', 'Deal Stage', 'sales_cycle_days'],
      ['x', 1, 'Won', 76],
    ];
    expect(fields(deals).map((row) => row.Field)).toEqual(['deal name', 'amount', 'stage', '']);
  });

  test('how dates are read, with the evidence; what is not clear; which column could be meant as well', () => {
    const deals = [
      ['Deal ID', 'Account', 'Company', 'Created', 'Close date'],
      ['1', 'Acme', 'Acme', '01.02.2026', '13.02.2026'],
    ];
    const told = (...rows: unknown[][]) => fields(rows).map((row) => [row.Heading, row.Certainty, row.Note]);
    expect(told(...deals)).toEqual([
      ['Deal ID', 'sure', ''],
      ['Account', 'doubtful', 'could be Company too'],
      ['Company', '', 'could be customer too; Account was taken'],
      ['Created', 'sure', 'D/M/Y: as in Close date, where 1 row has a first part above 12'],
      ['Close date', 'sure', 'D/M/Y: 1 row has a first part above 12'],
    ]);
    expect(told(deals[0], ['1', 'Acme', 'Acme', '01.02.2026', '03.02.2026'])[4]).toEqual([
      'Close date',
      'sure',
      'Not clear: no row has a first or second part above 12',
    ]);
  });

  test('several tables are told one after another', () => {
    expect(fields('DEALS', 'SPEND').map((row) => row.Table)).toEqual([
      ...EXAMPLE.DEALS[0].map(() => 'Deals'),
      ...EXAMPLE.SPEND[0].map(() => 'Spend'),
    ]);
  });
});
