import type { Workbook } from '../../workbench/fake';
import { openSample, openTabs } from './open';
import { asked, expectCheapRebuild, reportTab } from './report';

const { TAB, build, section } = reportTab('Pipeline health', 'this quarter', 'previous');

describe.each(['live', 'snapshot'] as const)('Pipeline health, %s', (mode) => {
  let book: Workbook;
  beforeAll(() => {
    book = openSample();
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    expect(build(book, mode)).toBe('Pipeline health is in the tab Pipeline health.');
  }, 120000);

  test('headline figures are those of the functions', () => {
    const [labels, now] = book.values(`${TAB}!B5:I6`);
    const figure = (name: string): unknown => now[labels.findIndex((label) => label === name)];
    expect(figure('Open pipeline')).toBe(asked(book, '=PIPELINE(DEALS;SETTINGS)'));
    expect(figure('Weighted pipeline')).toBe(asked(book, '=WEIGHTEDPIPELINE(DEALS;STAGES;SETTINGS)'));
    expect(figure('Slip rate')).toBe(asked(book, '=SLIPRATE(DEALS;CHANGES;SETTINGS;"this quarter")'));
    expect(figure('Stalled deals')).toBe(asked(book, '=ROWS(STALLED(DEALS;STAGES;SETTINGS))-1'));
  });

  test('stages, months against the goal, times, changes that add up', () => {
    const stages = section(book, 'Through the stages', 4);
    expect(stages.map(([stage]) => stage)).toEqual(['Stage', 'Qualified', 'Discovery', 'Proposal', 'Negotiation']);
    const months = section(book, 'Open pipeline by expected month', 5);
    expect(months.map(([month]) => month)).toEqual(
      ['Month'].concat(['2026-10', '2026-11', '2026-12', '2027-01', '2027-02', '2027-03']),
    );
    expect(months[1][2]).toBe(asked(book, '=INDEX(GOALATTAINMENT(DEALS;GOALS;SETTINGS;"2026-10";"details");2;5)'));
    expect(section(book, 'Days in each stage', 5)).toHaveLength(5);
    const changes = section(book, 'What has changed in the pipeline', 2).slice(1) as [string, number][];
    const closing = changes[changes.length - 1][1];
    expect(changes.slice(0, -1).reduce((sum, [, amount]) => sum + amount, 0)).toBeCloseTo(closing, 2);
    expect(closing).toBe(asked(book, '=PIPELINE(DEALS;SETTINGS)'));
  });

  test('stalled deals link to their rows', () => {
    const [head, ...rows] = section(book, 'Stalled deals, the largest amount × excess first', 9);
    expect(head).toEqual(['Customer', 'Deal id', 'Owner', 'Amount', 'Stage', 'Days', 'Usual at most', 'Excess', 'Row']);
    expect(rows).toHaveLength(15);
    const [row] = rows;
    const at = Number(/^Row (\d+)$/.exec(String(row[8]))?.[1]);
    expect(book.value(`Deals!A${at}`)).toBe(row[1]);
    const place = book.values(`${TAB}!B1:B140`).findIndex(([cell]) => cell === row[1]) + 1;
    expect(book.formula(`${TAB}!I${place}`)).toMatch(/HYPERLINK\("#gid=\d+&range=A"&/);
  });

  test('forty service calls at most to build it again; charts that are as they should be are left alone', () => {
    expectCheapRebuild(book, () => build(book, mode));
  });
});

test('without stages, changes and goals it shows what the deals carry', () => {
  const rows = [
    ['Deal ID', 'Amount', 'Status', 'Created', 'Close date'],
    ...Array.from({ length: 12 }, (_, i) => [
      `D-${i}`,
      100,
      ['Won', 'Lost', 'Open'][i % 3],
      '2026-05-01',
      i % 3 === 2 ? '' : `2026-06-${10 + i}`,
    ]),
  ];
  const book = openTabs([{ name: 'Deals', rows }]);
  expect(build(book, 'live')).toBe('Pipeline health is in the tab Pipeline health.');
  expect(book.value(`${TAB}!B6`)).toBe(400);
  expect(() => section(book, 'Through the stages', 4)).toThrow('no section');
});
