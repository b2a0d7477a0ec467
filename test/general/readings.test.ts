import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readings, Tab, Workbook } from '../../workbench/fake';
import { combinations, SharedRealms } from '../../workbench/fake';
import { openTabs } from '../road/open';
import { EXAMPLE } from '../support/example';
import { ALL } from './asked';
import { checkExample, examplesOf, METRIC_FOLDERS } from './examples';

/**
 * What nobody could confirm of how Sheets hands arguments over and takes results back. Every worked example is typed into a
 * cell of the emulation under each reading, in the long mode under every combination of them all.
 */
const CONVERSIONS: readonly (keyof Readings)[] = [
  'omitted',
  'oneCell',
  'emptyCell',
  'emptyInRange',
  'oddResults',
  'intl',
];
const isLong = process.env.DEALSHEET_LONG === '1';
const ASKED = combinations(isLong ? CONVERSIONS.length : 1, CONVERSIONS);

/** Texts stand in cells as they are passed in the examples: an apostrophe keeps dates and numbers from being read. */
const asTyped = (cell: string | number): string | number =>
  typeof cell === 'string' && cell !== '' ? `'${cell}` : cell;
const TABS: readonly Tab[] = [
  ...Object.entries(EXAMPLE).map(([name, rows]) => ({ name, rows: rows.map((row) => row.map(asTyped)) })),
  { name: 'Args', rows: [] },
  { name: 'Out', rows: [] },
];

const REALMS = new SharedRealms();

function opened(readings: Readings): Workbook {
  const book = openTabs(TABS, '2026-10-31T12:00:00Z', {
    readings,
    shares: { realms: REALMS, what: 'functions' },
  });
  for (const [name, rows] of Object.entries(EXAMPLE)) {
    const id = book.book.sheetIdOf(name)!;
    const zone = { top: 0, left: 0, bottom: rows.length - 1, right: rows[0].length - 1 };
    book.services.rawSheet(id).s.nameRange(name, book.services.rawRange(id, zone));
  }
  return book;
}

/** What a formula shows where it is typed: a cell, or the cells that it spills into. @throws its sentence */
function shownBy(book: Workbook, formula: string): unknown {
  const sheetId = book.book.sheetIdOf('Out')!;
  book.type('Out!A1', formula);
  const corner = book.value('Out!A1');
  if (corner === '#ERROR!') throw new Error(book.errorNote('Out!A1'));
  const zone = book.book.getters.getSpreadZone({ sheetId, row: 0, col: 0 });
  if (!zone) return corner;
  return Array.from({ length: zone.bottom + 1 }, (_r, row) =>
    Array.from({ length: zone.right + 1 }, (_c, col) => book.book.value({ sheetId, row, col })),
  );
}

/** The formula with its texts in cells, which are passed as ranges of one cell. */
function inCells(book: Workbook, formula: string): string {
  let next = 0;
  return formula.replace(/"(?:[^"]|"")*"/g, (text) => {
    book.type(`Args!A${++next}`, `'${text.slice(1, -1).replace(/""/g, '"')}`);
    return `Args!A${next}:A${next}`;
  });
}

const EXAMPLES = ALL.filter(({ name }) => existsSync(join(METRIC_FOLDERS, name, 'README.md'))).flatMap(({ name }) =>
  examplesOf(name),
);

describe.each(
  ASKED.map((readings) => [
    CONVERSIONS.map((fact) => (readings[fact] === '' ? '""' : String(readings[fact]))).join(' '),
    readings,
  ]),
)('worked examples in cells, under %s', (_name, readings) => {
  let book: Workbook;
  beforeAll(() => (book = opened(readings as Readings)));
  test.each(EXAMPLES.map((example) => [example.formula, example] as const))('%s', (_formula, example) => {
    const formula = inCells(book, example.formula);
    checkExample(example, () => shownBy(book, formula));
    if (/^Error: /.test(example.expected[0])) return;
    // nothing between two separators: not given where Sheets says so, else an empty cell, which is answered by nothing
    const omitted = (): unknown => shownBy(book, example.formula.replace('(', '(;'));
    if ((readings as Readings).omitted === undefined) checkExample(example, omitted);
    else expect(omitted()).toBe('');
  });
});
