import { ask, measured } from '../ask.testing';
import { sizeOf } from '../sizes';
import { openStays } from './openStays';

const STAYS = [
  ['deal id', 'stage', 'entered', 'left on', 'lost on', 'created', 'amount', 'probability', 'due', 'owner'],
  ['A', 'Demo', '2026-06-10', '2026-06-20', '', '2026-06-01', 100, '50%', '2026-07-31', 'Ana'], // over
  ['A', 'Offer', '2026-06-20', '', '', '2026-06-01', 100, '50%', '2026-07-31', 'Ana'],
  ['B', 'Demo', '2026-06-20', '2026-07-05', '', '2026-06-01', 100, '', '', 'Ben'], // left after the as-of day
  ['C', 'Demo', '2026-06-20', '', '2026-06-25', '2026-06-01', 100, '', '', 'Ben'], // lost
  ['D', 'Demo', '2026-06-20', '', '', '2026-06-01', '', '', '', 'Ben'], // no amount
  ['E', 'Demo', '2026-07-02', '', '', '2026-06-01', 100, '', '', 'Ben'], // not there yet
  ['F', 'Demo', '2026-06-20', '', '', '', 100, '', '', 'Ben'], // no age
  ['G', 'Demo', '2026-06-20', '', '', '2026-05-31', 300, 0.2, '', 'Ana'],
];

describe('openStays', () => {
  test('stays that run on the as-of day, by days in the stage, age and size', () => {
    // By hand: A is in Offer, B and G in Demo; all for 10 days, 29, 29 and 30 days old
    const fact = ask(openStays, STAYS, { by: [{ field: 'stage' }] });
    expect(measured(fact, 'open', 'value', 'squares', 'stated', 'statedOf')).toEqual({
      Demo: { open: [1, 1], value: [100, 300], squares: [1e4, 9e4], stated: [0, 60], statedOf: [0, 300] },
      Offer: { open: [1], value: [100], squares: [1e4], stated: [50], statedOf: [100] },
    });
    expect([Array.from(fact.axis.stayed), Array.from(fact.axis.days)]).toEqual([
      [10, 10, 10],
      [29, 30, 29],
    ]);
    expect(Array.from(fact.axis.size)).toEqual([100, 300, 100].map(sizeOf));
  });

  test('a period goes by the day a deal is due, after the as-of day too; without one it stands in (none)', () => {
    const due = ask(openStays, STAYS, { from: '2026-07-01', to: '2026-07-31' });
    expect(Array.from(due.measure.open)).toEqual([1]);
    const months = ask(openStays, STAYS, { by: [{ grain: 'month' }] });
    expect(months.groups).toEqual([['(none)'], ['2026-07']]);
  });

  test('a past day sees the stay that then ran', () => {
    const then = ask(openStays, STAYS, { by: [{ field: 'stage' }], asOf: '2026-06-15' });
    expect(measured(then, 'open')).toEqual({ Demo: { open: [1] } });
  });
});
