import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RangeImpl } from './services/range';
import { RANGE } from './services/range-members';
import { SheetImpl } from './services/sheet';
import { SHEET } from './services/sheet-members';
import { SPREADSHEET, SpreadsheetImpl } from './services/spreadsheet';
import { ChartImpl } from './services/chart-builder';
import { CHART } from './services/chart-members';
import { NAMED_RANGE, NamedRangeImpl } from './services/small';
import { TEXT_FINDER, TextFinderImpl } from './services/text-finder';
import { bench } from './testing';
import { rawOf } from './guard';

const types = readFileSync(
  join(__dirname, '../../node_modules/@types/google-apps-script/google-apps-script.spreadsheet.d.ts'),
  'utf8',
);
/** Members of an interface of Google's published types. */
const declared = (name: string): string[] => {
  const from = types.indexOf('{', types.indexOf(`interface ${name} `));
  let depth = 0;
  let end = from;
  do {
    if (types[end] === '{') depth++;
    if (types[end] === '}') depth--;
    end++;
  } while (depth > 0);
  return [...types.slice(from, end).matchAll(/^\s+(\w+)\(/gm)].map((found) => found[1]);
};

const s = bench('').services;
const zone = { top: 0, bottom: 0, left: 0, right: 0 };
test.each<[string, Record<string, string>, object]>([
  ['Range', RANGE, new RangeImpl(s, 'sheet1', zone)],
  ['Sheet', SHEET, new SheetImpl(s, 'sheet1')],
  ['Spreadsheet', SPREADSHEET, new SpreadsheetImpl(s)],
  ['EmbeddedChart', CHART, new ChartImpl(s, {} as never)],
  ['NamedRange', NAMED_RANGE, new NamedRangeImpl(s, 'x')],
  ['TextFinder', TEXT_FINDER, new TextFinderImpl(s, [], '')],
])('every member of %s exists in Apps Script and is made here', (name, members, raw) => {
  const known = new Set(declared(name));
  expect(known.size).toBeGreaterThan(4);
  expect(Object.keys(members).filter((member) => !known.has(member))).toEqual([]);
  const made = rawOf(raw) as Record<string, unknown>;
  expect(Object.keys(members).filter((member) => typeof made[member] !== 'function')).toEqual([]);
});
