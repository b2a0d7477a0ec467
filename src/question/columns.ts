import type { Book, Table } from '../tables/table';

/** A grouping column of a table: a code per line into labels, -1 = no value. */
export interface CodedColumn {
  readonly codes: Int32Array;
  readonly labels: readonly string[];
  /** The folded name that a name is read as, by the Cleaning tab. */
  meant?(name: string): string;
}

/** The codes of a field, also when it is reached through the Owners table (the team of an owner); null when there is none. */
export function codedColumn(table: Table, field: string, book: Book): CodedColumn | null {
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
  const owners = book.get('owners');
  if (!owners || table === owners || !owners.has(field) || !table.has('owner')) return null;
  return throughOwners(table, owners, field);
}

function throughOwners(table: Table, owners: Table, field: string): CodedColumn {
  const owner = owners.coded('owner');
  const value = owners.coded(field);
  const ofOwner = new Map<number, number>();
  for (let i = 0; i < owners.n; i++)
    if (owner.codes[i] >= 0 && value.codes[i] >= 0) ofOwner.set(owner.codes[i], value.codes[i]);
  const codes = Int32Array.from(table.coded('owner').codes, (code) => ofOwner.get(code) ?? -1);
  return { codes, labels: value.names.names() };
}
