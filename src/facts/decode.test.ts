import type { Cut } from '../question/cut';
import { factOfRows } from './decode';
import { fact } from './fact';

const lives = fact<'days', 'won' | 'open'>({
  name: 'lives',
  table: 'deals',
  clock: 'created',
  reads: 'cut',
  own: ['days'],
  measures: { won: { unit: 'count', adds: 'always' }, open: { unit: 'count', adds: 'always' } },
  sheet: () => {
    throw new Error('asked of an answer only');
  },
});
const cut: Cut = { period: null, by: [{ field: 'owner' }], where: [], asOf: 0 };

describe('an answer as a fact', () => {
  test('columns and rows in any order; groups and axes ascend; groups without anything are none', () => {
    const rows = [
      [1, 10, 'Ben', 0],
      [0, 3, 'Cem', 0],
      [2, 7, 'Ana', 1],
      [1, 4, 'Ben', 3],
    ];
    expect(factOfRows(lives, cut, ['won', 'days', 'g0', 'open'], rows)).toEqual({
      groups: [['Ana'], ['Ben']],
      start: Int32Array.of(0, 1, 3),
      axis: { days: [7, 4, 10] },
      measure: { won: Float64Array.of(2, 1, 1), open: Float64Array.of(1, 3, 0) },
      leftOut: [],
    });
  });

  test('no rows are no groups, or the whole without points', () => {
    const columns = ['g0', 'days', 'won', 'open'];
    expect(factOfRows(lives, cut, columns, []).groups).toEqual([]);
    const whole = factOfRows(lives, { ...cut, by: [] }, columns, []);
    expect([whole.groups, Array.from(whole.start)]).toEqual([[[]], [0, 0]]);
  });

  test('two labels make a group together', () => {
    const by = [{ field: 'owner' }, { field: 'team' }];
    const rows = [
      ['Ana', 'South', 1, 1, 0],
      ['Ana', 'North', 1, 1, 0],
      ['Ana', 'North', 2, 1, 0],
    ];
    const { groups, start } = factOfRows(lives, { ...cut, by }, ['g0', 'g1', 'days', 'won', 'open'], rows);
    expect(groups).toEqual([
      ['Ana', 'North'],
      ['Ana', 'South'],
    ]);
    expect(Array.from(start)).toEqual([0, 2, 3]);
  });

  test('a column that is not there is an error', () => {
    expect(() => factOfRows(lives, cut, ['g0', 'days', 'won'], [])).toThrow('the answer has no column open');
  });
});
