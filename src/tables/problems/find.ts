import { dealAmounts, spendAmounts, withoutCurrency } from './amounts';
import { chosenOut, mergeable } from './chosen';
import { withoutCustomer } from './customers';
import { backwards, later, spendDates, unborn, undated } from './dates';
import { nearDuplicates, sameId } from './duplicates';
import { openTooLong, overdue } from './openDeals';
import type { Detector, Look, Problem } from './problem';
import { doNotFit, incomplete, laterLeads } from './reports';
import { sourcesWithoutSpend, spendWithoutSource } from './sources';
import { dealSpellings, spendSpellings } from './spellings';
import { reopened, unknownStages } from './stages';
import { strayRows } from './strayRows';
import { unread } from './unread';

export const DETECTORS: readonly Detector[] = [
  sameId,
  nearDuplicates,
  undated,
  backwards,
  unborn,
  later,
  dealAmounts,
  withoutCustomer,
  overdue,
  openTooLong,
  unknownStages,
  reopened,
  spendDates,
  spendAmounts,
  withoutCurrency,
  spendWithoutSource,
  sourcesWithoutSpend,
  unread,
  dealSpellings,
  spendSpellings,
  mergeable,
  strayRows,
  incomplete,
  laterLeads,
  doNotFit,
  chosenOut,
];

/** Every problem of the tables, one per kind and table (unreadable cells and spellings: per column); those with rows only. */
export function findProblems(look: Look): Problem[] {
  return DETECTORS.flatMap((detect) => detect(look)).filter(({ lines }) => lines.length > 0);
}
