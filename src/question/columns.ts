import { NO_DAY } from '../calendar/day';
import type { Book } from '../tables/book';
import type { Table } from '../tables/table';
import { REFERRAL, referralColumn, tellsReferrals } from './referral';

/** A grouping column of a table: a code per line into labels, -1 = no value. */
export interface CodedColumn {
  readonly codes: Int32Array;
  readonly labels: readonly string[];
  /** The folded name that a name is read as, by the Cleaning tab. */
  meant?(name: string): string;
}

/**
 * The codes of a field, also when it is reached through the Owners table (the team of an owner); null when there is none.
 * Where Owners says since when, the day of each line in `days` decides; a line without one goes by the latest.
 */
export function codedColumn(
  table: Table,
  field: string,
  book: Book,
  days: Int32Array | null = null,
): CodedColumn | null {
  if (table.has(field)) {
    const { codes, names } = table.coded(field);
    return {
      codes,
      meant: (name) => names.meant(name),
      get labels() {
        return names.names();
      },
    };
  }
  if (field === REFERRAL && tellsReferrals(table)) return referralColumn(table, book);
  const owners = book.get('owners');
  if (!owners || table === owners || !owners.has(field) || !table.has('owner')) return null;
  const { names } = owners.coded(field);
  const ranks = membershipsOf(owners, field);
  const codes = Int32Array.from(table.coded('owner').codes, (owner, i) => {
    const known = ranks.get(owner) ?? [];
    const day = days ? days[i] : NO_DAY;
    const last = known.findIndex(({ from }) => day === NO_DAY || from === NO_DAY || from <= day);
    return last < 0 ? -1 : known[last].code;
  });
  return { codes, labels: names.names() };
}

/** What Owners says of each owner by code, the latest first; of two on one day the first by name. */
function membershipsOf(owners: Table, field: string): ReadonlyMap<number, { code: number; from: number }[]> {
  return owners.keep('memberships ' + field, () => {
    const owner = owners.coded('owner').codes;
    const { codes, names } = owners.coded(field);
    const from = owners.day('from');
    const of = new Map<number, { code: number; from: number }[]>();
    for (let i = 0; i < owners.n; i++) {
      if (owner[i] < 0 || codes[i] < 0) continue;
      const known = of.get(owner[i]);
      const row = { code: codes[i], from: from[i] };
      if (known) known.push(row);
      else of.set(owner[i], [row]);
    }
    const labels = names.names();
    const since = ({ from: day }: { from: number }): number => (day === NO_DAY ? -Infinity : day);
    of.forEach((rows) =>
      rows.sort((a, b) =>
        since(b) > since(a) ? 1 : since(b) < since(a) ? -1 : labels[a.code] < labels[b.code] ? -1 : 1,
      ),
    );
    return of;
  });
}
