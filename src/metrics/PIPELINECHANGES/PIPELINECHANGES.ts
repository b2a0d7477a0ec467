import type { Flow } from '../../models/pipeline/bridge';
import { bridge, FLOWS } from '../../models/pipeline/bridge';
import { compareDays } from '../history';
import { tableMetric } from '../metric';

const TAKEN: readonly Flow[] = ['Decreased', 'Moved out', 'Won', 'Lost', 'Removed'];
const BRIEF =
  'How the open amount came from the beginning of the period to its end; what was taken off is negative, and the columns add up to the closing. basis = due: of the deals expected to close in the period.';

export const PIPELINECHANGES = tableMetric({
  name: 'PIPELINECHANGES',
  question: 'What has changed in our pipeline?',
  brief: BRIEF,
  better: 'neither',
  level: 'new',
  needs: { deals: ['deal id', 'outcome', 'amount'], changes: [] },
  example: '"last month"',
  options: { basis: { choice: ['all', 'due'] } },
  answer(ask, { basis }) {
    const answer = compareDays(ask, {
      name: 'PIPELINECHANGES',
      columns: FLOWS.map((heading) => ({ heading, unit: 'money', role: 'evidence' })),
      definition: BRIEF,
      none: FLOWS.map(() => 0),
      refusal: '',
      size: (values) => Math.max(Number(values[0]), Number(values[FLOWS.length - 1])),
      groups({ before, after, from, to }) {
        const flows = bridge(before, after, (day) => basis === 'all' || (day !== null && day >= from && day <= to));
        return new Map(
          Array.from(flows, ([group, row]) => [
            group,
            FLOWS.map((flow) => (TAKEN.includes(flow) ? 0 - row[flow] : row[flow])),
          ]),
        );
      },
    });
    // without groups it is a list of one row, not one number
    return ask.cut.by.length > 0 ? { ...answer, whole: [] } : { ...answer, rows: [answer.whole], whole: [] };
  },
});
