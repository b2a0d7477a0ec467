import { ask, measured } from '../ask.testing';
import { secondPurchases } from './secondPurchases';

const HEAD = ['deal id', 'customer', 'amount', 'status', 'close', 'source'];
const DEALS = [
  HEAD,
  ['1', 'Acme', 10, 'Won', '2026-01-10', 'Ads'],
  ['2', 'Acme', 10, 'Won', '2026-01-10', 'Fair'], // the same day: one purchase
  ['3', 'Acme', 10, 'Won', '2026-01-30', 'Fair'],
  ['4', 'Birch', 10, 'Won', '2026-06-10', 'Ads'],
  ['5', 'Birch', -5, 'Won', '2026-06-20', 'Ads'], // a refund is no purchase
  ['6', 'Birch', 10, 'Lost', '2026-06-21', 'Ads'],
  ['7', '', 10, 'Won', '2026-06-21', 'Ads'],
];

test('by hand: Acme came back after 20 days, Birch has not within the 20 to the as-of day', () => {
  const fact = ask(secondPurchases, DEALS, { asOf: '2026-06-30' });
  expect(measured(fact, 'again', 'alone')).toEqual({ '': { again: [1], alone: [1] } });
  expect(Array.from(fact.axis.days)).toEqual([20]);
});

test('by the field and the period of the first purchase, found before anything is cut', () => {
  const fact = ask(secondPurchases, DEALS, { asOf: '2026-06-30', by: [{ field: 'source' }] });
  expect(fact.groups).toEqual([['Ads']]);
  const later = ask(secondPurchases, DEALS, { asOf: '2026-06-30', from: '2026-01-11', to: '2026-05-31' });
  expect(later.axis.days).toHaveLength(0);
});

test('what comes after the as-of day is not known', () => {
  const fact = ask(secondPurchases, DEALS, { asOf: '2026-01-29' });
  expect(measured(fact, 'again', 'alone')).toEqual({ '': { again: [0], alone: [1] } });
  expect(Array.from(fact.axis.days)).toEqual([19]);
});
