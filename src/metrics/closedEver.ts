import { ASKED, cellOf, madeFact, ofWhole } from '../facts/fact';
import { lifeTable } from '../facts/lifeTable/lifeTable';

/** All deals that have closed by the as-of day, whatever the question asks for: what a model has learned from. Of the whole alone. */
export const closedEver = madeFact<never, 'deals'>({
  name: 'closedEver',
  table: 'deals',
  clock: 'created',
  reads: 'history',
  own: [],
  measures: { deals: ASKED },
  make(ask, { by, asOf }) {
    const lives = cellOf(ask.fact(lifeTable, { period: null, where: [], by: [], keep: undefined, asOf }), 0);
    return ofWhole(by, { deals: lives.sum('won') + lives.sum('lost') });
  },
});
