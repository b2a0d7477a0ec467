import { leads } from '../../facts/leads/leads';
import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { livesOf } from '../../facts/lifeTable/lives';
import { openings } from '../../facts/openings/openings';
import { shrink } from '../../models/shares/shrink';
import { wilson } from '../../models/shares/wilson';
import { wonWithin } from '../../models/survival/wonWithin';
import { dealSizeOf } from '../dealSize';
import { metric, Refusal } from '../metric';
import { sharesOf } from '../shares';

/** What `Conversion within` counts to when no other number of days is asked. */
const USUAL_DAYS = 90;

export const SOURCEQUALITY = metric({
  name: 'SOURCEQUALITY',
  question: 'Which lead sources bring buyers?',
  brief:
    'Of the deals each source opened in the period, the share won so far (within = 90 days: won by that age, open deals counted as not finished), ordered by what that share is surely at least (the lower 10 % point after shrinkage), so that 2 of 3 does not outrank 40 of 100.',
  better: 'up',
  formula: 'Conversion = Won ÷ Created',
  level: 'new',
  needs: { deals: ['source', 'created', 'outcome'] },
  wants: ['leads', 'spend'],
  example: '"this year"',
  usualBy: 'source',
  options: { within: { number: null, unit: 'days', least: 0, most: 36500 } },
  columns: {
    Conversion: 'share',
    'Conversion within': 'share',
    'Low 95%': 'share',
    'High 95%': 'share',
    'Sure of at least': 'share',
    'Within days': 'days',
    Leads: 'count',
    'Leads to deals': 'share',
    Created: 'count',
    Won: 'count',
    Open: 'count',
    'Won value': 'money',
    'Share of value': 'share',
    'Per lead': 'money',
    'Per deal': 'money',
    'Deal size': 'money',
    'Days to win': 'days',
    CAC: 'money',
    ROI: 'share',
    Effective: 'count',
  },
  headline: ({ within }) => (within === null ? 'Conversion' : 'Conversion within'),
  shown: (_options, isPassed) => [
    'Conversion',
    'Low 95%',
    'High 95%',
    'Sure of at least',
    'Conversion within',
    'Within days',
    ...(isPassed('leads') ? (['Leads', 'Leads to deals'] as const) : []),
    'Created',
    'Won',
    'Open',
    'Won value',
    'Share of value',
    ...(isPassed('leads') ? (['Per lead'] as const) : []),
    'Per deal',
    'Deal size',
    'Days to win',
    ...(isPassed('spend') ? (['CAC', 'ROI'] as const) : []),
  ],
  across: ['CAC', 'ROI'],
  order: 'Sure of at least',
  counted: 'created',
  facts: () => ({
    openings: { fact: openings },
    lives: { fact: lifeTable },
    leads: { fact: leads, optional: true },
  }),
  asks: () => ({
    cost: { metric: 'CAC', optional: true },
    back: { metric: 'SOURCEROI', optional: true },
  }),
  group({ openings, lives, leads }, whole, { within }, { cost, back }) {
    const created = openings.sum('created');
    const won = openings.sum('won');
    const value = openings.sum('wonValue');
    const came = leads.sum('leads');
    const all = whole.openings.sum('wonValue');
    const days = within ?? USUAL_DAYS;
    const byAge = created > 0 ? wonWithin(livesOf(lives), days) : 'no deal was created';
    const age = typeof byAge === 'string' ? null : byAge;
    const told = (value: unknown): number | null => (typeof value === 'number' ? value : null);
    const table = livesOf(lives);
    const inTime = lives.sum('won');
    let waited = 0;
    table.won.forEach((n, i) => (waited += n * table.day[i]));
    const limits = within === null ? wilson(won, created) : (age?.interval ?? null);
    const evidence = {
      Conversion: created > 0 ? won / created : null,
      'Conversion within': age?.share ?? null,
      'Low 95%': limits?.[0] ?? null,
      'High 95%': limits?.[1] ?? null,
      'Sure of at least': null,
      'Within days': days,
      Leads: came,
      'Leads to deals': came > 0 ? leads.sum('converted') / came : null,
      Created: created,
      Won: won,
      Open: openings.sum('open'),
      'Won value': value,
      'Share of value': all > 0 ? value / all : null,
      'Per lead': came > 0 ? value / came : null,
      'Per deal': created > 0 ? value / created : null,
      'Deal size': dealSizeOf(openings),
      'Days to win': inTime > 0 ? waited / inTime : null,
      CAC: told(cost.CAC),
      ROI: told(back.ROI),
      Effective: within === null ? created : (age?.effective ?? 0),
    };
    if (created === 0) return new Refusal('no deal was created', evidence);
    if (within !== null && typeof byAge === 'string') return new Refusal(byAge, evidence);
    return evidence;
  },
  together(all, { within }) {
    const rows = sharesOf(all, 'Won value', 'Share of value');
    const share = within === null ? 'Conversion' : 'Conversion within';
    const counted = rows.filter((row) => typeof row[share] === 'number' && (row.Effective ?? 0) > 0);
    const sure = shrink(
      counted.map((row) => ({ k: (row[share] as number) * (row.Effective as number), n: row.Effective as number })),
    );
    return rows.map((row) => {
      const at = counted.indexOf(row);
      return at < 0 ? row : { ...row, 'Sure of at least': sure[at]?.low80 ?? null };
    });
  },
});
