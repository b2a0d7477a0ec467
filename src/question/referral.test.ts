import { asOf, cell, rowsOf } from '../../test/support/cell';
import { referralTest } from './referral';

test.each([
  ['Referral', true],
  ['Client referrals', true],
  ['Referred by a friend', true],
  ['Empfehlung', true],
  ['Weiterempfehlung', true],
  ['Recommandation', true],
  ['Recomendación', true],
  ['Indicação', true],
  ['Passaparola', true],
  ['Word-of-mouth', true],
  ['Referenz', false],
  ['Preferred partner', false],
  ['Webinar', false],
])('%s is a referral by its name: %s', (name, is) => {
  expect(referralTest([])(name)).toBe(is);
});

describe('by "referral"', () => {
  const deals = [
    ['Customer', 'Status', 'Created', 'Close date', 'Amount', 'Source'],
    ['Acme', 'Won', '2026-01-01', '2026-01-11', 300, 'Empfehlung'],
    ['Birch', 'Won', '2026-01-01', '2026-01-21', 100, 'Friend'],
    ['Cedar', 'Lost', '2026-01-01', '2026-01-31', 50, 'Ads'],
    ['Dune', 'Won', '2026-01-01', '2026-01-31', 600, 'Ads'],
    ['Elm', 'Won', '2026-01-01', '2026-01-02', 7, ''],
  ];
  const spend = [
    ['Date', 'Source', 'Amount'],
    ['2026-01-01', 'Ads', 500],
    ['2026-01-01', 'Friend', 40],
  ];
  const settings = asOf('2026-06-30');
  const chosen = [...settings, ['Referral sources', 'FRIEND; Partner']];
  const heads = (name: string, ...args: unknown[]) =>
    rowsOf(name, ...args, 'referral').map((row) => Object.values(row).slice(0, 2));

  test('by hand: sales, win rate and days to win of referrals against all other sources; without a source neither', () => {
    expect(heads('SALES', deals, settings)).toEqual([
      ['Not a referral', 700],
      ['Referral', 300],
      ['(none)', 7],
    ]);
    expect(
      rowsOf('WINRATE', deals, chosen, 'referral', 'basis = created').map((row) => [row.Referral, row.Won, row.Lost]),
    ).toEqual([
      ['Not a referral', 2, 1],
      ['Referral', 1, 0],
      ['(none)', 1, 0],
    ]);
    expect(
      rowsOf('SOURCEQUALITY', deals, settings, 'referral').map((row) => [
        row.Referral,
        row['Share of value'],
        row['Days to win'],
      ]),
    ).toEqual([
      ['Referral', 300 / 1007, 10],
      ['Not a referral', 700 / 1007, 25],
      ['(none)', 7 / 1007, 1],
    ]);
  });

  test('the sources that Settings names are the referrals, in the Spend table too', () => {
    expect(heads('SALES', deals, chosen)).toEqual([
      ['Not a referral', 900],
      ['Referral', 100],
      ['(none)', 7],
    ]);
    expect(heads('CAC', deals, spend, chosen)).toEqual([
      ['Not a referral', 250],
      ['Referral', 40],
      ['(none)', ''],
    ]);
  });

  test('it is a condition too, in words or as yes and no', () => {
    for (const text of ['referral = Referral', 'referral = yes', 'referral <> no and source is not blank'])
      expect(cell('SALES', deals, settings, text)).toBe(300);
    expect(cell('SALES', deals, settings, 'referral = no')).toBe(700);
  });

  test('a column of that name is taken as it stands', () => {
    const own = deals.map((row, i) => [...row, i === 0 ? 'Referred by' : i === 1 ? 'Zoe' : '']);
    expect(heads('SALES', own, settings)).toEqual([
      ['Zoe', 300],
      ['(none)', 707],
    ]);
  });

  test('without sources there is nothing to tell it by', () => {
    const bare = deals.map((row) => row.slice(0, 5));
    expect(cell('SALES', bare, settings, 'referral')).toMatch(/^!SALES.*referral/);
  });
});
