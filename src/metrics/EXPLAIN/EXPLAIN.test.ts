import { asOf, cell, rowsOf } from '../../../test/support/cell';
import { seeded } from '../../models/random/seeded';
import { precisionOf } from './reconcile';
import { idText, rowText } from './rowText';

const explained = (...args: unknown[]): Record<string, unknown>[] => rowsOf('EXPLAIN', ...args);
const found = (rows: readonly Record<string, unknown>[], what: string): Record<string, unknown>[] =>
  rows.filter((row) => row.What === what);
const ways = (...args: unknown[]): unknown[] => found(explained(...args), 'Would give it').map((row) => row.Answer);

describe('EXPLAIN', () => {
  // By hand from the example's twelve deals: D-01, D-05 and D-06 are North's wins until April, D-03 and D-07 lost.
  test('what was counted and what was not, by id and row', () => {
    const rows = explained('Win rate', 'DEALS', 'SETTINGS', '2026-Q1', 'team = North');
    expect(found(rows, 'Answer')).toMatchObject([{ Answer: 'Win rate', Value: 0.5 }]);
    expect(found(rows, 'Counted')).toMatchObject([
      { Rows: 4, 'Deal ids': 'D-01, D-03, D-05, D-07', 'Row numbers': '2, 4, 6, 8' },
    ]);
    const reasons = found(rows, 'Not counted').map((row) => [row.Answer, row['Deal ids']]);
    expect(reasons).toEqual([
      ['not as the conditions say', 'D-02, D-04'],
      ['of another period', 'D-06, D-09, D-12'],
      ['of another period, and not as the conditions say', 'D-08'],
      ['open: not what is counted', 'D-10, D-11'],
    ]);
    expect(found(rows, 'Period')[0].Answer).toBe('2026-Q1: 2026-01-01 to 2026-03-31');
    expect(found(rows, 'Conditions')[0].Answer).toBe('team = North');
    expect(found(rows, 'Choices')[0].Answer).toMatch(/basis = closed \(usual\)/);
    expect(found(rows, 'Settings')[0].Answer).toMatch(/^as of 2026-06-30, time zone UTC/);
    expect(found(rows, 'Formula')[0].Answer).toMatch(/^Win rate = Won ÷/);
  });

  test('what Settings make the usual choice is told, and other ways are told beside it', () => {
    const chosen = (...rows: unknown[][]): unknown[][] => [...asOf('2026-06-30'), ...rows];
    const created = chosen(['Win rate basis', 'created']);
    const rows = explained('Win rate', 'DEALS', created);
    // the number is that of the function itself; closed are 6 won of 10, of 12 created
    expect(found(rows, 'Answer')).toMatchObject([
      { Answer: 'Win rate (created)', Value: cell('WINRATE', 'DEALS', created) },
    ]);
    expect(found(rows, 'Answer')[0].Value).toBe(0.5);
    expect(found(rows, 'Choices')[0].Answer).toMatch(/^basis = created \(Settings\), within = none \(usual\)/);
    expect(ways('Win rate', 'DEALS', created, 'compare = 60%')).toContain('basis = closed');
    expect(ways('Win rate', 'DEALS', created, 'compare = 50%')).toEqual(['this very number: nothing differs']);
    expect(ways('Win rate', 'DEALS', created, 'basis = Closed', 'compare = 50%')).toContain('basis = created');
    // another column of amounts is the default measure: the usual one is a way then
    const deals = [
      ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Net value'],
      ['a', 'Won', '2026-01-01', '2026-01-09', 10, 7],
      ['b', 'Won', '2026-01-01', '2026-01-09', 20, 14],
    ];
    const net = chosen(['Default measure', 'Net value']);
    expect(found(explained('Sales', deals, net), 'Choices')[0].Answer).toBe('measure = Net value (Settings)');
    expect(ways('Sales', deals, net, 'compare = 30')[0]).toBe('measure = Amount');
  });

  test('what was left out is named with its rows', () => {
    const deals = [
      ['Deal ID', 'Status', 'Created', 'Close date', 'Amount'],
      ['a', 'Won', '2026-01-01', '2026-01-09', 10],
      ['b', 'Won', '2026-01-01', '2026-01-09', ''],
      ['c', 'Won', '2026-01-01', '', 10],
      ['d', 'Open', '2026-09-01', '', 10],
    ];
    const rows = explained('Sales', deals, asOf('2026-06-30'));
    expect(found(rows, 'Left out')).toContainEqual(
      expect.objectContaining({ Answer: expect.stringMatching(/without an amount/), 'Row numbers': '3' }),
    );
    const reasons = found(rows, 'Not counted').map((row) => [row.Answer, row['Row numbers']]);
    expect(reasons).toContainEqual(['won or lost without a close date: not what is counted', '4']);
    expect(reasons).toContainEqual(['created after the as-of day: not what is counted', '5']);
  });

  test('a first purchase that two people share is counted with the lines of both', () => {
    // by hand: deal 1 is Acme's first purchase, half Ana's and half Ben's; the smaller line of it is counted as well
    const deals = [
      ['Deal ID', 'Customer', 'Owner', 'Amount', 'Status', 'Created', 'Close date'],
      [1, 'Acme', 'Ana; Ben', 100, 'Won', '2026-01-01', '2026-01-09'],
      [2, 'Acme', 'Ben', 100, 'Won', '2026-02-01', '2026-02-09'],
    ];
    const rows = explained('Repeat rate', deals, asOf('2026-06-30'), 'basis = cohort', 'owner = Ben');
    expect(found(rows, 'Counted')).toMatchObject([{ 'Row numbers': '2' }]);
  });

  test('a list has its definition; a choice that nothing takes is a sentence', () => {
    expect(found(explained('STALLED', 'DEALS', 'SETTINGS'), 'Answer')[0].Answer).toBe('a table of its own');
    expect(cell('EXPLAIN', 'Sales', 'DEALS', 'SETTINGS', 'basis = created')).toMatch(
      /^!.*EXPLAIN itself takes compare/,
    );
    expect(cell('EXPLAIN', 'Sales, Win rate', 'DEALS', 'SETTINGS')).toMatch(/one number at a time/);
    expect(cell('EXPLAIN', 'CAC', 'DEALS', 'SETTINGS')).toMatch(/Spend/);
  });

  test('the number itself differs in nothing; there is none to explain where there is no answer', () => {
    expect(ways('Win rate', 'DEALS', 'SETTINGS', 'compare = 60%')).toEqual(['this very number: nothing differs']);
    const rows = explained('Win rate', 'DEALS', 'SETTINGS', '2026-06', 'team = South');
    expect(found(rows, 'Answer')[0].Answer).toMatch(/^none: no deal was won or lost/);
  });
});

/** 400 deals of two years, of owners, sources and segments that win and earn differently, with a few rows entered twice. */
function company(seed: number): unknown[][] {
  const u = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(u() * list.length)];
  const date = (day: number): string => new Date(Date.UTC(2024, 6, 1) + day * 86400000).toISOString().slice(0, 10);
  const rows = Array.from({ length: 400 }, (_, i): unknown[] => {
    const created = Math.floor(u() * 640);
    const close = created + 5 + Math.floor(u() * 120);
    const owner = pick(['Ana', 'Ben', 'Cem', 'Dee']);
    const isOpen = close > 729 || u() < 0.1;
    const wins: Record<string, number> = { Ana: 0.5, Ben: 0.3, Cem: 0.4, Dee: 0.2 };
    const status = isOpen ? 'Open' : u() < wins[owner] ? 'Won' : 'Lost';
    const amount = Math.round(10000 + u() * 4000000) / 100;
    const source = pick(['Web', 'Ads', 'Fair', 'Referral', '']);
    const segment = pick(['Small', 'Large', 'Public']);
    return [`D-${i}`, status, date(created), isOpen ? '' : date(close), amount, owner, source, segment, amount / 2];
  });
  const head = ['Deal ID', 'Status', 'Created', 'Close date', 'Amount', 'Owner', 'Source', 'Segment', 'Net value'];
  return [head, ...rows, rows[3], rows[50], rows[51], rows[77]];
}
const settings = asOf('2026-06-30');

describe('reconciling', () => {
  test('the planted definition is found first, on ten companies', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const deals = company(seed);
      const planted: [string, string, unknown[], unknown[]][] = [
        ['Win rate', 'basis = created', [], ['basis = created']],
        ['Win rate', 'within = 60 days', [], ['within = 60 days']],
        ['Win rate', 'measure = value', ['2026'], ['2026', 'measure = value']],
        ['Sales cycle', 'outcome = lost', [], ['outcome = lost']],
        ['Sales', 'the period 2025', ['2026'], ['2025']],
        ['Sales', 'measure = Net value', ['2026'], ['2026', 'measure = Net value']],
        ['Sales', '2025 by the created date', ['2025'], ['created = 2025']],
        ['Deal size', 'without the condition owner = Ana', ['owner = Ana'], []],
      ];
      for (const [name, label, asked, truth] of planted) {
        const value = cell(name.toUpperCase().replace(' ', ''), deals, settings, ...truth);
        expect(ways(name, deals, settings, ...asked, 'compare =', value)[0]).toBe(label);
      }
    }
  });

  test('the planted rows are found, with their numbers', () => {
    const deals = company(3);
    const rows = (...args: unknown[]): Record<string, unknown> => found(explained(...args), 'Would give it')[0];
    const without = (field: string): unknown => cell('SALES', deals, settings, field);
    expect(rows('Sales', deals, settings, 'compare =', without('owner <> Ben'))).toMatchObject({
      Answer: 'only owner <> Ben',
      Rows: Number(cell('DEALSWON', deals, settings, 'owner = Ben')),
    });
    expect(rows('Sales', deals, settings, 'compare =', without('[Segment] = Large'))).toMatchObject({
      Answer: 'only [Segment] = Large',
    });
    expect(rows('Sales', deals, settings, 'compare =', without('source is not blank'))).toMatchObject({
      Answer: 'only source is not blank',
    });
    const once = cell('WINRATE', deals.slice(0, 401), settings);
    const twice = rows('Win rate', deals, settings, 'compare =', once);
    expect(twice).toMatchObject({ Answer: 'without rows with the deal id of a row above', 'Row numbers': '402–405' });
    const won = deals.findIndex((row) => row[1] === 'Won');
    const less = Number(cell('SALES', deals, settings)) - Number(deals[won][4]);
    expect(rows('Sales', deals, settings, 'compare =', Math.round(less * 100) / 100)).toMatchObject({
      Answer: `without the deal ${String(deals[won][0])}, row ${won + 1}`,
      Rows: 1,
    });
  });

  test('two changes together are found where one is not enough', () => {
    const deals = company(5);
    const value = cell('WINRATE', deals, settings, 'basis = created', 'owner <> Dee');
    expect(ways('Win rate', deals, settings, 'compare =', value)).toContain('basis = created and only owner <> Dee');
  });

  test('none found for a random number', () => {
    const deals = company(7);
    const u = seeded(99);
    for (let k = 0; k < 8; k++) {
      const [first, ...more] = ways('Win rate', deals, settings, 'compare =', u());
      expect([first, more]).toEqual([expect.stringMatching(/^none found; nearest of \d+ ways tried: /), []]);
      const sales = Math.round(u() * 1e9) / 100 + 0.003;
      expect(ways('Sales', deals, settings, 'compare =', sales)[0]).toMatch(/^none found/);
    }
  });

  // By hand: 35 % is written to the point, 35.3 % to a tenth, 12,200 to the unit, 0.5 of a factor to a tenth.
  test('how near is near enough', () => {
    expect(precisionOf(0.35, true)).toBeCloseTo(0.005, 9);
    expect(precisionOf(0.353, true)).toBeCloseTo(0.0005, 9);
    expect(precisionOf(12200, false)).toBeCloseTo(0.5, 6);
    expect(precisionOf(0.5, false)).toBeCloseTo(0.05, 9);
    expect(precisionOf(1e-9, false)).toBeLessThan(1e-9);
  });

  test('row numbers stand in runs', () => {
    expect(rowText([5, 2, 3, 4, 9, 8, 12, 12])).toBe('2–5, 8, 9, 12');
    const many = Array.from({ length: 203 }, (_, i) => ({ row: i, id: `x${i}`, amount: null }));
    expect(idText(many)).toMatch(/^x0, x1, .*x199 and 3 more$/);
  });
});
