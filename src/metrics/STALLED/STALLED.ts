import type { Cell } from '../../facts/fact';
import { cellOf } from '../../facts/fact';
import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { stageSpells } from '../../facts/stageSpells/stageSpells';
import { weightedQuantile } from '../../models/shares/weighted';
import { hasSeveralPipelines, PIPELINE } from '../../question/pipelines';
import type { AnswerColumn, Value } from '../metric';
import { tableMetric } from '../metric';

/** So many won deals must tell: in a stage, or of any age. */
const LEAST = 10;
const LEAST_OF_AGES = 5;

export const STALLED = tableMetric({
  name: 'STALLED',
  question: 'Which open deals are stuck?',
  brief:
    'Open deals that have been in their stage longer than 80 % of won deals were (where ten won deals tell; else older than 80 % of won deals became), largest amount × excess first.',
  better: 'neither',
  level: 'new',
  needs: { deals: ['outcome', 'created'] },
  wants: ['stages'],
  example: '"owner = Ana"',
  options: {},
  answer(ask) {
    const { asOf } = ask.cut;
    const several = hasSeveralPipelines(ask.question);
    const all = { period: null, where: [] };
    const spells = ask.fact(stageSpells, { ...all, by: [PIPELINE, { field: 'stage' }] });
    const limits = new Map<string, number>();
    const limit = <M extends string>(key: string, cell: Cell<'days', M>, of: M, least: number): void => {
      const days = Array.from({ length: cell.n }, (_, i) => cell.axis('days', i));
      const counts = days.map((_, i) => cell.at(of, i));
      if (cell.sum(of) >= least) limits.set(key, weightedQuantile(...present(days, counts), 0.8));
    };
    // how long in a stage of a pipeline, else how old in the pipeline, else how old at all
    spells.groups.forEach(([pipeline, stage], g) => limit(keyOf(pipeline, stage), cellOf(spells, g), 'ofWon', LEAST));
    const lives = ask.fact(lifeTable, { ...all, by: several ? [PIPELINE] : [] });
    if (several) lives.groups.forEach(([pipeline], g) => limit(keyOf(pipeline), cellOf(lives, g), 'won', LEAST));
    limit('', cellOf(ask.fact(lifeTable, { ...all, by: [] }), 0), 'won', LEAST_OF_AGES);
    const rows: Value[][] = [];
    let judged = 0;
    for (const deal of ask.openDeals()) {
      const stage = deal.stage === null ? undefined : limits.get(keyOf(deal.pipeline, deal.stage));
      const since = stage === undefined ? deal.created : deal.entered;
      const most = stage ?? limits.get(keyOf(deal.pipeline)) ?? limits.get('');
      if (since === null || most === undefined) continue;
      judged++;
      if (asOf - since <= most) continue;
      const [id, customer, owner] = ['deal id', 'customer', 'owner'].map((field) => deal.text(field));
      rows.push([
        id,
        customer,
        owner,
        ...(several ? [deal.pipeline] : []),
        deal.amount,
        deal.stage ?? deal.text('stage'),
        asOf - since,
        most,
        asOf - since - most,
        deal.row,
      ]);
    }
    const at = several ? 4 : 3; // where the amount stands
    const weight = (row: Value[]): number => Number(row[at] ?? 0) * Number(row[at + 4]);
    const excess = (row: Value[]): number => Number(row[at + 4]);
    rows.sort((a, b) => weight(b) - weight(a) || excess(b) - excess(a) || Number(a[at + 5]) - Number(b[at + 5]));
    const none =
      judged > 0 || limits.size > 0 ? 'No open deal is stalled' : 'Fewer than five won deals tell how long is long';
    const column = (heading: string, unit: AnswerColumn['unit']): AnswerColumn => ({ heading, unit, role: 'evidence' });
    return {
      columns: [
        column('Deal id', 'text'),
        column('Customer', 'text'),
        column('Owner', 'text'),
        ...(several ? [column('Pipeline', 'text')] : []),
        column('Amount', 'money'),
        column('Stage', 'text'),
        column('Days', 'days'),
        column('Usual at most', 'days'),
        column('Excess', 'days'),
        column('Row', 'count'),
      ],
      rows: rows.length > 0 ? rows : [[none, ...new Array<null>(at + 5).fill(null)]],
      whole: [],
      refusal: null,
      leftOut: [],
      definition: this.brief,
    };
  },
});

const keyOf = (...names: readonly string[]): string => names.join('\u0000') + '\u0000';

/** The days that some won deal took, with how many did. */
const present = (days: readonly number[], counts: readonly number[]): [number[], number[]] => [
  days.filter((_, i) => counts[i] > 0),
  counts.filter((n) => n > 0),
];
