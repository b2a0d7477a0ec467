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
  const codes = Int32Array.from(table.coded('owner').codes, (owner, i) =>
    memberOn(ranks.get(owner), days ? days[i] : NO_DAY),
  );
  return { codes, labels: names.names() };
}

interface Membership {
  readonly code: number;
  readonly from: number;
}

/** The code that holds on a day, the latest for NO_DAY; -1 for none. */
const memberOn = (known: readonly Membership[] = [], day: number): number =>
  known.find(({ from }) => day === NO_DAY || from === NO_DAY || from <= day)?.code ?? -1;

/**
 * The team of an owner on a day, the latest without one; '' for none. Owners says it; where it does not, the deals do, by
 * the day they were created (before the first of them by that one).
 */
export function teamsOf(book: Book): (owner: string, day?: number) => string {
  return (owner, day = NO_DAY) => {
    for (const name of ['owners', 'deals'] as const) {
      const table = book.get(name);
      if (!table?.has('owner') || !table.has('team')) continue;
      const since = name === 'owners' ? 'from' : table.has('created') ? 'created' : 'close';
      const known = membershipsOf(table, 'team', since).get(book.names('owner').find(owner)) ?? [];
      const code = memberOn(known, day);
      const at = code < 0 && name === 'deals' ? (known[known.length - 1]?.code ?? -1) : code;
      if (at >= 0) return book.names('team').names()[at];
    }
    return '';
  };
}

/** What a table says of each owner by code, the latest first; of two on one day the first by name. */
function membershipsOf(owners: Table, field: string, since = 'from'): ReadonlyMap<number, readonly Membership[]> {
  return owners.keep('memberships ' + field, () => {
    const owner = owners.coded('owner').codes;
    const { codes, names } = owners.coded(field);
    const from = owners.day(since);
    const of = new Map<number, Membership[]>();
    for (let i = 0; i < owners.n; i++) {
      if (owner[i] < 0 || codes[i] < 0) continue;
      const known = of.get(owner[i]);
      const row = { code: codes[i], from: from[i] };
      if (known) known.push(row);
      else of.set(owner[i], [row]);
    }
    const labels = names.names();
    const begun = ({ from: day }: Membership): number => (day === NO_DAY ? -Infinity : day);
    of.forEach((rows) =>
      rows.sort((a, b) =>
        begun(b) > begun(a) ? 1 : begun(b) < begun(a) ? -1 : labels[a.code] < labels[b.code] ? -1 : 1,
      ),
    );
    return of;
  });
}
