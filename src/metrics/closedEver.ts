import { cellOf, madeFact } from '../facts/fact';
import { lifeTable } from '../facts/lifeTable/lifeTable';

/** All deals that have closed by the as-of day, whatever the question asks for: what a model has learned from. Of the whole alone. */
export const closedEver = madeFact<never, 'deals'>({
  name: 'closedEver',
  table: 'deals',
  clock: 'created',
  reads: 'history',
  own: [],
  measures: { deals: { unit: 'count', adds: 'asked' } },
  make(ask, { by, asOf }) {
    const lives = cellOf(ask.fact(lifeTable, { period: null, where: [], by: [], keep: undefined, asOf }), 0);
    const isWhole = by.length === 0;
    return {
      groups: isWhole ? [[]] : [],
      start: Int32Array.from(isWhole ? [0, 1] : [0]),
      axis: {},
      measure: { deals: Float64Array.from(isWhole ? [lives.sum('won') + lives.sum('lost')] : []) },
      leftOut: [],
    };
  },
});
