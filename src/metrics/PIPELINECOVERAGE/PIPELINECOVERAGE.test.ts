import { asOf, cell, rowsOf } from '../../../test/support/cell';

const HEAD = ['Deal ID', 'Status', 'Created', 'Close date', 'Expected close', 'Amount', 'Owner'];
const iso = (day: number): string => new Date(day * 864e5).toISOString().slice(0, 10);
const TODAY = Date.parse('2026-05-12') / 864e5;
const SETTINGS = asOf('2026-05-12');
const goals = (...rows: (readonly [owner: string, period: string, target: number])[]): unknown[][] => [
  ['Metric', 'Owner', 'Period', 'Target'],
  ...rows.map(([owner, period, target]) => ['Sales', owner, period, target]),
];

/**
 * Deals created every tenth day until 40 days ago, closed after 30 days, every second one won; and open ones of 20 days of
 * which those of Ana are expected in June, those of Ben in July.
 */
const team = (open: number, expected = true): unknown[][] => [
  HEAD,
  ...Array.from({ length: 30 }, (_, k) => {
    const created = TODAY - 40 - 10 * k;
    return [
      `D${k}`,
      k % 2 === 0 ? 'Won' : 'Lost',
      iso(created),
      iso(created + 30),
      '',
      1000,
      k % 4 < 2 ? 'Ana' : 'Ben',
    ];
  }),
  ...Array.from({ length: open }, (_, k) => {
    const isAna = k % 2 === 0;
    const due = expected ? (isAna ? '2026-06-20' : '2026-07-20') : '';
    return [`O${k}`, 'Open', iso(TODAY - 20), '', due, 1000, isAna ? 'Ana' : 'Ben'];
  }),
];

describe('PIPELINECOVERAGE', () => {
  test('by hand: what is expected in the quarter over what is missing', () => {
    // won since 1 April: the deals of 40 and 60 days ago, 2,000; 3 of 6 open deals are Ana's, expected in June
    const [row] = rowsOf('PIPELINECOVERAGE', team(6), goals(['', '2026-Q2', 8000]), SETTINGS, 'all');
    expect(row).toMatchObject({
      Coverage: 0.5,
      'Pipeline due': 3000,
      'Open pipeline': 6000,
      Goal: 8000,
      'Closed so far': 2000,
      Remaining: 6000,
    });
  });

  test('what is needed is more the higher the goal, and adding it gives the chance of 80 %', () => {
    const ask = (open: number, goal: number) =>
      rowsOf('PIPELINECOVERAGE', team(open), goals(['', '2026-Q2', goal]), SETTINGS, 'all')[0];
    const [low, high] = [ask(40, 24000), ask(40, 34000)];
    expect(Number(high['Pipeline to add'])).toBeGreaterThan(Number(low['Pipeline to add']));
    expect(Number(high['Needed for 80%'])).toBeGreaterThan(Number(high.Coverage));
    expect(Number(high.Odds)).toBeLessThan(0.8);
    const added = Math.round(Number(high['Pipeline to add']) / 1000);
    // the deals to add are as young and as large as those there are
    expect(Math.abs(Number(ask(40 + added, 34000).Odds) - 0.8)).toBeLessThan(0.06);
  });

  test('a goal that is met is said, not a negative number; one that is missing too', () => {
    expect(cell('PIPELINECOVERAGE', team(6), goals(['', '2026-Q2', 1500]), SETTINGS)).toMatch(
      /: the goal of 2026-Q2 is met: 2000 are won of 1500, and nothing is left to cover\. /,
    );
    expect(cell('PIPELINECOVERAGE', team(6), goals(['', '2026-Q1', 1500]), SETTINGS)).toMatch(
      /no goal for Sales covers 2026-Q2/,
    );
    expect(cell('PIPELINECOVERAGE', team(6), goals(['', '2026-Q1', 90000]), SETTINGS, '2026-Q1')).toMatch(/is over/);
  });

  test('by owner each has the own goal; a met one is an empty row', () => {
    const rows = rowsOf(
      'PIPELINECOVERAGE',
      team(6),
      goals(['Ana', '2026-Q2', 4000], ['Ben', '2026-Q2', 500]),
      SETTINGS,
      'owner',
    );
    // of the two won since April one is Ana's (40 days ago), one Ben's (60 days ago)
    expect(rows.map((row) => [row.Owner, row.Coverage, row.Remaining, row.Odds === 1])).toEqual([
      ['Ana', 1, 3000, false],
      ['Ben', '', 0, true],
    ]);
  });

  test('without any expected date all that is open is due', () => {
    const [row] = rowsOf('PIPELINECOVERAGE', team(6, false), goals(['', '2026-Q2', 8000]), SETTINGS, 'all');
    expect(row).toMatchObject({ Coverage: 1, 'Pipeline due': 6000 });
  });
});
