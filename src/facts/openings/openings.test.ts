import { ask, each, whole } from '../ask.testing';
import { openings } from './openings';

const DEALS = [
  ['deal id', 'amount', 'status', 'created', 'close'],
  ['1', 100, 'Won', '2026-01-01', '2026-03-31'],
  ['2', '', 'Lost', '2026-01-31', '2026-04-01'],
  ['3', 50, 'Open', '2026-02-01', ''],
  ['4', 70, 'Won', '2026-02-28', '2026-07-01'],
  ['5', 80, 'Won', '', '2026-03-01'],
  ['6', 90, 'Open', '2026-07-01', ''],
  ['7', 95, 'Won', '2026-03-01', ''],
];

describe('openings', () => {
  // By hand: 1 to 4 are there on 2026-06-30, and 4 is still open; 5 has no created date, 6 comes later, 7 ends on no day.
  test('what has become of the deals by the as-of day', () => {
    expect(whole(ask(openings, DEALS))).toEqual({
      created: 4,
      createdValue: 220,
      won: 1,
      lost: 1,
      open: 2,
      wonValue: 100,
      priced: 1,
    });
    expect(whole(ask(openings, DEALS, { asOf: '2026-07-01' })).won).toBe(2);
  });

  test('by month of creation', () => {
    expect(each(ask(openings, DEALS, { by: [{ grain: 'month' }] }), 'created')).toEqual({ '2026-01': 2, '2026-02': 2 });
  });

  test('says which rows have no date to stand on', () => {
    expect(ask(openings, DEALS).leftOut.map(({ reason, first }) => [reason, ...first])).toEqual([
      ['Deals: won or lost without a close date', 8],
      ['Deals: without a created date', 6],
    ]);
  });

  test('by hand: a refund nets the money and is no deal; a won deal without an amount is one without a price', () => {
    const more = [
      ...DEALS,
      ['8', -30, 'Won', '2026-03-01', '2026-03-02'],
      ['9', '', 'Won', '2026-03-01', '2026-03-02'],
    ];
    const fact = ask(openings, more);
    expect(whole(fact)).toMatchObject({ created: 5, won: 2, wonValue: 70, refundValue: -30, priced: 1 });
    expect(fact.leftOut.map(({ reason, first }) => [reason, ...first])).toContainEqual([
      'Deals: refunds (taken off the money, not counted as deals)',
      9,
    ]);
  });

  test('on the clock of closing a deal without a created date is no opening either', () => {
    expect(whole(ask(openings, DEALS, { clock: 'closed' })).created).toBe(2);
  });
});
