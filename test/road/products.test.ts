import type { Workbook } from '../../workbench/fake';
import { openSample, openTabs } from './open';
import { asked, expectCheapRebuild, reportTab } from './report';

const { TAB, build, section } = reportTab('Products', 'this quarter', 'previous');

describe.each(['live', 'snapshot'] as const)('Products, %s', (mode) => {
  let book: Workbook;
  beforeAll(() => {
    book = openSample();
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    expect(build(book, mode)).toBe('Products is in the tab Products.');
  }, 120000);

  test('headline figures are those of the functions', () => {
    const [labels, now] = book.values(`${TAB}!B5:I6`);
    const figure = (name: string): unknown => now[labels.findIndex((label) => label === name)];
    expect(figure('Sales')).toBe(asked(book, '=SALES(DEALS;SETTINGS;"this quarter")'));
    expect(figure('Deal size')).toBe(asked(book, '=DEALSIZE(DEALS;SETTINGS;"this quarter")'));
    expect(figure('Falling products')).toBeGreaterThanOrEqual(0);
  });

  test('products add up to the sales, and price, volume and mix to their change', () => {
    const [, ...products] = section(book, 'What sells', 9);
    const sales = products.reduce((sum, row) => sum + Number(row[1]), 0);
    expect(sales).toBeCloseTo(Number(asked(book, '=SALES(DEALS;SETTINGS;"this quarter")')), 2);
    const steps = section(book, 'Why sales changed', 2).slice(1) as [string, number][];
    expect(steps.map(([step]) => step)).toEqual(expect.arrayContaining(['Before', 'Price', 'Volume', 'Mix', 'Now']));
    const now = steps[steps.length - 1][1];
    expect(steps.slice(0, -1).reduce((sum, [, amount]) => sum + amount, 0)).toBeCloseTo(now, 2);
    expect(now).toBeCloseTo(sales, 2);
    const mix = section(book, 'Price, volume and mix by product', 6).slice(1);
    for (const [, change, ...effects] of mix)
      expect(effects.reduce<number>((sum, effect) => sum + Number(effect), 0)).toBeCloseTo(Number(change), 2);
  });

  test('pairs are those of ALSOBOUGHT, each once; deal sizes of eight quarters', () => {
    const [head, ...pairs] = section(book, 'Bought by the same customers, all time', 7);
    expect(head[0]).toBe('Pair');
    expect(pairs.length).toBeGreaterThan(0);
    const first = asked(book, '=INDEX(ALSOBOUGHT(DEALS;SETTINGS);2;1)');
    expect(String(pairs[0][0]).startsWith(`${String(first)} → `)).toBe(true);
    expect(section(book, 'Deal size by quarter', 4)).toHaveLength(9);
  });

  test('forty service calls at most to build it again; charts that are as they should be are left alone', () => {
    expectCheapRebuild(book, () => build(book, mode));
  });
});

test('without products and customers it shows what the deals carry', () => {
  const rows = [
    ['Deal ID', 'Amount', 'Status', 'Created', 'Close date'],
    ...Array.from({ length: 12 }, (_, i) => [`D-${i}`, 100, 'Won', '2026-05-01', `2026-06-${10 + i}`]),
  ];
  const book = openTabs([{ name: 'Deals', rows }]);
  expect(build(book, 'live', '2026')).toBe('Products is in the tab Products.');
  expect(book.value(`${TAB}!B6`)).toBe(1200);
  expect(() => section(book, 'What sells', 9)).toThrow('no section');
  expect(section(book, 'Deal size by quarter', 4).length).toBeGreaterThan(1);
});
