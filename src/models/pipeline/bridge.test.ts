import fc from 'fast-check';
import { balanceOf, bridge, FLOWS } from './bridge';
import type { DealState, DealStates } from './bridge';

const state = fc.record({
  id: fc.constant(''),
  outcome: fc.constantFrom('open', 'open', 'won', 'lost'),
  amount: fc.integer({ min: -100000, max: 1000000 }).map((cents) => cents / 100),
  expected: fc.constantFrom(null, 10, 20, 30),
  group: fc.constantFrom(null, 'Ana', 'Ben'),
  rate: fc.constantFrom(1, 0.8, 0.9),
  currency: fc.constantFrom('USD', 'GBP'),
}) as fc.Arbitrary<DealState>;
const day = fc.array(fc.option(state, { nil: undefined }), { maxLength: 12 });
const isDue = (expected: number | null): boolean => expected !== null && expected <= 20;
const sumOpen = (deals: DealStates, group: string): number => {
  let sum = 0;
  deals.forEach((deal) => {
    if (deal?.outcome === 'open' && deal.group === group && isDue(deal.expected)) sum += deal.amount;
  });
  return sum;
};

describe('bridge', () => {
  test('balances to the cent on 1,000 random histories, group by group', () => {
    fc.assert(
      fc.property(day, day, (before, after) => {
        const groups = bridge(before, after, isDue);
        for (const group of ['Ana', 'Ben']) {
          const flows = groups.get(group) ?? (Object.fromEntries(FLOWS.map((name) => [name, 0])) as never);
          expect(Math.abs(balanceOf(flows) - flows.Closing)).toBeLessThan(0.005);
          expect(flows.Opening).toBeCloseTo(sumOpen(before, group), 6);
          expect(flows.Closing).toBeCloseTo(sumOpen(after, group), 6);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('by hand: every kind of move once', () => {
    const deal = (
      outcome: DealState['outcome'],
      amount: number,
      expected: number | null = 10,
      group = 'Ana',
    ): DealState => ({ id: '', outcome, amount, expected: outcome === 'open' ? expected : null, group });
    const before = new Map([
      ['up', deal('open', 100)],
      ['down', deal('open', 100)],
      ['out', deal('open', 10, 20)],
      ['in', deal('open', 20, 30)],
      ['won', deal('open', 40)],
      ['lost', deal('open', 50)],
      ['back', deal('lost', 60)],
      ['gone', deal('open', 70)],
      ['given', deal('open', 80)],
    ]);
    const after = new Map([
      ['up', deal('open', 130)],
      ['down', deal('open', 95)],
      ['out', deal('open', 10, 30)],
      ['in', deal('open', 25, 20)],
      ['won', deal('won', 45)],
      ['lost', deal('lost', 50)],
      ['back', deal('open', 60)],
      ['given', deal('open', 80, 10, 'Ben')],
      ['new', deal('open', 200)],
      ['quick', deal('won', 300)],
    ]);
    const ids = Array.from(new Set([...before.keys(), ...after.keys()]));
    const places = (deals: ReadonlyMap<string, DealState>): DealStates => ids.map((id) => deals.get(id));
    const groups = bridge(places(before), places(after), isDue);
    expect(groups.get('Ana')).toEqual({
      Opening: 450,
      Created: 500, // new and quick
      'Moved in': 25,
      Increased: 35, // up by 30, won by 5 before it was won
      Decreased: 5,
      'Moved out': 90, // out, and given to Ben
      Won: 345,
      Lost: 50,
      Reopened: 60,
      Removed: 70,
      'Exchange rate': 0,
      Closing: 510,
    });
    expect(groups.get('Ben')).toMatchObject({ 'Moved in': 80, Closing: 80 });
  });
});
