import type { Fiscal } from '../calendar/grain';
import { readPeriod } from '../calendar/period';
import type { PlainMetric } from '../metrics/metric';
import type { Cut } from '../question/cut';
import { SHARED_FIELDS } from '../tables/shares';
import type { Book } from '../tables/book';

/** Reads a grouping field in every table, so that a name has one spelling in all facts: the commonest over all tables. */
export function settleNames({ by }: Cut, book: Book): void {
  for (const axis of by) {
    if (!('field' in axis)) continue;
    const { field } = axis;
    for (const table of book.all()) if (table.has(field)) table.coded(field);
    const deals = book.get('deals');
    const shared = SHARED_FIELDS.filter((each) => each === field);
    if (deals) book.shared(deals, shared); // names that stand among others in one cell
  }
}

/** A cut with the metric's usual period, where none is asked and time is no group. */
export const usualCut = ({ usualPeriod }: PlainMetric, cut: Cut, fiscal: Fiscal): Cut =>
  usualPeriod && !cut.period && timeless(cut.by).length === cut.by.length
    ? { ...cut, period: readPeriod(usualPeriod, cut.asOf, fiscal) }
    : cut;

/** A cut whatever the period: by its fields alone. */
export function fieldsOnly(cut: Cut): Cut {
  const by = timeless(cut.by);
  const keep = cut.keep && by.length < cut.by.length ? { ...cut.keep, axis: 0 } : cut.keep;
  return { ...cut, period: null, by, keep };
}

/** The fields among some axes. */
export const timeless = (by: Cut['by']): Cut['by'] => by.filter((axis) => 'field' in axis);
