import type { Workbook } from '../../workbench/fake';
import { openSample, openTabs } from './open';
import { asked, expectCheapRebuild, reportTab } from './report';

const { TAB, build, section } = reportTab('Customers and value', 'year to date', 'lastYear');

describe.each(['live', 'snapshot'] as const)('Customers and value, %s', (mode) => {
  let book: Workbook;
  beforeAll(() => {
    book = openSample();
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    expect(build(book, mode)).toBe('Customers and value is in the tab Customers and value.');
  }, 120000);

  test('headline figures are those of the functions', () => {
    const [labels, now] = book.values(`${TAB}!B5:I6`);
    const figure = (name: string): unknown => now[labels.findIndex((label) => label === name)];
    expect(figure('CLV')).toBe(asked(book, '=CLV(DEALS;SETTINGS)'));
    expect(figure('Repeat rate')).toBe(asked(book, '=REPEATRATE(DEALS;SETTINGS;"year to date")'));
    expect(figure('CAC')).toBe(asked(book, '=CAC(DEALS;SPEND;SETTINGS;"year to date")'));
    expect(figure('Customers')).toBe(asked(book, '=ROWS(CLV(DEALS;SETTINGS;"customer"))-1'));
    expect(Number(figure('Value at risk'))).toBeLessThan(Number(figure('Value to come')));
  });

  test('cohorts, segments and lists', () => {
    const cohorts = section(book, 'Customers who came back, by the quarter in which they first bought', 9);
    expect(cohorts[0]).toEqual(['First won', 'Customers', ...[0, 1, 2, 3, 4, 5, 6].map((age) => `Quarter ${age}`)]);
    expect(cohorts.slice(1).every((row) => row[2] === 1 || row[2] === '')).toBe(true);
    expect(cohorts[cohorts.length - 1].slice(2)).toEqual(['', '', '', '', '', '', '']); // the running quarter
    expect(cohorts.find(([quarter]) => quarter === '2025-Q1')?.[3]).toBe(
      asked(book, '=INDEX(RETENTION(DEALS;SETTINGS;"quarter";"2025-Q1");2;4)'),
    );
    const top = section(book, 'Top customers by what they are still to bring', 8).slice(1);
    expect(top).toHaveLength(12);
    expect(top[0][0]).toBe(asked(book, '=INDEX(CLV(DEALS;SETTINGS;"customer");2;1)'));
    const segments = section(book, 'Customers by the chance that they buy again', 4).slice(1);
    expect(segments.map(([segment]) => segment)).toEqual(['Active', 'At risk', 'Gone quiet', 'One purchase']);
    expect(segments.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(391);
    const risk = section(book, 'Value at risk: repeat customers who may be leaving', 6).slice(1);
    for (const [, , alive, , value, stay] of risk) expect(Number(stay) * Number(alive)).toBeCloseTo(Number(value), 6);
    expect(section(book, 'What is left of all cohorts, month by month', 3)[1]).toEqual([
      1,
      asked(
        book,
        '=INDEX(RETENTION(DEALS;SETTINGS;"month";"with total");ROWS(RETENTION(DEALS;SETTINGS;"month";"with total"));4)',
      ),
      expect.any(Number),
    ]);
    expect(String(section(book, 'How customers are valued', 1)[1])).toMatch(/^Method: BG\/NBD/);
  });

  test('forty service calls at most to build it again; charts that are as they should be are left alone', () => {
    expectCheapRebuild(book, () => build(book, mode));
  });
});

test('few customers: what was earned so far, and why no more is said', () => {
  const rows = [
    ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date'],
    ...Array.from({ length: 12 }, (_, i) => [
      `D-${i}`,
      `C-${i % 5}`,
      100,
      'Won',
      '2026-01-01',
      `2026-0${(i % 6) + 1}-15`,
    ]),
  ];
  const book = openTabs([{ name: 'Deals', rows }]);
  expect(build(book, 'live')).toBe('Customers and value is in the tab Customers and value.');
  expect(book.value(`${TAB}!B6`)).toBe(240);
  expect(section(book, 'Customers by the chance that they buy again', 3).slice(1)).toEqual([['Repeat', 5, 1200]]);
  expect(() => section(book, 'Value at risk: repeat customers who may be leaving', 6)).toThrow('no section');
  expect(String(section(book, 'How customers are valued', 1)[2])).toMatch(
    /BG\/NBD needs at least 100 customers, and there are 5/,
  );
});
