import { ask, measured } from '../ask.testing';
import { cohortLives } from './cohortLives';

const DEALS = [
  ['deal id', 'status', 'created', 'close'],
  ['1', 'Won', '2026-04-01', '2026-04-11'], // 90 days ago
  ['2', 'Lost', '2026-03-31', '2026-04-10'], // 91
  ['3', 'Open', '2026-03-31', ''],
  ['4', 'Won', '2025-12-30', '2026-07-01'], // 182, won later
  ['5', 'Won', '2026-04-01', '2026-03-01'], // closed before it was created
  ['6', 'Open', '', ''],
];

describe('cohortLives', () => {
  // By hand, as of 2026-06-30.
  test('deals by the quarter of a year they were created in and their age', () => {
    const fact = ask(cohortLives, DEALS);
    expect(Array.from(fact.axis.quarters)).toEqual([0, 1, 1, 2]);
    expect(Array.from(fact.axis.days)).toEqual([10, 10, 91, 182]);
    expect(measured(fact, 'won', 'lost', 'open')['']).toEqual({
      won: [1, 0, 0, 0],
      lost: [0, 1, 0, 0],
      open: [0, 0, 1, 1],
    });
  });

  test('by hand: a refund is no deal; the lost one is 10 days old', () => {
    const refund = [
      ['deal id', 'status', 'created', 'close', 'amount'],
      ['1', 'Won', '2026-04-01', '2026-04-11', -5],
      ['2', 'Lost', '2026-04-01', '2026-04-11', 5],
    ];
    expect(measured(ask(cohortLives, refund), 'won', 'lost')['']).toEqual({ won: [0], lost: [1] });
  });

  test('nothing created is nothing', () => {
    expect(ask(cohortLives, DEALS, { asOf: '2020-01-01' }).measure.won).toHaveLength(0);
  });
});
