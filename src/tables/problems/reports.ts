import type { Detector, Problem } from './problem';

/** What the way through the stages leaves out: entries of strangers, deals that were in no stage. */
export const stageReports: Detector = ({ book }) => {
  if (!book.get('stages') || !book.get('deals')) return [];
  book.get('spells');
  return book.all().flatMap((table) =>
    table.reports.map(({ reason, lines }): Problem => ({
      kind: 'stages that do not fit',
      table,
      what: reason,
      lines,
      effect: 'Left out of TIMEINSTAGE, STAGECONVERSION and STALLED',
    })),
  );
};
