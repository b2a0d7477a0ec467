import { openWorkbook, type OpenOptions, type Workbook } from '.';
import type { Built } from '../realm/built';

/** A built add-on of one file, for the fake's own tests. */
export const builtOf = (source: string, manifest: Partial<Built['manifest']> = {}): Built => ({
  manifest: { timeZone: 'Etc/UTC', ...manifest },
  scripts: [{ name: 'code.js', source }],
  html: [{ name: 'Panel.html', source: '<p>panel</p>' }],
});

/** A workbook whose add-on is the given source. */
export const bench = (source: string, options: OpenOptions = {}): Workbook =>
  openWorkbook({
    tabs: [{ name: 'Data', rows: [] }],
    now: () => new Date(Date.UTC(2026, 10, 23)),
    ...options,
    built: builtOf(source),
  });

/**
 * Runs a function body in a fresh workbook, where `ss` is the spreadsheet and `sheet` its first tab.
 * @returns what it returned, and the workbook.
 */
export const inside = (body: string, options: OpenOptions = {}) => {
  const book = bench(
    `function probe() { const ss = SpreadsheetApp.getActiveSpreadsheet(); const sheet = ss && ss.getSheets()[0]; ${body} }`,
    options,
  );
  return { result: book.runFunction('probe'), book };
};
/** What a function body throws, as text. */
export const thrown = (body: string, options: OpenOptions = {}): string => {
  try {
    inside(body, options);
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  return 'nothing';
};
