import type { Workbook } from '../../workbench/fake';
import { openSample, openTabs } from './open';
import { asked, expectCheapRebuild, reportTab } from './report';

const { TAB, build, section } = reportTab('Sources and CAC', 'year to date', 'lastYear');

const sum = (rows: readonly (readonly unknown[])[], column: number): number =>
  rows.reduce((total, row) => total + Number(row[column]), 0);

describe.each(['live', 'snapshot'] as const)('Sources and CAC, %s', (mode) => {
  let book: Workbook;
  beforeAll(() => {
    book = openSample();
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    expect(build(book, mode)).toBe('Sources and CAC is in the tab Sources and CAC.');
  }, 120000);

  test('headline figures are those of the functions', () => {
    const [labels, now, before] = book.values(`${TAB}!B5:I7`);
    const at = (name: string): number => labels.findIndex((label) => label === name);
    expect(now[at('CAC')]).toBe(asked(book, '=CAC(DEALS;SPEND;SETTINGS;"year to date")'));
    expect(before[at('CAC')]).toBe(asked(book, '=INDEX(CAC(DEALS;SPEND;SETTINGS;"year to date";"vs last year");2;2)'));
    expect(now[at('CAC with its lag')]).toBe(asked(book, '=CAC(DEALS;SPEND;SETTINGS;"year to date";"lag = auto")'));
    expect(now[at('Paid CAC')]).toBe(asked(book, '=CAC(DEALS;SPEND;SETTINGS;"year to date";"basis = paid")'));
    expect(now[at('LTV:CAC')]).toBe(asked(book, '=LTVCAC(DEALS;SPEND;SETTINGS;"year to date")'));
    expect(now[at('Payback months')]).toBe(asked(book, '=CACPAYBACK(DEALS;SPEND;SETTINGS;"year to date")'));
  });

  test('the sources and what names none add up to the total', () => {
    const [head, ...rows] = section(book, 'What the sources cost and bring back', 8);
    expect(head).toEqual([
      'Source',
      'CAC',
      'Spend',
      'New customers',
      'ROI',
      'ROI in the period',
      'Gross profit',
      'Payback months',
    ]);
    const total = rows[rows.length - 1];
    const parts = rows.slice(0, -1);
    expect([total[0], parts[parts.length - 1][0]]).toEqual(['Total', '(none)']);
    for (const column of [2, 3, 6]) expect(sum(parts, column)).toBeCloseTo(Number(total[column]), 2);
    expect(total[1]).toBe(asked(book, '=CAC(DEALS;SPEND;SETTINGS;"year to date")'));
  });

  test('all spend stands somewhere', () => {
    const rows = section(book, 'Where all spend stands', 2).slice(1);
    expect(sum(rows.slice(0, 3), 1)).toBeCloseTo(Number(rows[3][1]), 2);
    expect(rows[3][1]).toBe(asked(book, '=SUM(Spend!C2:C)'));
  });

  test('the surest source first, months, referrals, campaigns', () => {
    const sources = section(book, 'What the sources bring, the surest first', 9).slice(1);
    const sure = sources
      .filter(([source]) => source !== '(none)' && source !== '(others)')
      .map((row) => Number(row[1]));
    expect(sure).toEqual(sure.slice().sort((a, b) => b - a));
    expect(sum(sources, 4)).toBe(
      asked(book, '=COUNTIFS(Leads!C2:C;">="&DATE(2026;1;1);Leads!C2:C;"<="&DATE(2026;10;31))'),
    );
    expect(section(book, 'Cost per new customer by month', 5)).toHaveLength(13);
    const referrals = section(book, 'Referrals against all other sources', 8).slice(1);
    expect(referrals.map(([name]) => name)).toEqual(expect.arrayContaining(['Referral', 'Not a referral']));
    expect(section(book, 'Campaigns within their source', 6).length).toBeGreaterThan(2);
  });

  test('forty service calls at most to build it again; charts that are as they should be are left alone', () => {
    expectCheapRebuild(book, () => build(book, mode));
  });
});

test('without spend and leads it shows what the deals carry', () => {
  const rows = [
    ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Source'],
    ...Array.from({ length: 12 }, (_, i) => [
      ...[`D-${i}`, `C${i}`, 100, ['Won', 'Lost', 'Open'][i % 3], '2026-05-01', i % 3 === 2 ? '' : `2026-06-${10 + i}`],
      ['Ads', 'Webinar'][i % 2],
    ]),
  ];
  const book = openTabs([{ name: 'Deals', rows }]);
  expect(build(book, 'live')).toBe('Sources and CAC is in the tab Sources and CAC.');
  // by hand: six deals of each source, two of each won
  expect(section(book, 'What the sources bring, the surest first', 7).slice(1)).toEqual([
    ['Ads', expect.any(Number), 2 / 6, expect.anything(), '', 6, 2],
    ['Webinar', expect.any(Number), 2 / 6, expect.anything(), '', 6, 2],
  ]);
  expect(() => section(book, 'What the sources cost and bring back', 8)).toThrow('no section');
});
