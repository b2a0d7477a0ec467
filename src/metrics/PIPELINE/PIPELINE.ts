import { pipeline } from '../../facts/pipeline/pipeline';
import { metric } from '../metric';

export const PIPELINE = metric({
  name: 'PIPELINE',
  question: 'How much is still open?',
  brief: 'The amount of the deals open on the as-of day, by expected close date; all of it counts, likely or not.',
  better: 'up',
  formula: 'Pipeline = Σ amount of open deals',
  level: 'settled',
  needs: { deals: ['outcome', 'amount'] },
  example: '"stage"',
  options: {},
  columns: { Pipeline: 'money', 'Open deals': 'count', Overdue: 'money', 'Overdue deals': 'count' },
  headline: 'Pipeline',
  order: 'Pipeline',
  counted: 'open',
  facts: () => ({ pipeline: { fact: pipeline } }),
  group: ({ pipeline }) => ({
    Pipeline: pipeline.sum('openValue'),
    'Open deals': pipeline.sum('open'),
    Overdue: pipeline.sum('overdueValue'),
    'Overdue deals': pipeline.sum('overdue'),
  }),
});
