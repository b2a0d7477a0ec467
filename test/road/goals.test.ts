import type { Workbook } from '../../workbench/fake';
import { openSample, openTabs } from './open';

type Reply = {
  message: string;
  metrics: string[];
  goals: { metric: string; slice: string; period: string; target: number }[];
};
const DEALS = [
  ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner'],
  ['1', 'Won', '2026-07-02', '2026-08-20', 42500, 'Ana'],
  ['2', 'Won', '2026-07-02', '2026-08-10', 55000, 'Ben'],
];
const goals = (book: Workbook, set: object | null = null): Reply => book.callServer('dealsheetGoals', { set }) as Reply;
const sales = (slice: string, target: number | string, period = '2026-Q3') => ({
  metric: 'Sales',
  slice,
  period,
  target: String(target),
});

describe('goals from the sidebar', () => {
  test('the first one makes the tab and its name; formulas over it answer', () => {
    const book = openTabs([{ name: 'Deals', rows: DEALS }]);
    expect(goals(book).goals).toEqual([]);
    expect(goals(book).metrics).toEqual(expect.arrayContaining(['Sales', 'Win rate']));
    const made = goals(book, sales('', 100000));
    expect(made.message).toBe('The goal of Sales in 2026-Q3 is set to 100000, in Goals row 2.');
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    book.type('Deals!H1', '=GOALATTAINMENT(DEALS;GOALS;SETTINGS;"2026-Q3")');
    expect(book.value('Deals!H1')).toBe(0.975);
    expect(goals(book, sales('owner = Ana', 50000)).message).toContain('for owner = Ana is set to 50000');
    expect(goals(book, { ...sales('', 0.5, '2026-07'), metric: 'Win rate' }).goals).toEqual([
      { metric: 'Sales', slice: '', period: '2026-Q3', target: 100000 },
      { metric: 'Sales', slice: 'owner = Ana', period: '2026-Q3', target: 50000 },
      { metric: 'Win rate', slice: '', period: '2026-07', target: 0.5 },
    ]);
    book.type('Deals!H2', '=GOALATTAINMENT(DEALS;GOALS;SETTINGS;"2026-Q3";"owner = Ana")');
    expect(book.value('Deals!H2')).toBe(0.85);
  });

  test('a target is read as it is typed', () => {
    const book = openTabs([{ name: 'Deals', rows: DEALS }]);
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    const typed = ['250.000', '250,000', '250000', "250'000", '250k'].map((target) => {
      goals(book, sales('', target));
      return goals(book).goals[0].target;
    });
    expect(typed).toEqual([250000, 250000, 250000, 250000, 250000]);
    expect(goals(book, { ...sales('', '35 %'), metric: 'Win rate' }).message).toContain('is set to 0.35');
    expect(() => goals(book, sales('', 'lots'))).toThrow('"lots" is no number. Write the target as 250000 or 35%');
  });

  test('the same goal again is changed where it stands, whatever its spelling', () => {
    const book = openTabs([
      { name: 'Deals', rows: DEALS },
      {
        name: 'Plan',
        rows: [
          ['Metric', 'Who', 'Owner', 'Period', 'Quota'],
          ['sales', '', 'ana', 'Q3 2026', 1],
        ],
      },
    ]);
    const { message, goals: list } = goals(book, sales('owner = Ana', 70000));
    expect(message).toBe('The goal of Sales in 2026-Q3 for owner = Ana is 70000 now; it was 1.');
    expect(list).toHaveLength(1);
    expect(book.value('Plan!E2')).toBe(70000);
  });

  test('the goals of the sample are listed; what is no goal is a sentence, and nothing is written', () => {
    const book = openSample();
    const before = goals(book).goals;
    expect(before.length).toBeGreaterThan(20);
    for (const [set, words] of [
      [sales('', 1, 'someday'), /someday" is no period/],
      [sales('moon = full', 1), /is no slice/],
      [{ ...sales('', 1), metric: 'Happiness' }, /no number of Dealsheet/],
      [sales('customer = Acme', 1), /Add one with the heading Slice/],
    ] as const)
      expect(() => goals(book, set)).toThrow(words);
    expect(goals(book).goals).toEqual(before);
  });

  test('text is written as text', () => {
    const book = openTabs([{ name: 'Deals', rows: [...DEALS, ['3', 'Open', '2026-07-02', '', 1, '=1+1']] }]);
    goals(book, sales('owner = =1+1', 5));
    expect(book.value('Goals!B2')).toBe('=1+1');
  });
});
