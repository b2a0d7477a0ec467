import { cellOf } from '../fact';
import { ask } from '../ask.testing';
import { together } from './together';

const DEALS = [
  ['deal id', 'customer', 'amount', 'status', 'created', 'close', 'product'],
  ['1', 'Acme', 100, 'Won', '2026-01-01', '2026-01-10', 'Basic'],
  ['2', 'Acme', 100, 'Won', '2026-01-01', '2026-01-20', 'Pro'],
  ['3', 'Acme', 100, 'Won', '2026-01-01', '2026-03-01', 'Basic'],
  ['4', 'Birch', 100, 'Won', '2026-01-01', '2026-02-01', 'Pro; Basic'],
  ['5', 'Cedar', 100, 'Won', '2026-01-01', '2026-02-01', 'Basic'],
  ['6', 'Cedar', -5, 'Won', '2026-01-01', '2026-02-01', 'Pro'],
  ['7', '', 100, 'Won', '2026-01-01', '2026-02-01', 'Pro'],
  ['8', 'Dune', 100, 'Lost', '2026-01-01', '2026-02-01', 'Pro'],
];

test('by hand: three have Basic, two of them Pro: one on the same day, one ten days after Basic', () => {
  const fact = ask(together, DEALS, { by: [{ field: 'product' }] });
  expect(fact.groups).toEqual([['Basic'], ['Pro']]);
  const points = (g: number) => {
    const cell = cellOf(fact, g);
    return Array.from({ length: cell.n }, (_, i) => [
      cell.axis('other', i),
      cell.axis('later', i),
      cell.at('customers', i),
    ]);
  };
  expect(points(0)).toEqual([
    [0, 0, 3],
    [1, 0, 1],
    [1, 10, 1],
  ]);
  expect(points(1)).toEqual([
    [0, 0, 2],
    [1, 0, 2],
  ]);
  expect(fact.leftOut).toMatchObject([{ reason: 'Deals: won without a customer', rows: 1 }]);
});

test('the whole: customers who bought anything; nothing bought: no point', () => {
  expect(Array.from(ask(together, DEALS).measure.customers)).toEqual([3]);
  expect(ask(together, DEALS, { from: '2020-01-01' }).measure.customers).toHaveLength(0);
});
