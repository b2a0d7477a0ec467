import { ask, each, whole } from '../ask.testing';
import { sold } from './sold';

const DEALS = [
  ['deal id', 'amount', 'quantity', 'status', 'created', 'close', 'product'],
  ['1', 100, 2, 'Won', '2026-01-01', '2026-01-31', 'Basic'],
  ['2', 50, '', 'Won', '2026-01-01', '2026-01-31', 'Basic'],
  ['3', -30, 1, 'Won', '2026-01-01', '2026-02-28', 'Pro'],
  ['4', '', 5, 'Won', '2026-01-01', '2026-02-28', 'Pro'],
  ['5', 80, 4, 'Lost', '2026-01-01', '2026-02-28', 'Pro'],
  ['6', 20, 0, 'Won', '2026-01-01', '2026-02-28', 'Setup'],
];

test('by hand: 100 + 50 − 30 + 20; two units, one back, five without an amount; 70 of the sales have a price', () => {
  expect(whole(ask(sold, DEALS))).toEqual({
    sales: 140,
    squares: 100 ** 2 + 50 ** 2 + 30 ** 2 + 20 ** 2,
    units: 6,
    told: 4,
    pricedSales: 70,
    pricedUnits: 1,
  });
  const fact = ask(sold, DEALS, { by: [{ field: 'product' }] });
  expect(each(fact, 'units')).toEqual({ Basic: 2, Pro: 4, Setup: 0 });
  expect(each(fact, 'pricedUnits')).toEqual({ Basic: 2, Pro: -1, Setup: 0 });
});

test('several products in one cell divide amount and quantity', () => {
  const rows = [DEALS[0], ['1', 90, 6, 'Won', '2026-01-01', '2026-01-31', 'Basic; Pro; Setup']];
  const fact = ask(sold, rows, { by: [{ field: 'product' }] });
  for (const [name, value] of [
    ['sales', 30],
    ['units', 2],
  ] as const)
    for (const found of Object.values(each(fact, name))) expect(found).toBeCloseTo(value, 12);
});
