import type { Workbook } from '../../workbench/fake';
import { openTabs } from './open';

type Settings = { message: string; settings: { name: string; value: string; row: number; trouble: string }[] };
type Merges = { message: string; merges: { field: string; written: string; means: string; rows: number }[] };
const DEALS = [
  ['Deal ID', 'Customer', 'Status', 'Close date', 'Amount', 'Net worth', 'Product', 'Pipeline'],
  ['1', 'Acme', 'Won', '2026-08-20', 100, 70, 'GTX Pro', 'Sales'],
  ['2', 'Birch', 'Won', '2026-08-10', 1000, 800, 'GTXPro', 'Sales'],
  ['3', 'Cedar', 'Won', '2026-08-11', 5, 4, 'GTX Pro', 'Test'],
];
const opened = (rows: readonly (readonly (string | number)[])[] = DEALS): Workbook => {
  const book = openTabs([{ name: 'Deals', rows: rows.map((row) => row.slice()) }]);
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  return book;
};
const set = (book: Workbook, name: string, value: string, row = 0): Settings =>
  book.callServer('dealsheetSettings', { set: { name, value, row } }) as Settings;
const settings = (book: Workbook): Settings => book.callServer('dealsheetSettings', { set: null }) as Settings;
const valueOf = (book: Workbook, name: string): string[] =>
  settings(book)
    .settings.filter((each) => each.name === name && each.value !== '')
    .map(({ value }) => value);

describe('settings from the sidebar', () => {
  test('what is set holds in live formulas, and Undo takes it back', () => {
    const book = opened();
    book.type('Deals!J1', '=SALES(DEALS;SETTINGS)');
    expect(book.value('Deals!J1')).toBe(1105);
    expect(set(book, 'Leave out', 'pipeline = Test').message).toMatch(
      /^Leave out is pipeline = Test now, in Settings!B\d+\.$/,
    );
    expect(book.value('Deals!J1')).toBe(1100);
    expect(set(book, 'Leave out', 'customer = Acme').message).toContain('Leave out is customer = Acme now');
    expect(valueOf(book, 'Leave out')).toEqual(['pipeline = Test', 'customer = Acme']);
    expect(book.value('Deals!J1')).toBe(1000);
    book.callServer('dealsheetUndo', {});
    expect(valueOf(book, 'Leave out')).toEqual(['pipeline = Test']);
    expect(book.value('Deals!J1')).toBe(1100);
  });

  test('a doubtful column is answered by its heading', () => {
    const book = opened();
    book.type('Deals!J1', '=SALES(DEALS;SETTINGS)');
    set(book, 'Deals: amount', 'Net worth');
    expect(book.value('Deals!J1')).toBe(874);
    expect(() => set(book, 'Deals: amount', 'Gross worth')).toThrow(
      /Settings!B\d+: Deals: amount needs a heading of the Deals tab, and "Gross worth" is none/,
    );
    expect(set(book, 'Deals: amount', '').message).toBe('Deals: amount is empty now.');
    expect(book.value('Deals!J1')).toBe(1105);
  });

  test.each([
    ['As-of day', '2026-08-15', /As-of day is 2026-08-15 now/, 'soon', /Settings!B2: As-of day needs a date/],
    ['Fiscal year starts in', 'April', /starts in is April now/, 'Mayday', /needs a month such as April/],
    ['Week starts on', 'Sunday', /is Sunday now/, 'payday', /needs a day of the week/],
    ['Reporting currency', 'EUR', /is EUR now/, 'money', /needs the code of a currency/],
    ['Gross margin', '70%', /is 70% now/, '700%', /needs a share above 0/],
    ['Win rate basis', 'created', /is created now/, 'both', /needs closed or created/],
    ['Date format', 'D/M/Y', /is D\/M\/Y now/, 'D/D/D', /needs D\/M\/Y/],
    ['Default measure', 'Net worth', /is Net worth now/, '', /is empty now/],
  ])('%s: %s is written; %s is refused by the name of its cell', (name, good, told, bad, refused) => {
    const book = opened();
    expect(set(book, name, good).message).toMatch(told);
    expect(valueOf(book, name)).toEqual([good]);
    if (bad === '') expect(set(book, name, bad).message).toMatch(refused);
    else {
      expect(() => set(book, name, bad)).toThrow(refused);
      expect(valueOf(book, name)).toEqual([good]);
    }
  });

  test('a cell broken by hand is named; what is no setting is refused', () => {
    const book = opened();
    const { row } = settings(book).settings.find(({ name }) => name === 'Gross margin')!;
    book.type(`Settings!B${row}`, 'much');
    expect(settings(book).settings.find(({ name }) => name === 'Gross margin')?.trouble).toContain(
      `Settings!B${row}: Gross margin needs a share`,
    );
    expect(() => set(book, 'Time zone', 'Mars')).toThrow(/no setting of Dealsheet/);
    expect(() => set(book, 'Colour', 'red')).toThrow(/no setting of Dealsheet/);
    const bare = openTabs([{ name: 'Deals', rows: DEALS.map((each) => each.slice()) }]);
    expect(() => settings(bare)).toThrow(/Press Set up under Check/);
  });
});

describe('merges from the sidebar', () => {
  test('what is accepted stands in a Cleaning tab, holds in formulas, and is proposed no more', () => {
    const book = opened();
    const merges = (accept: object | null): Merges => book.callServer('dealsheetMerges', { accept }) as Merges;
    const [first] = merges(null).merges;
    expect(first).toMatchObject({ field: 'product', written: 'GTXPro', means: 'GTX Pro', rows: 1 });
    const { field, written, means } = first;
    const done = merges({ field, written, means });
    expect(done.message).toContain('GTXPro is read as GTX Pro');
    expect(done.merges).toEqual([]);
    expect(['A2', 'B2', 'C2'].map((at) => book.value(`Cleaning!${at}`))).toEqual(['product', 'GTXPro', 'GTX Pro']);
    book.type('Deals!J1', '=SALES(DEALS;CLEANING;SETTINGS;"product = GTX Pro")');
    expect(book.value('Deals!J1')).toBe(1105);
    expect(() => merges({ field, written, means })).toThrow(/no longer two names/);
    book.callServer('dealsheetUndo', {});
    expect(merges(null).merges).toHaveLength(1);
  });
});

test('Update data reads headings and dates as the Settings say', () => {
  const rows = (net: number, close: string): (string | number)[][] => [
    ['Deal ID', 'Status', 'Close date', 'Amount', 'Net worth'],
    ['1', 'Won', close, 100, net],
  ];
  const book = openTabs([
    { name: 'Deals', rows: rows(70, '2026-04-03') },
    { name: 'New', rows: rows(75, '03.04.2026') },
  ]);
  book.callServer('dealsheetSetUp', { tabs: [{ tab: 'New', table: null }], asOf: '2026-10-31' });
  set(book, 'Deals: amount', 'Net worth');
  set(book, 'Date format', 'D/M/Y');
  const { lines } = book.callServer('dealsheetUpdate', { from: 'New', go: false }) as { lines: { fields: string }[] };
  // by hand: 03.04.2026 is the 3rd of April by the Settings, and the amount is the net worth
  expect(lines.map(({ fields }) => fields)).toEqual(['amount: 70 → 75']);
});
