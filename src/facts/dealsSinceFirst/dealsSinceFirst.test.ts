import { ask } from '../ask.testing';
import { dealsSinceFirst } from './dealsSinceFirst';

// By hand: Acme is lost on 5 January and first won on the 10th, wins again that day and on the 20th, loses in March and
// gives back in April. Birch is lost and never won. The gaps between Acme's purchases are 10 days.
const DEALS = [
  ['deal id', 'customer', 'amount', 'status', 'created', 'close', 'source'],
  ['1', 'Acme', 100, 'Lost', '2026-01-01', '2026-01-05', 'Ads'],
  ['2', 'Acme', 100, 'Won', '2026-01-02', '2026-01-10', 'Ads'],
  ['3', 'Acme', 20, 'Won', '2026-01-02', '2026-01-10', 'Web'],
  ['4', 'Acme', 60, 'Won', '2026-01-16', '2026-01-20', 'Web'],
  ['5', 'Acme', 60, 'Lost', '2026-01-16', '2026-03-20', 'Web'],
  ['6', 'Acme', -10, 'Won', '2026-01-01', '2026-04-01', 'Web'],
  ['7', 'Birch', 5, 'Lost', '2026-01-01', '2026-02-10', 'Web'],
  ['8', '', 5, 'Lost', '2026-01-01', '2026-02-10', 'Web'],
  ['9', 'Cedar', 5, 'Won', '', '2026-01-19', 'Ads'],
  ['10', 'Dune', 5, 'Won', '2026-01-30', '2026-01-20', 'Ads'],
];

describe('dealsSinceFirst', () => {
  test('by hand: before or with the first, on its day, in its month, after it', () => {
    const { axis, measure, leftOut } = ask(dealsSinceFirst, DEALS);
    expect(Array.from(axis.since)).toEqual([0, 1, 2, 3]);
    expect(Object.fromEntries(Object.entries(measure).map(([name, values]) => [name, Array.from(values)]))).toEqual({
      won: [3, 1, 1, 0],
      lost: [2, 0, 0, 1],
      wonDays: [8, 8, 4, 0],
      wonTimed: [1, 1, 1, 0],
      perhapsOld: [2, 0, 0, 0], // Acme and Cedar came within 10 days of the first purchase of all
    });
    expect(leftOut).toEqual([{ reason: 'Deals: lost without a customer', rows: 1, first: [9] }]);
  });

  test('history is read before a condition cuts', () => {
    const { axis, measure } = ask(dealsSinceFirst, DEALS, { where: [{ field: 'source', op: '=', values: ['Web'] }] });
    expect(Array.from(axis.since)).toEqual([0, 1, 2, 3]);
    expect(Array.from(measure.won)).toEqual([0, 1, 1, 0]);
  });

  test('the as-of day ends it: nobody has bought yet', () => {
    const { axis, measure } = ask(dealsSinceFirst, DEALS, { asOf: '2026-01-06' });
    expect([Array.from(axis.since), Array.from(measure.lost)]).toEqual([[0], [1]]);
  });
});
