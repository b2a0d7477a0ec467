import { asOf, cell, rowsOf } from '../../test/support/cell';
import { readIsoDay } from '../calendar/day';
import { Sentence } from '../tables/cell';
import type { Settings } from './settings';
import { readSettings, SETTINGS, NO_SETTINGS } from './settings';
import { date } from './readings/world';

const read = (...rows: unknown[][]) => readSettings([['Setting', 'Value'], ...rows] as never, 0, 1);

test('nothing chosen, nothing set', () => {
  expect(read()).toEqual(NO_SETTINGS);
  expect(read(['As-of day', ''], ['Time zone', null], ['Gross margin', undefined])).toEqual(NO_SETTINGS);
});

test.each([
  [['As-of day', '2026-10-31'], { asOf: readIsoDay('2026-10-31') }],
  [['as of day', '2026-10-31'], { asOf: readIsoDay('2026-10-31') }],
  [['As-of day', 46326], { asOf: readIsoDay('2026-10-31') }], // 46326 − 25569 days after 1970-01-01
  [['Fiscal year starts in', 'April'], { fiscal: { startMonth: 4 } }],
  [['Fiscal year starts in', 'sep'], { fiscal: { startMonth: 9 } }],
  [['Fiscal year starts in', 7], { fiscal: { startMonth: 7 } }],
  [['Fiscal year starts in', '10'], { fiscal: { startMonth: 10 } }],
  [['Gross margin', 0.7], { margin: 0.7 }],
  [['Gross margin', '70%'], { margin: 0.7 }],
  [['Gross margin', 1], { margin: 1 }],
  [['Referral sources', 'Référral; Friend ;'], { referrals: ['referral', 'friend'] }],
  [['My own note', 'anything'], {}],
  [['Date format', 'dd/mm/yyyy'], { dateOrder: 'DMY' }],
  [['Leave out', 'pipeline = Sandbox'], { leaveOut: [{ text: 'pipeline = Sandbox', row: 2 }] }],
  [['Deals: Amount', 'Net value'], { mapping: new Map([['deals amount', { heading: 'Net value', row: 2 }]]) }],
  [['Deals: shoe size', 'Net value'], {}],
  [['Stage order', 'Demo; Proposal'], { stages: ['demo', 'proposal'] }],
  [['Win rate basis', 'Created'], { winRateBasis: 'created' }],
  [['Week starts on', 'sun'], { weekStart: 7, fiscal: { startMonth: 1, weekStart: 7 } }],
  [['Reporting currency', '€'], { currency: 'EUR' }],
])('%j', (row, settings) => expect(read(row)).toEqual({ ...NO_SETTINGS, ...settings }));

test('the time zone is read first, wherever it stands: the as-of day is a date cell in it', () => {
  const late = date('2026-10-31', '23:30'); // in Berlin it is 1 November
  expect(read(['As-of day', late], ['Time zone', 'Europe/Berlin; +60']).asOf).toBe(readIsoDay('2026-11-01'));
  expect(read(['As-of day', late]).asOf).toBe(readIsoDay('2026-10-31'));
});

/** What is wrong in a Settings table, one sentence for each broken cell. */
function settingsProblems(settings: Settings): string[] {
  const found: string[] = [];
  for (const key of Object.keys(settings) as (keyof Settings)[]) {
    try {
      void (key === 'fiscal' ? settings.fiscal.startMonth : settings[key]);
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      found.push(error.message);
    }
  }
  return found;
}

test.each([
  [['As-of day', 'soon'], 'Settings, row 2: As-of day needs a date such as 2026-10-31, and holds "soon"'],
  [['As-of day', '#REF!'], 'As-of day needs a date such as 2026-10-31, and holds "#REF!"'],
  [['Fiscal year starts in', 'Ma'], 'Fiscal year starts in needs a month such as April or 4, and holds "Ma"'],
  [['Fiscal year starts in', 13], 'needs a month such as April or 4, and holds "13"'],
  [['Fiscal year starts in', true], 'needs a month such as April or 4, and holds "TRUE"'],
  [['Gross margin', 70], 'Gross margin needs a share above 0 and up to 100 %, such as 70%, and holds "70"'],
  [['Gross margin', 0], 'needs a share above 0'],
  [['Gross margin', 'most'], 'needs a share above 0'],
  [['Win rate basis', 'won'], 'Win rate basis needs closed or created, and holds "won"'],
  [['Reporting currency', 'money'], 'Reporting currency needs the code of a currency, such as EUR'],
  [['Date format', 'ISO'], 'Date format needs D/M/Y, M/D/Y or Y/M/D'],
  [['Time zone', 'Berlin'], 'Time zone is not readable; run Set up again, and holds "Berlin"'],
])('%j is refused by its row when it is asked for', (row, sentence) => {
  const ask = (settings: Settings): unknown => [{ ...settings }, settings.fiscal.startMonth];
  expect(() => ask(read(row))).toThrow(sentence);
  expect(settingsProblems(read(row))).toEqual([expect.stringContaining(sentence)]);
});

test('rows are counted with the notes between them', () => {
  expect(() => read(['', ''], ['note', 'x'], ['Gross margin', 70]).margin).toThrow('Settings, row 4:');
});

test('every setting says what it is for', () => {
  for (const { name, note } of SETTINGS) {
    expect(name).toMatch(/^[A-Z]/);
    expect(note).toMatch(/\.$/);
  }
});

test('a broken choice stops nothing that does not need it', () => {
  const settings = read(['Gross margin', 'most'], ['Fiscal year starts in', 'April']);
  expect(settings.fiscal).toEqual({ startMonth: 4 });
  const broken = [
    ['Setting', 'Value'],
    ['As-of day', '2026-06-30'],
    ['Time zone', 'UTC; +0'],
    ['Gross margin', 'most'],
  ];
  expect(cell('SALES', 'DEALS', broken)).toBe(12200);
  expect(cell('CLV', 'DEALS', broken)).toContain('Settings, row 4: Gross margin needs a share');
});

describe('what the Settings and the Cleaning tab change', () => {
  const settings = (...rows: unknown[][]) => [...asOf('2026-06-30'), ...rows];

  // by hand from the example deals: Ana won 1000 + 1200 + 1000, Ben 3000 + 4000, Cem 2000
  test('rows left out count nowhere, and are told', () => {
    const without = settings(['Leave out', 'owner = Ben']);
    expect(cell('SALES', 'DEALS', without)).toBe(5200);
    expect(cell('SALES', 'DEALS', settings(['Leave out', 'owner = Ben and amount > 3000']))).toBe(8200);
    expect(cell('SALES', 'DEALS', settings(['Leave out', 'owner = Ben'], ['Leave out', 'owner = Cem']))).toBe(3200);
    const told = rowsOf('DATACHECK', 'DEALS', without).find(({ Problem }) => String(Problem).includes('left out by'));
    expect(told).toMatchObject({
      Problem: 'Deals: left out by Settings (owner = Ben)',
      Rows: 4,
      'Which rows': '3, 5, 9, 11',
    });
    expect(cell('SALES', 'DEALS', settings(['Leave out', 'shoe size = 43']))).toContain(
      'Settings, row 4: Leave out needs fields',
    );
    expect(cell('SALES', 'DEALS', settings(['Leave out', 'Ben']))).toContain(
      'Settings, row 4: Leave out needs a condition',
    );
  });

  test('rows are left out by what Owners tells, by periods and by the outcome, as conditions of a formula choose them', () => {
    const deals = [
      ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner'],
      ['1', 'Won', '2025-03-01', '2025-04-01', 1, 'Ana'],
      ['2', 'Won', '2025-11-01', '2026-02-01', 10, 'Ana'],
      ['3', 'Won', '2026-01-01', '2026-02-01', 100, 'Ben'],
      ['4', 'Lost', '2026-01-01', '2026-02-01', 1000, 'Ben'],
    ];
    const owners = [
      ['Owner', 'Team', 'From'],
      ['Ana', 'North', ''],
      ['Ana', 'Test', '2026-01-01'],
      ['Ben', 'North', ''],
    ];
    const left = (text: string, ...more: unknown[]): unknown =>
      cell('SALES', deals, owners, settings(['Leave out', text]), ...more);
    // by hand: Ana was of Test in 2026 alone
    expect(left('team = Test')).toBe(101);
    expect(left('team = North')).toBe(10);
    expect(left('owner = Ana and team = North')).toBe(110);
    expect(rowsOf('SALES', deals, owners, settings(['Leave out', 'team = Test']), 'team')).toMatchObject([
      { Team: 'North', Sales: 101 },
    ]);
    // settings() stands on 2026-06-30
    expect(left('created = last year')).toBe(100);
    expect(left('created < this year')).toBe(100);
    expect(left('created = last year', 'as of', '2025-12-31')).toBe(1);
    expect(cell('WINRATE', deals, owners, settings(['Leave out', 'outcome = Lost']))).toBe(1);
    expect(left('created < soon')).toMatch(
      /Settings, row 4: Leave out cannot be applied.*"created < soon" needs a date/,
    );
    expect(cell('SALES', deals, settings(['Leave out', 'team = Test']))).toMatch(
      /Settings, row 4.*OWNERS: pass it too/,
    );
  });

  test('a heading is the field that the Settings say', () => {
    const deals = [
      ['Deal ID', 'Status', 'Close date', 'Amount', 'Net worth'],
      ['a', 'Won', '2026-01-01', 100, 70],
    ];
    expect(cell('SALES', deals, settings(['Deals: amount', 'net worth']))).toBe(70);
    expect(cell('SALES', deals, settings(['Deals: amount', 'Gross worth']))).toContain('row 4');
  });

  test('merges accepted in the Cleaning tab hold in groups and conditions, by the name they lead to', () => {
    const cleaning = [
      ['Field', 'From', 'To'],
      ['Owner', 'cem', 'Ana'],
      ['Owner', 'Ana', 'Anna'],
    ];
    const owners = rowsOf('SALES', 'DEALS', settings(), cleaning, 'owner');
    expect(owners.map((row) => [row.Owner, row.Sales])).toEqual([
      ['Ben', 7000],
      ['Anna', 5200],
    ]);
    for (const name of ['Ana', 'CEM', 'Anna'])
      expect(cell('SALES', 'DEALS', settings(), cleaning, 'owner =', name)).toBe(5200);
  });

  test('the usual basis of WINRATE, and another when it is asked', () => {
    const created = settings(['Win rate basis', 'created']);
    expect(cell('WINRATE', 'DEALS', created)).toBe(cell('WINRATE', 'DEALS', 'SETTINGS', 'basis = created'));
    expect(cell('WINRATE', 'DEALS', created, 'basis = closed')).toBe(cell('WINRATE', 'DEALS', 'SETTINGS'));
    expect(cell('WINRATE', 'DEALS', created)).not.toBe(cell('WINRATE', 'DEALS', 'SETTINGS'));
  });

  // by hand: the won deals close on Sunday 25 January, Thursday 19 February, Wednesday 4 March, Saturday 11 April,
  // Friday 1 May and Saturday 9 May
  test('weeks that start on Sunday are named by it; ISO weeks stay what they are', () => {
    const sunday = settings(['Week starts on', 'Sunday']);
    const rows = rowsOf('SALES', 'DEALS', sunday, 'week').filter((row) => Number(row.Sales) > 0);
    expect(rows.map((row) => [row.Period, row.Sales])).toEqual([
      ['Week of 2026-01-25', 1000],
      ['Week of 2026-02-15', 3000],
      ['Week of 2026-03-01', 1200],
      ['Week of 2026-04-05', 2000],
      ['Week of 2026-04-26', 1000],
      ['Week of 2026-05-03', 4000],
    ]);
    expect(cell('SALES', 'DEALS', sunday, '2026-W04')).toBe(1000);
    expect(cell('SALES', 'DEALS', sunday, 'week of 2026-01-26')).toBe(1000);
    expect(cell('SALES', 'DEALS', 'SETTINGS', 'week of 2026-01-26')).toBe(0);
    const broken = settings(['Week starts on', 'payday']);
    expect(cell('SALES', 'DEALS', broken, 'month')).toEqual(cell('SALES', 'DEALS', 'SETTINGS', 'month'));
    expect(cell('SALES', 'DEALS', broken, 'week')).toContain('Settings, row 4: Week starts on needs a day of the week');
  });

  test('the stages go in the order that is said: a step that usually comes second may be the first', () => {
    const usual = rowsOf('STAGECONVERSION', 'DEALS', 'STAGES', 'SETTINGS').map((row) => row.Stage);
    const turned = settings(['Stage order', 'Negotiation; Discovery; Proposal']);
    const rows = rowsOf('STAGECONVERSION', 'DEALS', 'STAGES', turned);
    expect(usual[0]).toBe('Discovery');
    expect(rows.find((row) => row.Stage === 'Negotiation')).not.toEqual(
      rowsOf('STAGECONVERSION', 'DEALS', 'STAGES', 'SETTINGS').find((row) => row.Stage === 'Negotiation'),
    );
  });

  test('a broken cell stops only what needs it, and is named there', () => {
    const noDay = [
      ['Setting', 'Value'],
      ['As-of day', 'soon'],
    ];
    const read = rowsOf('FIELDS', 'DEALS', noDay).filter((row) => row.Table === 'Deals');
    expect(read).toEqual(rowsOf('FIELDS', 'DEALS', 'SETTINGS').filter((row) => row.Table === 'Deals'));
    expect(cell('SALES', 'DEALS', noDay)).toBe(
      '!SALES: Settings, row 2: As-of day needs a date such as 2026-10-31, and holds "soon"',
    );
    expect(cell('SALES', 'DEALS', noDay, 'as of', '2026-12-31')).toBe(12200);
    const noYear = settings(['Fiscal year starts in', 'Mayday']);
    for (const by of ['source', 'month', 'week'])
      expect(cell('SALES', 'DEALS', noYear, by)).toEqual(cell('SALES', 'DEALS', 'SETTINGS', by));
    expect(cell('SALES', 'DEALS', noYear, '2026-02')).toBe(3000);
    expect(cell('SALES', 'DEALS', noYear, 'quarter')).toContain('Settings, row 4: Fiscal year starts in needs a month');
  });
});
