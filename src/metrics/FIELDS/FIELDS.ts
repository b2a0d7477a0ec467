import { isBlank } from '../../tables/cell';
import { dateFormatOf } from '../../tables/dateColumns';
import { readText } from '../../tables/parse';
import type { Table } from '../../tables/table';
import type { Value } from '../metric';
import { tableMetric, column } from '../metric';

/** The first filled cell under each heading, as text. */
function exampleOf(table: Table, heading: string): string {
  const cell = table.cells(`[${heading}]`).find((each) => !isBlank(each));
  return readText(cell, table.zone).slice(0, 60);
}

/** What is to be known of a column: how its dates are read, what it or another could be as well. */
function noteOf(table: Table, column: number, word: string): string {
  const headings = table.headings();
  const judged = table.mapping.judged?.().get(column);
  const notes: string[] = [];
  if (word !== '' && table.kindOf(word) === 'day') {
    const { evidence, doubt } = dateFormatOf(table, word);
    notes.push(doubt ? `Not clear: ${evidence}` : evidence);
  }
  if (judged?.couldBe) notes.push(`could be ${judged.couldBe} too; ${headings[judged.others[0]]} was taken`);
  else if (judged && judged.others.length > 0)
    notes.push(`could be ${judged.others.map((each) => headings[each]).join(' or ')} too`);
  return notes.filter((note) => note !== '').join('; ');
}

export const FIELDS = tableMetric({
  name: 'FIELDS',
  question: 'How were my headings understood?',
  brief:
    'One row per heading of every table passed: the field it was read as, empty where it is none, an example, how sure that is and what was understood of its dates.',
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
      const judged = table.mapping.judged?.();
      table.headings().forEach((heading, i) => {
        if (heading === '') return;
        const word = wordOf.get(i) ?? '';
        const certainty = judged?.get(i)?.certainty ?? '';
        rows.push([table.title, heading, word, exampleOf(table, heading), certainty, noteOf(table, i, word)]);
      });
    }
    return {
      columns: ['Table', 'Heading', 'Field', 'Example', 'Certainty', 'Note'].map((heading) => column(heading)),
      rows,
      whole: [],
      refusal: null,
      leftOut: [],
      definition: 'How each heading was understood.',
    };
  },
});
