import { ask, each, whole } from '../ask.testing';
import { pipeline } from './pipeline';

const DEALS = [
  ['deal id', 'amount', 'status', 'created', 'close', 'expected close'],
  ['1', 100, 'Open', '2026-01-01', '2026-09-30', '2026-06-29'],
  ['2', 50, 'Open', '2026-01-01', '2026-06-30', ''],
  ['3', 70, 'Won', '2026-01-01', '2026-07-01', ''],
  ['4', 80, 'Lost', '2026-01-01', '2026-07-01', '2026-05-31'],
  ['5', '', 'Open', '2026-01-01', '', ''],
  ['6', 90, 'Won', '2026-01-01', '2026-06-30', '2026-06-30'],
  ['7', 95, 'Open', '2026-07-01', '', '2026-08-01'],
];

describe('pipeline', () => {
  // By hand: 1, 2 and 5 are open; 3 and 4 close later, so they were open; 6 was won on the day, 7 is not there yet.
  test('deals open on the as-of day; those whose expected day has passed are overdue', () => {
    expect(whole(ask(pipeline, DEALS))).toEqual({ open: 5, openValue: 300, overdue: 2, overdueValue: 180 });
  });

  test('an open deal without an expected date has its close date; one that closed later never does', () => {
    expect(each(ask(pipeline, DEALS, { by: [{ grain: 'month' }] }), 'open')).toEqual({
      '(none)': 2,
      '2026-05': 1,
      '2026-06': 2,
    });
  });

  test('a period takes deals expected in it', () => {
    expect(whole(ask(pipeline, DEALS, { from: '2026-06-30', to: '2026-09-30' }))).toEqual({ open: 1, openValue: 50 });
  });

  test('says which amounts are missing', () => {
    expect(ask(pipeline, DEALS).leftOut).toEqual([
      { reason: 'Deals: open without an amount (counted as a deal, not in money)', rows: 1, first: [6] },
    ]);
  });
});
