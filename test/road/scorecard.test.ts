import type { Workbook } from '../../workbench/fake';
import { openSample, openTabs } from './open';
import { asked, expectCheapRebuild, reportTab } from './report';

const { TAB, section } = reportTab('Rep scorecard', 'year to date', 'lastYear');
const build = (book: Workbook, mode: 'live' | 'snapshot', who?: string): string =>
  (
    book.callServer('dealsheetBuildReport', {
      report: 'Rep scorecard',
      period: 'year to date',
      versus: 'lastYear',
      mode,
      ...(who !== undefined && { who }),
    }) as { message: string }
  ).message;

/** A row of the headline figures by its label, figure by figure. */
function figures(book: Workbook, label: string): Map<string, unknown> {
  const rows = book.values(`${TAB}!A5:I12`);
  const [, ...names] = rows[0];
  const [, ...values] = rows.find(([first]) => first === label) ?? [];
  return new Map(names.map((name, i) => [String(name), values[i]]));
}

describe('Rep scorecard, live', () => {
  let book: Workbook;
  beforeAll(() => {
    book = openSample();
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    expect(build(book, 'live')).toBe('Rep scorecard is in the tab Rep scorecard.');
  }, 300000);

  test('it is about everyone until the drop-down says another; the choices are everyone, teams, people', () => {
    expect(book.value(`${TAB}!B4`)).toBe('Everyone');
    expect(figures(book, 'Now').get('Sales')).toBe(asked(book, '=SALES(DEALS;SETTINGS;"year to date")'));
    const choices = book.values("'Rep scorecard data'!A3:A40").flat().filter(Boolean);
    expect(choices.slice(0, 5)).toEqual(['Everyone', 'Team: Key accounts', 'Team: North', 'Team: South', 'Ana Keller']);
    expect(choices).toHaveLength(1 + 3 + 8); // by hand: the teams and owners of the Owners tab
  });

  test.each([
    ['Ana Keller', '"owner = Ana Keller"', '3 people of South'],
    ['Team: South', '"team = South"', '3 teams'],
    ['Everyone', '"all"', '8 people'],
  ])(
    '%s chosen on the tab: its figures are those of the functions, with no press of a button',
    (who, slice, circle) => {
      book.type(`${TAB}!B4`, who);
      const tables = 'DEALS;OWNERS;STAGES;SETTINGS';
      const now = figures(book, 'Now');
      expect(now.get('Sales')).toBe(asked(book, `=SUM(SALES(${tables};"year to date";${slice};"plain"))`));
      expect(now.get('Deals won')).toBe(asked(book, `=SUM(DEALSWON(${tables};"year to date";${slice};"plain"))`));
      expect(now.get('Open pipeline')).toBe(asked(book, `=SUM(PIPELINE(${tables};${slice};"plain"))`));
      expect(String(book.value(`${TAB}!D4`))).toBe(`Set beside the median of ${circle}.`);
      const shown = book.values(`${TAB}!A1:I120`).flat().map(String);
      expect(shown.filter((text) => text.startsWith('#'))).toEqual([]);
    },
  );

  test('the goal is that of the year, and the median that of the people beside', () => {
    book.type(`${TAB}!B4`, 'Ana Keller');
    const goal = asked(book, '=INDEX(SALES(DEALS;GOALS;SETTINGS;"2026";"owner = Ana Keller";"vs goal";"details");2;2)');
    expect(figures(book, 'Goal to date').get('Sales')).toBe(goal);
    const [head, ...rows] = section(book, 'Side by side', 9);
    expect(rows.map(([name]) => String(name).replace('→ ', '')).sort()).toEqual([
      'Ana Keller',
      'Ben Osei',
      'David Moreau',
    ]);
    for (const name of ['Sales', 'Deals won', 'Win rate', 'Stalled deals']) {
      const at = head.indexOf(name);
      const middle = rows.map((row) => Number(row[at])).sort((a, b) => a - b)[1];
      expect([name, figures(book, 'Median of peers').get(name)]).toEqual([name, middle]);
    }
  });

  test('building it again keeps whom it is about, takes forty calls at most and touches no chart', () => {
    expectCheapRebuild(book, () => build(book, 'live'), 1);
    expect(book.value(`${TAB}!B4`)).toBe('Ana Keller');
  }, 300000);
});

test('a snapshot is of the one chosen, and stays; a person without deals is told', () => {
  const rows = [
    ['Deal ID', 'Amount', 'Status', 'Created', 'Close date', 'Owner'],
    ...Array.from({ length: 24 }, (_, i) => [
      ...[`D-${i}`, 100 + i, ['Won', 'Lost'][i % 2], '2026-05-01', `2026-06-${10 + (i % 18)}`],
      ["'=Ana", "'1-2", 'Everyone'][i % 3],
    ]),
  ];
  const book = openTabs([{ name: 'Deals', rows }]);
  build(book, 'snapshot', 'Person: 1-2');
  expect(book.value(`${TAB}!B4`)).toBe('Person: 1-2');
  // by hand: of every third deal from the second on those with an even number are won: 104 + 110 + 116 + 122
  expect(figures(book, 'Now').get('Sales')).toBe(452);
  const choices = book.values("'Rep scorecard data'!A3:A8").flat().filter(Boolean);
  expect(choices).toEqual(['Everyone', 'Person: 1-2', 'Person: =Ana', 'Person: Everyone']);
  book.type('Deals!B6', '9999');
  expect(figures(book, 'Now').get('Sales')).toBe(452);
  expect(build(book, 'snapshot', 'Nobody')).toBe('Rep scorecard is in the tab Rep scorecard.');
  expect(figures(book, 'Now').get('Sales')).toBeUndefined();
  expect(book.value(`${TAB}!D4`)).toBe('No deal names Nobody. Choose another.');
});
