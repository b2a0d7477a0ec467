import { ask, measured } from '../ask.testing';
import { lifeTable } from './lifeTable';

const DEALS = [
  ['deal id', 'amount', 'status', 'created', 'close', 'owner'],
  ['1', 100, 'Won', '2026-06-01', '2026-06-11', 'Ana'],
  ['2', 50, 'Lost', '2026-06-01', '2026-06-11', 'Ana'],
  ['3', -5, 'Open', '2026-06-20', '2026-09-30', 'Ana'],
  ['4', 70, 'Won', '2026-06-20', '2026-07-01', 'Ana'],
  ['5', '', 'Won', '2026-06-05', '2026-06-05', 'Ben'],
  ['6', 80, 'Won', '2026-06-06', '2026-06-05', 'Ben'],
  ['7', 80, 'Won', '', '2026-06-05', 'Ben'],
  ['8', 80, 'Won', '2026-06-05', '', 'Ben'],
];

describe('lifeTable', () => {
  // By hand: 1 and 2 end after 10 days; 3 and 4 are open after 10 days on 2026-06-30; 5 is won on its first day;
  // 6 closes before it is created, 7 was never created, 8 closed on no day.
  test('how many days deals had when they were won, lost, or are open', () => {
    const fact = ask(lifeTable, DEALS, { by: [{ field: 'owner' }] });
    expect(Array.from(fact.axis.days)).toEqual([10, 0]);
    expect(measured(fact, 'won', 'lost', 'open', 'wonValue', 'openValue')).toEqual({
      Ana: { won: [1], lost: [1], open: [2], wonValue: [100], openValue: [70] },
      Ben: { won: [1], lost: [0], open: [0], wonValue: [0], openValue: [0] },
    });
  });

  test('by hand: a refund is no deal, and a note names it', () => {
    const fact = ask(lifeTable, [...DEALS, ['9', -100, 'Won', '2026-06-01', '2026-06-11', 'Ana']]);
    expect(measured(fact, 'won')).toEqual(measured(ask(lifeTable, DEALS), 'won'));
    expect(fact.leftOut.map(({ reason, first }) => [reason, ...first])).toContainEqual([
      'Deals: refunds (taken off the money, not counted as deals)',
      10,
    ]);
  });

  test('an open deal is as old as the as-of day makes it; one that closes later is open', () => {
    const fact = ask(lifeTable, DEALS, { asOf: '2026-06-10', by: [{ field: 'owner' }] });
    expect(Array.from(fact.axis.days)).toEqual([9, 0]);
    expect(measured(fact, 'won', 'open')).toEqual({ Ana: { won: [0], open: [2] }, Ben: { won: [1], open: [0] } });
  });

  test('on the clock of closing it holds the deals that closed', () => {
    const fact = ask(lifeTable, DEALS, { clock: 'closed', from: '2026-06-05', to: '2026-06-11' });
    expect(Array.from(fact.axis.days)).toEqual([0, 10]);
    expect(measured(fact, 'won', 'lost', 'open')).toEqual({ '': { won: [1, 1], lost: [0, 1], open: [0, 0] } });
  });

  test('nothing kept is a whole without points', () => {
    const fact = ask(lifeTable, DEALS, { from: '2020-01-01', to: '2020-12-31' });
    expect([fact.groups, Array.from(fact.start)]).toEqual([[[]], [0, 0]]);
  });

  test('says which rows have no age', () => {
    expect(ask(lifeTable, DEALS).leftOut.map(({ reason, first }) => [reason, ...first])).toEqual([
      ['Deals: won or lost without a close date', 9],
      ['Deals: without a created date', 8],
      ['Deals: closed before they were created', 7],
    ]);
  });
});
