import type { Workbook } from '../../workbench/fake';

export type Mode = 'live' | 'snapshot';

/** What the tests of a report share: its tab, building it from the sidebar, and the sections that its tab shows. */
export function reportTab(report: string, usualPeriod: string, versus: 'previous' | 'lastYear') {
  const TAB = `'${report}'`;
  return {
    TAB,
    /** @returns what the sidebar says */
    build(book: Workbook, mode: Mode, period = usualPeriod): string {
      return (book.callServer('dealsheetBuildReport', { report, period, versus, mode }) as { message: string }).message;
    },
    /** The rows below a section's title on the report's tab, headings first, up to the first empty one. */
    section(book: Workbook, title: string, columns: number): unknown[][] {
      const rows = book.values(`${TAB}!A1:I180`);
      const at = rows.findIndex((row) => row.includes(title));
      if (at < 0) throw new Error(`no section ${title}`);
      const left = rows[at].indexOf(title);
      const found = rows.slice(at + 1).map((row) => row.slice(left, left + columns));
      return found.slice(
        0,
        found.findIndex((row) => row[0] === ''),
      );
    },
  };
}

/** What a cell of the Settings tab shows for a formula. */
export function asked(book: Workbook, formula: string): unknown {
  book.type('Settings!M1', formula);
  const value = book.value('Settings!M1');
  book.type('Settings!M1', '');
  return value;
}

/** Builds a report that is there again: forty service calls at most, and no chart is added or written again. */
export function expectCheapRebuild(book: Workbook, build: () => void, times = 2): void {
  for (let time = 0; time < times; time++) {
    book.resetCounts();
    build();
    expect(book.counts().total).toBeLessThanOrEqual(40);
  }
  for (const call of ['Sheet.insertChart', 'Sheet.updateChart', 'Sheet.setConditionalFormatRules'])
    expect(book.counts().byName[call]).toBeUndefined();
}
