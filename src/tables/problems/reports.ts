import { NO_DAY } from '../../calendar/day';
import { isBlank } from '../cell';
import { reportShares } from '../shares';
import type { Detector, Problem } from './problem';
import { inTable, linesWhere } from './problem';

/** What was found when the tables were put together: entries of deals that are not there, deals that were in no stage. */
export const doNotFit: Detector = ({ book, deals }) => {
  if (deals) {
    book.get('spells');
    reportShares(book, deals.table);
  }
  return book.all().flatMap((table) =>
    table.reports.map(({ reason, lines, effect }): Problem => ({
      kind: 'does not fit',
      table,
      what: reason,
      lines,
      effect,
    })),
  );
};

/** Tables whose rows say nothing without a cell in each column that they need, and what such a row is missing from. */
const COMPANIONS = {
  stages: 'TIMEINSTAGE, STAGECONVERSION and STALLED',
  lines: 'what goes by product',
  splits: 'what goes by owner',
  leads: 'the leads of SOURCEQUALITY',
  owners: 'what goes by team',
  rates: 'the rates',
  changes: 'what goes by changes, and of the past',
  cleaning: 'the merges of names',
} as const;
/** What may be empty all the same: a value that was taken away. */
const MAY_BE_BLANK = ['new'];

/** Rows of companions of the deals with an empty cell where they need one. */
export const incomplete: Detector = ({ book }) =>
  book.all().flatMap((table): Problem[] => {
    const from = COMPANIONS[table.name as keyof typeof COMPANIONS] as string | undefined;
    const words = table.mapping.def.needs.filter(
      ([word, ...others]) => others.length === 0 && !MAY_BE_BLANK.includes(word),
    );
    return (from === undefined ? [] : words).map(([word]) => {
      const cells = table.cells(word);
      return {
        kind: 'incomplete',
        table,
        what: `without ${word}`,
        lines: linesWhere(table, (i) => isBlank(cells[i])),
        effect: `Left out of ${from}`,
      };
    });
  });

/** Leads that had not come by the day that answers stand on. */
export const laterLeads = inTable('leads', (table, { asOf }) => {
  const days = table.day('created');
  return [
    {
      kind: 'later than the as-of day',
      table,
      what: 'created after the as-of day',
      lines: linesWhere(table, (i) => days[i] !== NO_DAY && days[i] > asOf),
      effect: 'Left out of the leads of SOURCEQUALITY until then',
    },
  ];
});
