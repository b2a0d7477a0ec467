import { ask, each, whole } from '../ask.testing';
import { closings } from './closings';

const HEAD = ['deal id', 'amount', 'status', 'created', 'close', 'owner'];
const DEALS = [
  HEAD,
  ['1', 100, 'Won', '2026-01-01', '2026-03-31', 'Ana'],
  ['2', '', 'Won', '2026-01-01', '2026-04-01', 'Ana'],
  ['3', -30, 'Won', '2026-01-01', '2026-04-01', 'ana'],
  ['4', 50, 'Lost', '2026-01-01', '2026-06-30', 'Ben'],
  ['5', 70, 'Open', '2026-01-01', '2026-05-01', 'Ben'],
  ['6', 80, 'Won', '2026-01-01', '', 'Ben'],
  ['7', 90, 'Lost', '2026-01-01', '2026-07-01', ''],
];

describe('closings', () => {
  // By hand: 1 and 2 are won, 3 is a refund, 4 lost; 5 is open, 6 has no close date, 7 closes after the as-of day.
  test('a refund nets the money and is no won deal; a missing amount is a deal without money', () => {
    expect(whole(ask(closings, DEALS))).toEqual({
      won: 2,
      lost: 1,
      wonValue: 70,
      lostValue: 50,
      closedSquares: 100 ** 2 + 50 ** 2,
      refunds: 1,
      refundValue: -30,
      priced: 1,
    });
  });

  test('by hand: a lost deal of an amount below 0 is lost and worth nothing', () => {
    const deals = [...DEALS, ['8', -40, 'Lost', '2026-01-01', '2026-06-30', 'Ben']];
    expect(whole(ask(closings, deals))).toMatchObject({ lost: 2, lostValue: 50, closedSquares: 100 ** 2 + 50 ** 2 });
  });

  test('tells what it leaves out, by row of the table', () => {
    const reasons = ask(closings, DEALS).leftOut.map(({ reason, first }) => [reason, ...first]);
    expect(reasons).toEqual([
      ['Deals: won or lost without a close date', 7],
      ['Deals: won without an amount (counted as a deal, not in money)', 3],
      ['Deals: refunds (taken off the money, not counted as deals)', 4],
    ]);
  });

  test('a deal closed after the as-of day was open on it; on its own close day it is closed', () => {
    expect(each(ask(closings, DEALS, { asOf: '2026-06-30' }), 'lost')).toEqual({ '': 1 });
    expect(each(ask(closings, DEALS, { asOf: '2026-06-29' }), 'lost')).toEqual({ '': 0 });
    expect(each(ask(closings, DEALS, { asOf: '2026-07-01' }), 'lost')).toEqual({ '': 2 });
  });

  test('a period holds its first and its last day', () => {
    expect(each(ask(closings, DEALS, { from: '2026-03-31', to: '2026-04-01' }), 'won')).toEqual({ '': 2 });
    expect(each(ask(closings, DEALS, { from: '2026-04-01' }), 'won')).toEqual({ '': 1 });
  });

  test('groups: spellings of one name are one, deals without a name stand in (none)', () => {
    expect(each(ask(closings, DEALS, { by: [{ field: 'owner' }], asOf: '2026-07-01' }), 'wonValue')).toEqual({
      '(none)': 0,
      Ana: 70,
      Ben: 0,
    });
    expect(each(ask(closings, DEALS, { by: [{ grain: 'quarter' }], startMonth: 4 }), 'won')).toEqual({
      'FY2026-Q4': 1,
      'FY2027-Q1': 1,
    });
  });
});
