import { mergesToPropose } from '../merges';
import type { Detector, Problem } from './problem';

/** Rows that the Settings leave out. */
export const chosenOut: Detector = ({ book }) =>
  book.all().flatMap(({ chosenOut: left }) =>
    left.map(({ table, reason, lines }): Problem => ({
      kind: 'left out by Settings',
      table,
      what: reason,
      lines,
      effect: 'Left out of every metric, as you chose',
    })),
  );

/** Names that seem to be others, to be accepted in the Cleaning tab. */
export const mergeable: Detector = ({ book }) =>
  mergesToPropose(book).flatMap(({ field, written, means, others, why }) =>
    book.all().flatMap((table): Problem[] => {
      if (!table.has(field) || /^(settings|cleaning|goals|changes|rates)$/.test(table.name)) return [];
      const { codes, names } = table.coded(field);
      const code = names.find(written);
      const lines: number[] = [];
      codes.forEach((each, i) => {
        if (each === code) lines.push(i);
      });
      const heading = table.headings()[table.column(field)] ?? field;
      const there = others > 0 ? ` (${others} rows)` : '';
      return [
        {
          kind: 'mergeable',
          table,
          what: `"${written}" in ${heading}, which may be "${means}"${there}: ${why === 'a letter' ? 'a letter apart' : why}`,
          lines,
          effect: `Counted apart; to count as one, write ${field}, ${written}, ${means} under Field, From, To in a Cleaning tab`,
        },
      ];
    }),
  );
