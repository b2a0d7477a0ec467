import { slips } from '../../models/pipeline/slips';
import { wilson } from '../../models/shares/wilson';
import { compareDays } from '../history';
import type { AnswerColumn, Value } from '../metric';
import { roleOf, tableMetric } from '../metric';

const COLUMNS: readonly (readonly [heading: string, unit: AnswerColumn['unit']])[] = [
  ['Slip rate', 'share'],
  ['Due', 'count'],
  ['Slipped', 'count'],
  ['Won', 'count'],
  ['Lost', 'count'],
  ['Still due', 'count'],
  ['Pushes', 'count'],
  ['Due value', 'money'],
  ['Slipped value', 'money'],
  ['Low 95%', 'share'],
  ['High 95%', 'share'],
];
const BRIEF =
  'Of the deals that were open when the period began and expected to close in it, the share that did not close in it; lost deals did. Pushes are the later dates they were given in it.';

export const SLIPRATE = tableMetric({
  name: 'SLIPRATE',
  question: 'What share of the deals due in a period slips out of it?',
  brief: BRIEF,
  better: 'down',
  level: 'new',
  needs: { deals: ['deal id', 'outcome'], changes: [] },
  example: '"quarter"',
  options: {},
  answer(ask) {
    const { cut } = ask;
    const changes = ask.changes();
    // a group of fewer shows its counts and interval only
    const least = cut.by.length === 0 ? 2 : 5;
    return compareDays(ask, {
      name: 'SLIPRATE',
      columns: COLUMNS.map(([heading, unit], i) => ({ heading, unit, role: i === 0 ? 'headline' : roleOf(heading) })),
      definition: BRIEF,
      none: COLUMNS.map(([, unit]) => (unit === 'share' ? null : 0)),
      refusal: 'fewer than two deals were due in the period when it began and are settled',
      size: (values) => Number(values[1]),
      groups({ before, after, from, to }) {
        const isDue = (day: number | null): boolean => day !== null && day >= from && day <= to;
        const pushes = new Map<string, number>();
        for (const { id, field, old, new: now, day } of changes)
          if (/close$/.test(field) && isDue(day) && old !== '' && now > old) pushes.set(id, (pushes.get(id) ?? 0) + 1);
        const rows = new Map<string, Value[]>();
        slips(before, after, isDue, cut.asOf >= to).forEach((slip, group) => {
          const settled = slip.due - slip.pending;
          const limits = wilson(slip.slipped, settled);
          rows.set(group, [
            settled >= least ? slip.slipped / settled : null,
            slip.due,
            slip.slipped,
            slip.won,
            slip.lost,
            slip.pending,
            slip.deals.reduce((sum, { id, share }) => sum + share * (pushes.get(id) ?? 0), 0),
            slip.dueValue,
            slip.slippedValue,
            limits?.[0] ?? null,
            limits?.[1] ?? null,
          ]);
        });
        return rows;
      },
    });
  },
});
