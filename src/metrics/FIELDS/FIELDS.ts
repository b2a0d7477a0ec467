import { isBlank } from '../../tables/cell';
import { readText } from '../../tables/parse';
import type { Table } from '../../tables/table';
import type { AnswerColumn, Value } from '../metric';
import { tableMetric } from '../metric';

const text = (heading: string): AnswerColumn => ({ heading, unit: 'text', role: 'evidence' });

/** The first filled cell under each heading, as text. */
function exampleOf(table: Table, heading: string): string {
  const cell = table.cells(`[${heading}]`).find((each) => !isBlank(each));
  return readText(cell, table.zone).slice(0, 60);
}

export const FIELDS = tableMetric({
  name: 'FIELDS',
  question: 'How were my headings understood?',
  brief: 'One row per heading of every table passed: the field it was read as, empty where it is none, and an example.',
  better: 'neither',
  level: 'settled',
  needs: {},
  example: '',
  options: {},
  answer({ question }) {
    const rows: Value[][] = [];
    for (const table of question.book.all()) {
      const wordOf = new Map<number, string>();
      table.mapping.columns.forEach((column, word) => wordOf.set(column, word));
      table.headings().forEach((heading, i) => {
        if (heading !== '') rows.push([table.title, heading, wordOf.get(i) ?? '', exampleOf(table, heading)]);
      });
    }
    return {
      columns: ['Table', 'Heading', 'Field', 'Example'].map(text),
      rows,
      whole: [],
      refusal: null,
      leftOut: [],
      definition: 'How each heading was understood.',
    };
  },
});
