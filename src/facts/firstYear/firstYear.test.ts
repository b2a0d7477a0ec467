import { ask, measured } from '../ask.testing';
import { firstYear } from './firstYear';

const HEAD = ['deal id', 'customer', 'amount', 'status', 'created', 'close', 'source'];
const won = (id: string, customer: string, amount: number | '', close: string, source = 'Ads') => [
  ...[id, customer, amount, 'Won', '2025-01-01', close, source],
];
const DEALS = [
  HEAD,
  won('1', 'Acme', 100, '2026-03-31'),
  won('2', 'Acme', 20, '2026-04-30', 'Fair'),
  won('3', 'Acme', 5, '2026-05-01'),
  won('4', 'Birch', 40, '2026-05-31', 'Fair'),
  won('5', 'Birch', -10, '2026-05-30', 'Fair'),
  won('6', 'Cedar', 70, '2026-06-02'),
  won('7', 'Dune', 1, '2025-01-15', 'Fair'),
  won('8', 'Dune', 2, '2026-01-15', 'Fair'),
  won('9', 'Dune', 4, '2026-01-14', 'Fair'),
  won('10', '', 9, '2026-01-14', 'Fair'),
];

test('by hand, as of 30 June: Acme is seen for two months and a day, Birch for one, Cedar for none, Dune for a year', () => {
  const fact = ask(firstYear, DEALS, { by: [{ field: 'source' }] });
  const fair = new Array<number>(12).fill(0);
  expect(measured(fact, 'customers', 'value')).toEqual({
    // 30 April is still the first month, as 31 does not come again before 1 May
    Ads: { customers: [1, 1, 1], value: [120, 5, 0] },
    Fair: { customers: [2, ...fair.slice(1).fill(1)], value: [31, ...fair.slice(2), 4] },
  });
});

test('a month counts from the day after its last one on', () => {
  const seen = (asOf: string) =>
    Array.from(ask(firstYear, [HEAD, won('1', 'A', 1, '2026-01-10')], { asOf }).axis.month);
  expect([seen('2026-02-08'), seen('2026-02-09'), seen('2026-03-09')]).toEqual([[], [0], [0, 1]]);
});
