import { ask, measured } from '../ask.testing';
import { sizeOf } from '../sizes';
import { histories, NO_SIZE } from './histories';

const DEALS = [
  ['deal id', 'amount', 'status', 'created', 'close', 'owner'],
  ['1', 100, 'Won', '2026-06-01', '2026-06-11', 'Ana'],
  ['2', 100, 'Lost', '2026-06-01', '2026-06-11', 'Ana'],
  ['3', '', 'Open', '2026-06-20', '2026-09-30', 'Ana'],
  ['4', 70, 'Won', '2026-06-20', '2026-07-01', 'Ana'],
  ['5', -5, 'Won', '2026-06-05', '2026-06-05', 'Ben'],
  ['6', 80, 'Won', '2026-06-06', '2026-06-05', 'Ben'],
  ['7', 80, 'Open', '', '2026-06-05', 'Ben'],
  ['8', 40, 'Open', '2026-05-01', '', 'Ben'],
];

describe('histories', () => {
  // By hand, as of 2026-06-30: 1 and 2 came 29 days ago and ended after 10; 3 and 4 are open, 10 days old, 3 without an
  // amount; 5 is a refund, 6 closed before it came, 7 came on no day; 8 is open since 60 days.
  test('deals by their creation, age and size', () => {
    const fact = ask(histories, DEALS, { by: [{ field: 'owner' }] });
    expect(Array.from(fact.axis.since)).toEqual([10, 10, 29, 60]);
    expect(Array.from(fact.axis.days)).toEqual([10, 10, 10, 60]);
    expect(Array.from(fact.axis.size)).toEqual([sizeOf(70), NO_SIZE, sizeOf(100), sizeOf(40)]);
    expect(measured(fact, 'won', 'lost', 'open', 'wonValue', 'openValue')).toEqual({
      Ana: { won: [0, 0, 1], lost: [0, 0, 1], open: [1, 1, 0], wonValue: [0, 0, 100], openValue: [70, 0, 0] },
      Ben: { won: [0], lost: [0], open: [1], wonValue: [0], openValue: [40] },
    });
  });

  test('nothing kept is a whole without points', () => {
    const fact = ask(histories, DEALS, { from: '2020-01-01', to: '2020-12-31' });
    expect([fact.groups, Array.from(fact.start)]).toEqual([[[]], [0, 0]]);
  });
});
