import { TEMPLATES } from '../../src/reports/templates';
import { columnLetters } from '../../src/tables/cell';
import type { Workbook } from '../../workbench/fake';
import { openWorkbook } from '../../workbench/fake';
import { withDom } from '../../workbench/files/node-dom';
import { dataOfXlsx, xlsxOf } from '../../workbench/files/xlsx';
import { openTabs } from './open';

/** Texts that a cell, a formula or a page would take for something else. */
const TEXTS = [
  '=IMPORTXML("https://example.org/","//a")',
  '+1',
  '-5%',
  '@x',
  "'quoted",
  '1-2',
  '<img src=x onerror=alert(1)>',
];
const FIELDS = [
  ...['Deal ID', 'Deal name', 'Customer', 'Owner', 'Team', 'Product', 'Source', 'Campaign', 'Referral', 'Region'],
  ...['Deal type', 'Stage', 'Lost reason'],
];
/** How somebody types a text that is to stay one. */
const typed = (text: string): string => `'${text}`;
/** The text of a field in a row: every field bears each of them in turn; ids are told apart by what follows. */
const textOf = (f: number, i: number): string => TEXTS[(i + f * 3) % TEXTS.length];

const ROWS = 126;
const DEALS = [
  [...FIELDS, 'Amount', 'Status', 'Created', 'Close date', 'Expected close'],
  ...Array.from({ length: ROWS }, (_, i) => {
    const status = ['Won', 'Lost', 'Won', 'Open', 'Won', 'Open'][Math.floor(i / TEXTS.length) % 6];
    const isOpen = status === 'Open';
    const month = String(1 + (i % 9)).padStart(2, '0');
    return [
      ...FIELDS.map((name, f) => typed(name === 'Deal ID' ? `${textOf(f, i)} ${i}` : textOf(f, i))),
      ...[100 + i, status, isOpen ? '2026-01-05' : `2026-${month}-01`, isOpen ? '' : `2026-${month}-${10 + (i % 19)}`],
      isOpen ? '2026-11-20' : '',
    ];
  }),
];
const SPEND = [['Date', 'Source', 'Amount'], ...TEXTS.map((text, i) => [`2026-0${1 + i}-05`, typed(text), 100 + i])];
const GOALS = [['Metric', 'Owner', 'Period', 'Target'], ...TEXTS.map((text) => ['Sales', typed(text), '2026', 2000])];

/** Where the texts of a field come out: in a report's section, or on its data tab, under a heading; how they are dressed there. */
const SHOWN: readonly (readonly [report: string, section: string, heading: string, field: string])[] = [
  ['Executive summary', 'Sales by product', 'Product', 'Product'],
  ['Executive summary', 'Lead sources', 'Source', 'Source'],
  ['Pipeline health', 'Stalled deals, the largest amount × excess first', 'Customer', 'Customer'],
  ['Pipeline health', 'Stalled deals, the largest amount × excess first', 'Deal id', 'Deal ID'],
  ['Pipeline health', 'Stalled deals, the largest amount × excess first', 'Owner', 'Owner'],
  ['Pipeline health', 'Stalled deals, the largest amount × excess first', 'Stage', 'Stage'],
  ['Sources and CAC', 'What the sources bring, the surest first', 'Source', 'Source'],
  ['Sources and CAC', 'Campaigns within their source', 'Campaign', 'Campaign'],
  ['Customers and value', 'Top customers by what they are still to bring', 'Customer', 'Customer'],
  ['Products', 'What sells', 'Product', 'Product'],
  ['Rep scorecard', 'Side by side', 'Name', 'Owner'],
  ['KPI review', 'Goals and how they stand', 'For', 'Owner'],
];

/** The texts of a column of a section, as far as it goes. */
function column(grid: readonly unknown[][], title: string, heading: string): unknown[] {
  const at = grid.findIndex((row) => row.includes(title));
  if (at < 0) throw new Error(`no section ${title}`);
  const left = grid[at].indexOf(title);
  const c = grid[at + 1].indexOf(heading, left);
  const below = grid.slice(at + 2);
  const end = below.findIndex((row) => row[left] === '');
  return below.slice(0, end < 0 ? below.length : end).map((row) => row[c]);
}

const plain = (text: unknown): string => String(text).replace(/^→ /, '').replace(/ \d+$/, '');

/** What a workbook shows of each field, by its place; a place that shows something else than the seven texts fails. */
function expectTexts(book: Workbook, mode: string): void {
  for (const [report, title, heading, field] of SHOWN) {
    const found = column(book.values(`'${report}'!A1:I100`), title, heading).filter((text) => text !== '(none)');
    expect([mode, report, field, found.map((text) => typeof text).filter((type) => type !== 'string')]).toEqual([
      mode,
      report,
      field,
      [],
    ]);
    const known = found.map(plain).filter((text, i, all) => all.indexOf(text) === i);
    expect([mode, report, title, field, known.sort()]).toEqual([mode, report, title, field, TEXTS.slice().sort()]);
  }
  const choices = book.values("'Rep scorecard data'!A3:A40").flat().map(String);
  for (const text of TEXTS) expect(choices).toEqual(expect.arrayContaining([`Team: ${text}`]));
  const people = choices.filter((text) => text.startsWith('Person: ') || TEXTS.includes(text));
  expect(people.map((text) => text.replace(/^Person: /, '')).sort()).toEqual(TEXTS.slice().sort());
}

/** Every formula of every tab that is made of somebody's text, a line each. */
function strangeFormulas(book: Workbook): string[] {
  const { getters } = book.book;
  return book.tabs().flatMap((tab) => {
    const sheetId = book.book.sheetIdOf(tab)!;
    const found: string[] = [];
    for (let row = 0; row < Math.min(220, getters.getNumberRows(sheetId)); row++)
      for (let col = 0; col < getters.getNumberCols(sheetId); col++) {
        if (!getters.getCell({ sheetId, row, col })?.isFormula) continue;
        const text = book.formula(`'${tab}'!${columnLetters(col)}${row + 1}`);
        if (!/^=(REPORT\(|IF\('[^']*'!\w+=""[;,]""[;,]|HYPERLINK\("#gid=)/.test(text)) found.push(`${tab}: ${text}`);
      }
    return found;
  });
}

describe('texts that look like something else, in every text field of the deals', () => {
  let book: Workbook;
  beforeAll(() => {
    book = openTabs([
      { name: 'Deals', rows: DEALS },
      { name: 'Spend', rows: SPEND },
      { name: 'Goals', rows: GOALS },
    ]);
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  }, 120000);

  test('each stands in its cell as typed, in every field', () => {
    const rows = book.values(`Deals!A2:M${ROWS + 1}`);
    FIELDS.forEach((field, f) => {
      const texts = rows.map((row) => (field === 'Deal ID' ? plain(row[f]) : row[f]));
      expect([field, texts]).toEqual([field, rows.map((_, i) => textOf(f, i))]);
    });
  });

  test.each(['live', 'snapshot'] as const)(
    'a %s of every report shows them as those texts, and no formula comes of one',
    (mode) => {
      for (const { title: report } of TEMPLATES)
        book.callServer('dealsheetBuildReport', { report, period: 'year to date', versus: 'lastYear', mode });
      expectTexts(book, mode);
      expect(strangeFormulas(book)).toEqual([]);
      for (const { title } of TEMPLATES)
        expect(
          book
            .values(`'${title}'!A1:I200`)
            .flat()
            .map(String)
            .filter((text) => /^#|^Error/.test(text)),
        ).toEqual([]);
    },
    300000,
  );

  test.each(FIELDS.filter((field) => !['Deal ID', 'Deal name', 'Lost reason', 'Stage', 'Customer'].includes(field)))(
    'a formula by %s answers with them as texts, and a condition finds each',
    (field) => {
      const f = FIELDS.indexOf(field);
      book.type('Settings!H1', `=DEALSWON(DEALS;SETTINGS;"${field.toLowerCase()}";"plain")`);
      const rows = book.values('Settings!H2:I20').filter(([text]) => text !== '' && text !== '(none)');
      const won = (text: string): number =>
        DEALS.slice(1).filter((row, i) => row[FIELDS.length + 1] === 'Won' && textOf(f, i) === text).length;
      expect(rows.slice().sort()).toEqual(TEXTS.map((text) => [text, won(text)]).sort());
      TEXTS.forEach((text, i) => book.type(`Settings!L${i + 1}`, typed(text)));
      for (let i = 0; i < TEXTS.length; i++) {
        book.type('Settings!H1', `=DEALSWON(DEALS;SETTINGS;"${field.toLowerCase()} =";L${i + 1})`);
        expect([field, TEXTS[i], book.value('Settings!H1')]).toEqual([field, TEXTS[i], won(TEXTS[i])]);
      }
      book.type('Settings!H1', '');
    },
  );

  test('what goes to the sidebar holds them as they are', () => {
    const said = (name: string, request: object): string => JSON.stringify(book.callServer(name, request));
    const preview = said('dealsheetPreview', { report: 'Products', period: 'year to date', versus: 'lastYear' });
    const state = said('dealsheetState', {});
    const inside = (text: string): string => JSON.stringify(text).slice(1, -1);
    for (const text of TEXTS)
      expect([text, preview.includes(inside(text)) || state.includes(inside(text))]).toEqual([text, true]);
  });

  test('an exported .xlsx holds them as texts, and nothing of them as a formula', async () => {
    withDom();
    const again = openWorkbook({ data: dataOfXlsx(await xlsxOf(book.book.model)) });
    expectTexts(again, 'xlsx');
    expect(strangeFormulas(again)).toEqual([]);
    const rows = again.values(`Deals!B2:M${ROWS + 1}`);
    expect(rows).toEqual(book.values(`Deals!B2:M${ROWS + 1}`));
  }, 300000);
});
