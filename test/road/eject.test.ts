import type { Workbook } from '../../workbench/fake';
import { openSample, openTabs } from './open';

const HEADINGS = [
  ...['Sales', 'Deals won', 'Deals lost', 'Win rate', 'Mean deal size', 'New sales', 'Returning sales', 'Spend'],
  ...['New customers', 'CAC'],
];

/** The rows of a section of the Clean summary by their first cell, each by heading. */
function section(book: Workbook, title: string): Map<unknown, Map<string, unknown>> {
  const rows = book.values(`'Clean summary'!A1:K${title === 'All' ? 8 : 160}`);
  const at = rows.findIndex(([first]) => first === title);
  expect(rows[at].slice(1)).toEqual(HEADINGS);
  const found = rows.slice(at + 1);
  return new Map(
    found
      .slice(
        0,
        found.findIndex(([first]) => first === ''),
      )
      .map(([first, ...cells]) => [first, new Map(cells.map((cell, i) => [HEADINGS[i], cell]))]),
  );
}

/** An answer of a function as a table by its first column, each row by heading. */
function answered(book: Workbook, formula: string): Map<unknown, Map<string, unknown>> {
  book.type('Ask!A1', formula);
  expect(book.errorNote('Ask!A1')).toBe('');
  const [head, ...rows] = book.values('Ask!A1:T90');
  book.type('Ask!A1', '');
  return new Map(
    rows
      .filter(([first]) => first !== '')
      .map(([first, ...cells]) => [first, new Map(cells.map((cell, i) => [String(head[i + 1]), cell]))]),
  );
}

/** Heading of the summary → the function that tells it, and the column of its answer. */
const TOLD: Readonly<Record<string, readonly [formula: string, heading: string]>> = {
  Sales: ['SALES', 'Sales'],
  'Deals won': ['DEALSWON', 'Deals won'],
  'Win rate': ['WINRATE', 'Win rate'],
  'Mean deal size': ['DEALSIZE', 'Deal size'],
  'New sales': ['NEWVSRETURNING', 'New sales'],
  'Returning sales': ['NEWVSRETURNING', 'Returning sales'],
  Spend: ['CAC', 'Spend'],
  CAC: ['CAC', 'CAC'],
};

function expectEqual(book: Workbook, title: string, by: string, tables: string): number {
  let compared = 0;
  const rows = section(book, title);
  for (const [heading, [name, column]] of Object.entries(TOLD)) {
    const wanted = answered(book, `=${name}(${tables};"${by}")`);
    rows.forEach((cells, label) => {
      const key = label instanceof Date ? new Date(label.getTime() + 864e5).toISOString().slice(0, 7) : label;
      const own = cells.get(heading);
      const theirs = wanted.get(key)?.get(column) ?? '';
      if (name === 'CAC' && (by === 'owner' || by === 'product')) return; // spend names neither
      if (own === 0 && theirs === '') return; // nothing is there: the sum of nothing is 0
      expect([title, label, heading, typeof own]).toEqual([title, label, heading, typeof theirs]);
      if (typeof theirs === 'number') {
        expect(Math.abs(Number(own) - theirs)).toBeLessThan(1e-6 * Math.max(1, Math.abs(theirs)));
        compared++;
      }
    });
  }
  return compared;
}

const TABLES = 'DEALS;SPEND;LINES;OWNERS;SETTINGS';

test('Eject: values and ordinary formulas that answer as the functions do, by month, owner, source and product', () => {
  const book = openSample();
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  const before = book.tabs();
  book.resetCounts();
  const { message } = book.callServer('dealsheetEject', {}) as { message: string };
  expect(message).toMatch(/^Clean deals holds 1,?858 closed deals as values, and Clean summary computes from them/);
  const formulas = ['B5', 'C12', 'E12', 'F12', 'K12'].map((cell) => book.formula(`'Clean summary'!${cell}`));
  for (const formula of formulas) expect(formula).toMatch(/^=(SUMIFS|COUNTIFS|IF|IFERROR)\(/);
  for (const formula of formulas) expect(formula).not.toMatch(/SALES\(|WINRATE|CAC\(|REPORT/);
  book.book.dispatch('CREATE_SHEET', { sheetId: 'ask', name: 'Ask', position: 0 });
  const [total] = Array.from(section(book, 'All').values());
  for (const [heading, [name]] of Object.entries(TOLD).filter(([each]) => !/Spend|sales$/.test(each))) {
    book.type('Ask!A1', `=${name}(${TABLES})`);
    expect([heading, Number(total.get(heading)).toFixed(6)]).toEqual([
      heading,
      Number(book.value('Ask!A1')).toFixed(6),
    ]);
  }
  for (const [title, by] of [
    ['By month', 'month'],
    ['By owner', 'owner'],
    ['By source', 'source'],
    ['By product', 'product'],
  ])
    expect(expectEqual(book, title, by, TABLES)).toBeGreaterThan(20);
  // what is a value says so, and is one
  const rows = book.values("'Clean summary'!A1:C160");
  const values = rows.findIndex(([first]) => first === 'As values, which no formula renews');
  expect(rows[values + 1][0]).toBe('Sales cycle');
  expect(book.formula(`'Clean summary'!B${values + 2}`)).toBe('');
  expect(Number(rows[values + 1][1])).toBeGreaterThan(0);
  book.callServer('dealsheetUndo', {});
  expect(
    book
      .tabs()
      .filter((tab) => tab !== 'Ask')
      .sort(),
  ).toEqual(
    before
      .concat('Dealsheet undo')
      .filter((tab, i, all) => all.indexOf(tab) === i)
      .sort(),
  );
}, 300000);

const HOSTILE = [
  '\'=IMPORTXML("x")',
  "'+1",
  "'-5%",
  "'@x",
  "''quoted",
  "'1-2",
  '<img onerror=x>',
  "'>5",
  'a*',
  'what?',
  '~tilde',
  'TRUE story',
  "'007",
];

test('names that would be something else as criteria are told by their text; refunds, missing amounts, two currencies', () => {
  const rows: (string | number)[][] = [
    ['Deal ID', 'Customer', 'Amount', 'Currency', 'Status', 'Created', 'Close date', 'Owner', 'Source', 'Product'],
    ...Array.from({ length: 130 }, (_, i): (string | number)[] => {
      const name = HOSTILE[i % HOSTILE.length];
      const amount = i % 17 === 0 ? '' : i % 19 === 0 ? -50 : 100 + i;
      const closed = `2026-0${1 + (i % 6)}-${10 + (i % 18)}`;
      return [
        `D-${i}`,
        `C${i % 31}`,
        amount,
        ['EUR', 'USD'][i % 2],
        ['Won', 'Won', 'Lost'][i % 3],
        '2025-12-01',
        closed,
        name,
        name,
        name,
      ];
    }),
  ];
  const book = openTabs([
    { name: 'Deals', rows },
    {
      name: 'Spend',
      rows: [
        ['Date', 'Amount', 'Currency', 'Source'],
        ...HOSTILE.map((name, i) => [`2026-0${1 + (i % 6)}-05`, 500 + i, 'EUR', name]),
      ],
    },
    {
      name: 'Rates',
      rows: [
        ['Currency', 'Date', 'Rate'],
        ['USD', '2025-01-01', 0.5],
      ],
    },
    { name: 'Ask', rows: [['']] },
  ]);
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-06-30' });
  const settings = book.values('Settings!A1:B30');
  book.type(`Settings!B${settings.findIndex(([name]) => name === 'Reporting currency') + 1}`, 'EUR');
  book.callServer('dealsheetEject', {});
  const names = Array.from(section(book, 'By owner').keys());
  expect(names.map(String).sort()).toEqual(HOSTILE.map((name) => name.replace(/^'/, '')).sort());
  const tables = 'DEALS;SPEND;RATES;SETTINGS';
  for (const [title, by] of [
    ['By month', 'month'],
    ['By owner', 'owner'],
    ['By source', 'source'],
    ['By product', 'product'],
  ])
    expect(expectEqual(book, title, by, tables)).toBeGreaterThan(20);
  expect(String(book.value("'Clean deals'!A1"))).toContain('in EUR');
  // once more makes new tabs: those of before are the person's
  book.type("'Clean summary'!A1", 'mine now');
  book.callServer('dealsheetEject', {});
  expect(book.tabs()).toEqual(
    expect.arrayContaining(['Clean deals', 'Clean deals 2', 'Clean summary', 'Clean summary 2']),
  );
  expect(book.value("'Clean summary'!A1")).toBe('mine now');
}, 300000);
