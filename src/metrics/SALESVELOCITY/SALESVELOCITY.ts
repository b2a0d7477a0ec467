import { closings } from '../../facts/closings/closings';
import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { pipeline } from '../../facts/pipeline/pipeline';
import { dealSizeOf } from '../dealSize';
import { metric, Refusal } from '../metric';

export const SALESVELOCITY = metric({
  name: 'SALESVELOCITY',
  question: 'How much money does our pipeline bring per day?',
  brief:
    'Deals open on the as-of day × win rate × size of a won deal ÷ days to win it; the last three from the deals closed in the period (the last 12 months unless given).',
  better: 'up',
  formula: 'Sales velocity = open deals × win rate × deal size ÷ days to win',
  level: 'settled',
  needs: { deals: ['outcome', 'amount', 'created', 'close'] },
  example: '"owner"',
  usualPeriod: 'trailing 12 months',
  options: {},
  columns: {
    'Per day': 'money',
    'Open deals': 'count',
    'Win rate': 'share',
    'Deal size': 'money',
    'Mean days': 'days',
    Won: 'count',
    Lost: 'count',
  },
  headline: 'Per day',
  standsOn: ['Won', 'Lost'],
  order: 'Open deals',
  counted: 'closed',
  facts: () => ({
    closings: { fact: closings },
    cycles: { fact: lifeTable, clock: 'closed' },
    open: { fact: pipeline, now: true },
  }),
  group({ closings, cycles, open }) {
    const [Won, Lost, Open] = [closings.sum('won'), closings.sum('lost'), open.sum('open')];
    let days = 0;
    for (let i = 0; i < cycles.n; i++) days += cycles.axis('days', i) * cycles.at('won', i);
    const dated = cycles.sum('won');
    const row = { 'Open deals': Open, Won, Lost, 'Mean days': dated > 0 ? days / dated : null };
    if (Won === 0) return new Refusal('no deal was won in the period', row);
    const rate = Won / (Won + Lost);
    const size = dealSizeOf(closings);
    const all = { ...row, 'Win rate': rate, 'Deal size': size };
    if (size === null) return new Refusal('no won deal has an amount', all);
    if (dated === 0) return new Refusal('no won deal has a created date', all);
    if (days / dated < 1) return new Refusal('deals are sold on the day, and velocity has no meaning', all);
    return { ...all, 'Per day': (Open * rate * size * dated) / days };
  },
});
