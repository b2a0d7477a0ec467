import type { Cell } from '../../facts/fact';
import { cellOf } from '../../facts/fact';
import { lifeTable } from '../../facts/lifeTable/lifeTable';
import { stageSpells } from '../../facts/stageSpells/stageSpells';
import { weightedQuantile } from '../../models/shares/weighted';
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
    const all = { period: null, where: [], by: [] };
    const spells = ask.fact(stageSpells, { ...all, by: [{ field: 'stage' }] });
    const limits = new Map<string | null, number>();
    spells.groups.forEach(([stage], g) => limit(stage, cellOf(spells, g), 'ofWon'));
    limit(null, cellOf(ask.fact(lifeTable, all), 0), 'won');
    function limit<M extends string>(stage: string | null, cell: Cell<'days', M>, of: M): void {
      const days = Array.from({ length: cell.n }, (_, i) => cell.axis('days', i));
      const counts = days.map((_, i) => cell.at(of, i));
      if (cell.sum(of) >= (stage === null ? LEAST_OF_AGES : LEAST))
        limits.set(stage, weightedQuantile(...present(days, counts), 0.8));
    }
    const rows: Value[][] = [];
    let judged = 0;
    for (const deal of ask.openDeals()) {
      const isByStage = deal.stage !== null && limits.has(deal.stage);
      const since = isByStage ? deal.entered : deal.created;
      const most = limits.get(isByStage ? deal.stage : null);
      if (since === null || most === undefined) continue;
      judged++;
      if (asOf - since <= most) continue;
      const [id, customer, owner] = ['deal id', 'customer', 'owner'].map((field) => deal.text(field));
      rows.push([
        id,
        customer,
        owner,
        deal.amount,
        deal.stage ?? deal.text('stage'),
        asOf - since,
        most,
        asOf - since - most,
        deal.row,
      ]);
    }
    const weight = (row: Value[]): number => Number(row[3] ?? 0) * Number(row[7]);
    rows.sort((a, b) => weight(b) - weight(a) || Number(b[7]) - Number(a[7]) || Number(a[8]) - Number(b[8]));
    const none =
      judged > 0 || limits.size > 0 ? 'No open deal is stalled' : 'Fewer than five won deals tell how long is long';
    const column = (heading: string, unit: AnswerColumn['unit']): AnswerColumn => ({ heading, unit, role: 'evidence' });
    return {
      columns: [
        column('Deal id', 'text'),
        column('Customer', 'text'),
        column('Owner', 'text'),
        column('Amount', 'money'),
        column('Stage', 'text'),
        column('Days', 'days'),
        column('Usual at most', 'days'),
        column('Excess', 'days'),
        column('Row', 'count'),
      ],
      rows: rows.length > 0 ? rows : [[none, null, null, null, null, null, null, null, null]],
      whole: [],
      refusal: null,
      leftOut: [],
      definition: this.brief,
    };
  },
});

/** The days that some won deal took, with how many did. */
const present = (days: readonly number[], counts: readonly number[]): [number[], number[]] => [
  days.filter((_, i) => counts[i] > 0),
  counts.filter((n) => n > 0),
];
