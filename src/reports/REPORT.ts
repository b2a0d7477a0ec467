import type { AnswerColumn, TableMetric } from '../metrics/metric';
import { tableMetric } from '../metrics/metric';
import { Sentence } from '../tables/cell';
import { grainOf, inGrain } from './grain';
import { dataGrid } from './plan';
import { TEMPLATES, templateOf } from './templates';

/** A whole report's data in one call: what a live report's data tab holds. */
export const REPORT: TableMetric<Record<string, never>> = tableMetric({
  name: 'REPORT',
  question: 'May I have the whole report in one call?',
  brief: `All blocks of a report side by side, for its tab to refer to: ${TEMPLATES.map(({ title }) => title).join(', ')}.`,
  better: 'neither',
  level: 'settled',
  needs: { deals: [] },
  example: '"Executive summary";"year to date"',
  options: {},
  compares: true,
  isAlone: true,
  names: (text) => (templateOf(text) ? [text] : null),
  answer({ question, catalogue }) {
    const title = question.names[0] ?? TEMPLATES[0].title;
    const template = templateOf(title);
    if (!template)
      throw new Sentence(
        `REPORT knows no report "${title}". There are: ${TEMPLATES.map((each) => each.title).join(', ')}`,
      );
    const grid = dataGrid(inGrain(template, grainOf(question)), question, catalogue);
    const columns = grid[0].map((cell): AnswerColumn => ({
      heading: cell === null ? '' : String(cell),
      unit: 'text',
      role: 'evidence',
    }));
    return {
      columns,
      rows: grid.slice(1),
      whole: [],
      refusal: null,
      leftOut: [],
      bare: true,
      definition: template.brief,
    };
  },
});
