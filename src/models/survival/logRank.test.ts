import fc from 'fast-check';
import { tally } from './lifeTable';
import { logRank } from './logRank';

describe('logRank', () => {
  it('two tables by hand: closings on 1, 3 against 2, 4', () => {
    // day 1: n 4 (2, 2), E 1/2, V 1/4; day 2: n 3 (1, 2), E 1/3, V 2/9; day 3: n 2 (1, 1), E 1/2, V 1/4; day 4: n 1, V 0
    const answer = logRank([tally([1, 3], [1, 1]), tally([2, 4], [1, 1])])!;
    expect(answer.observed).toEqual([2, 2]);
    expect(answer.expected[0]).toBeCloseTo(4 / 3, 12);
    expect(answer.chiSquare).toBeCloseTo((2 / 3) ** 2 / (1 / 4 + 2 / 9 + 1 / 4), 12);
    expect(answer.df).toBe(1);
  });

  it('twice the same table differs by nothing; order of tables changes nothing; observed and expected add alike', () => {
    const deals = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 2 })), {
      minLength: 3,
      maxLength: 40,
    });
    fc.assert(
      fc.property(deals, deals, deals, (...lists) => {
        const tables = lists.map((list) =>
            tally(
              list.map(([d]) => d),
              list.map(([, o]) => o),
            ),
          ),
          same = logRank([tables[0], tables[0]]),
          one = logRank(tables),
          other = logRank([tables[2], tables[0], tables[1]]);
        if (same) {
          expect(same.chiSquare).toBeCloseTo(0, 9);
          expect(same.p).toBeCloseTo(1, 4);
        }
        if (!one) return;
        expect(one.chiSquare).toBeCloseTo(other!.chiSquare, 6);
        const add = (values: number[]) => values.reduce((a, b) => a + b);
        expect(add(one.observed)).toBeCloseTo(add(one.expected), 9);
      }),
    );
  });

  it('needs two tables with something expected', () => {
    expect(logRank([tally([1], [1])])).toBeNull();
    expect(logRank([tally([1], [1]), tally([], [])])).toBeNull();
    expect(logRank([tally([1], [0]), tally([1], [0])])).toBeNull();
  });

  it('lost deals are only no longer followed when the event is won', () => {
    const answer = logRank([tally([1, 2, 3], [1, 2, 1]), tally([1, 2, 3], [2, 1, 1])], 'won')!;
    expect(answer.observed).toEqual([2, 2]);
  });
});
