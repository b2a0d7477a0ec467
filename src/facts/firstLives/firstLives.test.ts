import { ask, measured } from '../ask.testing';
import { firstLives } from './firstLives';

const DEALS = [
  ['deal id', 'customer', 'amount', 'status', 'created', 'close', 'source'],
  ['1', 'Acme', 10, 'Lost', '2026-01-01', '2026-01-06', 'Ads'],
  ['2', 'Acme', 10, 'Won', '2026-01-01', '2026-01-11', 'Ads'],
  ['3', 'Acme', 10, 'Won', '2026-02-01', '2026-02-03', 'Ads'],
  ['4', 'Acme', 10, 'Lost', '2026-02-01', '2026-02-03', 'Ads'],
  ['5', 'Acme', 10, 'Open', '2026-06-01', '', 'Ads'],
  ['6', 'Birch', 10, 'Lost', '2026-01-01', '2026-01-11', 'Fair'],
  ['7', 'Birch', 10, 'Open', '2026-06-25', '', 'Fair'],
  ['8', 'Cedar', -10, 'Won', '2026-01-01', '2026-01-11', 'Fair'],
  ['9', '', 10, 'Won', '2026-01-01', '2026-01-11', 'Fair'],
  ['10', 'Dune', 10, 'Won', '2026-03-01', '2026-02-01', 'Fair'],
];

test('by hand: what comes before and with the first purchase; nothing after it, no refund, nobody unknown, none backwards', () => {
  const fact = ask(firstLives, DEALS, { by: [{ field: 'source' }] });
  expect(measured(fact, 'won', 'lost', 'open')).toEqual({
    Ads: { won: [0, 1], lost: [1, 0], open: [0, 0] },
    Fair: { won: [0, 0], lost: [0, 1], open: [1, 0] },
  });
  expect(Array.from(fact.axis.days)).toEqual([5, 10, 5, 10]);
});

test('a purchase found before the filter is no first one for it', () => {
  const where = [{ field: 'deal id', op: '=', values: ['3'] }] as const;
  expect(ask(firstLives, DEALS, { where }).axis.days).toHaveLength(0);
});
