import { openSample } from './open';

const build = (book: ReturnType<typeof openSample>, mode: string, versus = 'previous'): void =>
  void book.callServer('dealsheetBuildReport', { report: 'Pipeline health', period: '2026', versus, mode });
const shown = (book: ReturnType<typeof openSample>): unknown[][] => book.values("'Pipeline health'!A5:I8");

test('a report’s tabs that somebody made small grow again', () => {
  const book = openSample();
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  build(book, 'live');
  const before = shown(book);
  for (const tab of ['Pipeline health', 'Pipeline health data']) {
    const sheet = book.services.rawSheet(book.book.sheetIdOf(tab)!);
    sheet.deleteRows(5, sheet.getMaxRows() - 5);
    sheet.deleteColumns(4, sheet.getMaxColumns() - 4);
  }
  book.callServer('dealsheetBuildReport', {
    report: 'Pipeline health',
    period: '2026',
    versus: 'previous',
    mode: 'live',
    replace: true,
  });
  expect(shown(book)).toEqual(before);
});

test('formats follow where a figure comes to stand in another column', () => {
  const book = openSample();
  book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
  const goals = book.services.rawSheet(book.book.sheetIdOf('Goals')!);
  const formats = (): Record<string, string> => {
    const id = book.book.sheetIdOf('Pipeline health')!;
    const names = book.values("'Pipeline health'!A5:I5")[0].map(String);
    return Object.fromEntries(
      names.map((name, col) => [name, book.book.pattern({ sheetId: id, row: 5, col })]).filter(([name]) => name !== ''),
    );
  };
  build(book, 'live');
  const withGoals = formats();
  expect(Object.keys(withGoals)).toContain('Coverage');
  goals.deleteRows(2, book.book.extent(book.book.sheetIdOf('Goals')!).rows - 1);
  build(book, 'live');
  const without = formats();
  expect(Object.keys(without)).not.toContain('Coverage');
  for (const name of Object.keys(without)) expect([name, without[name]]).toEqual([name, withGoals[name]]);
});
