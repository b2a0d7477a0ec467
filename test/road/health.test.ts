import type { Workbook } from '../../workbench/fake';
import { openSample } from './open';

type Done = { message: string };
const TAB = "'Pipeline health'";
const build = (book: Workbook, mode: 'live' | 'snapshot'): string =>
  (
    book.callServer('dealsheetBuildReport', {
      report: 'Pipeline health',
      period: 'this quarter',
      versus: 'previous',
      mode,
    }) as Done
  ).message;

/** The rows below a section's title on the report's tab, headings first. */
function section(book: Workbook, title: string, columns: string): unknown[][] {
  const rows = book.values(`${TAB}!A1:I140`);
  const at = rows.findIndex((row) => row.includes(title));
  if (at < 0) throw new Error(`no section ${title}`);
  const left = 'ABCDEFGHI'[rows[at].indexOf(title)];
  const right = 'ABCDEFGHI'[rows[at].indexOf(title) + columns.length - 1];
  return book.values(`${TAB}!${left}${at + 2}:${right}${at + 20}`);
}

describe('Pipeline health', () => {
  let book: Workbook;
  beforeAll(() => {
    book = openSample();
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  }, 60000);

  test.each(['live', 'snapshot'] as const)('a %s report: figures, sections, charts, shades, forty calls at most', (mode) => {
    for (let time = 0; time < 2; time++) {
      book.resetCounts();
      expect(build(book, mode)).toBe('Pipeline health is in the tab Pipeline health.');
      expect(book.counts().total).toBeLessThanOrEqual(40);
    }
    console.log(book.counts().total);
    const figures = book.values(`${TAB}!B5:I6`);
    console.log(JSON.stringify(figures), JSON.stringify(book.values(`${TAB}!A1:I140`).filter((r) => r.some((c) => c !== '')).slice(0,70), null, 0).replace(/\],\[/g, '],\n['));
    console.log(section.length);
  });
});
