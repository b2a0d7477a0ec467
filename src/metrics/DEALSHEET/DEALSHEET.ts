import { formulaOf, tableMetric, column } from '../metric';

export const DEALSHEET = tableMetric({
  name: 'DEALSHEET',
  question: 'What can I ask?',
  brief: 'Every function there is: the question it answers, an example to copy, and the columns it needs.',
  better: 'neither',
  level: 'settled',
  needs: {},
  example: '',
  options: {},
  answer: ({ catalogue }) => ({
    columns: ['Function', 'Question', 'Example', 'Needs'].map((heading) => column(heading)),
    rows: catalogue.map((def) => [
      def.name,
      def.question,
      formulaOf(def),
      Object.entries(def.needs)
        .map(
          ([table, fields]) =>
            table.charAt(0).toUpperCase() +
            table.slice(1) +
            ((fields ?? []).length > 0 ? `: ${(fields ?? []).join(', ')}` : ''),
        )
        .join('; '),
    ]),
    whole: [],
    refusal: null,
    leftOut: [],
    definition: 'The catalogue of functions.',
  }),
});
