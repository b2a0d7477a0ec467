import { openings } from '../../facts/openings/openings';
import { shrink } from '../../models/shares/shrink';
import { wilson } from '../../models/shares/wilson';
import { metric, Refusal } from '../metric';

export const SOURCEQUALITY = metric({
  name: 'SOURCEQUALITY',
  question: 'Which lead sources bring buyers?',
  brief:
    'Of the deals each source opened in the period, the share won so far, ordered by what that share is surely at least (the lower 10 % point after shrinkage), so that 2 of 3 does not outrank 40 of 100.',
  better: 'up',
  level: 'new',
  needs: { deals: ['source', 'created', 'outcome'] },
  example: '"this year"',
  usualBy: 'source',
  options: {},
  columns: {
    Conversion: 'share',
    'Low 95%': 'share',
    'High 95%': 'share',
    'Sure of at least': 'share',
    Created: 'count',
    Won: 'count',
    Open: 'count',
    'Won value': 'money',
    'Per deal': 'money',
  },
  headline: 'Conversion',
  order: 'Sure of at least',
  counted: 'created',
  facts: () => ({ openings: { fact: openings } }),
  group({ openings }) {
    const created = openings.sum('created');
    const won = openings.sum('won');
    const value = openings.sum('wonValue');
    const evidence = { Created: created, Won: won, Open: openings.sum('open'), 'Won value': value };
    if (created === 0) return new Refusal('no deal was created', evidence);
    const [low, high] = wilson(won, created) as readonly [number, number];
    return {
      Conversion: won / created,
      'Low 95%': low,
      'High 95%': high,
      'Sure of at least': null,
      ...evidence,
      'Per deal': value / created,
    };
  },
  together(rows) {
    const counted = rows.filter((row) => (row.Created ?? 0) > 0);
    const sure = shrink(counted.map((row) => ({ k: row.Won as number, n: row.Created as number })));
    return rows.map((row) => {
      const at = counted.indexOf(row);
      return at < 0 ? row : { ...row, 'Sure of at least': sure[at]?.low80 ?? null };
    });
  },
});
