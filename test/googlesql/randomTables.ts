import fc from 'fast-check';
import { isoText, readIsoDay } from '../../src/calendar/day';
import { UTC } from '../../src/calendar/zone';
import { columnOf } from '../../src/facts/warehouse';
import type { FieldKind, TableName } from '../../src/tables/fields';
import { tableDef } from '../../src/tables/fields';
import { mapHeadings } from '../../src/tables/recognise';
import { Book } from '../../src/tables/book';
import { shared } from '../../src/tables/table';
import type { ScalarType, Table, Tables, Value } from './judge';

/** A random table in both of its forms: as a sheet has it and as a warehouse has it, row for row. */
export interface Twin {
  readonly name: TableName;
  readonly sheet: readonly (readonly (string | number)[])[];
  readonly warehouse: Table;
}
/** Tables of one company. */
export type Twins = Readonly<Partial<Record<TableName, Twin>>>;

// By hand: ends of months, quarters, years and of a February with 29 days; 2025-12-29 is the Monday of 2026-W01, 2027-01-03 the Sunday of 2026-W53.
export const DAYS = (
  '2024-02-29 2024-03-01 2024-12-30 2025-01-01 2025-03-31 2025-04-01 2025-06-30 2025-09-30 2025-10-01 2025-12-28 ' +
  '2025-12-29 2025-12-31 2026-01-01 2026-01-04 2026-01-05 2026-01-31 2026-02-01 2026-03-31 2026-04-01 2027-01-03'
)
  .split(' ')
  .map(readIsoDay);
export const AMOUNTS = [-300, -20.25, 0, 100, 100.5, 250, 1000];
export const NAMES = ['Ana', 'ana', ' ANA ', 'Ána', 'Ben', 'BEN', 'Çelik', 'x  y', 'X y', 'İz', ''];
const STATUS = ['Won', 'Won', 'won ', 'Lost', 'Lost', 'Open', 'Negotiation', ''];

/** Headings of deals that are no field, and what they hold. */
const FREE: readonly (readonly [heading: string, kind: FieldKind])[] = [
  ['Segment', 'text'],
  ['ARR', 'number'],
];
/** Fields that a table can be without: neither a date nor what makes it that table. */
export const OPTIONAL: readonly string[] = [
  'product',
  'source',
  'campaign',
  'region',
  'kind',
  'quantity',
  'expected close',
];

const TYPE: Readonly<Record<FieldKind, ScalarType>> = {
  id: 'STRING',
  text: 'STRING',
  day: 'DATE',
  number: 'FLOAT64',
  flag: 'BOOL',
};

const or = <T>(value: fc.Arbitrary<T>, none: number): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 10 - none, arbitrary: value }, { weight: none, arbitrary: fc.constant(null) });

/** Days that most of the others follow. */
const early = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...DAYS.slice(0, 10)) },
  { weight: 1, arbitrary: fc.constantFrom(...DAYS) },
);

const VALUES: Readonly<Record<FieldKind, fc.Arbitrary<Value>>> = {
  id: fc.constantFrom('K-1', 'K-2', 'K-3'),
  text: or(fc.constantFrom(...NAMES), 1),
  day: or(fc.constantFrom(...DAYS), 1),
  number: or(fc.constantFrom(...AMOUNTS), 1),
  flag: or(fc.boolean(), 1),
};

/** A stay that is over: many run still. */
const over = or(fc.constantFrom(...DAYS), 5);

/** What spend is for: media by several names, and other things. */
const kinds = or(fc.constantFrom('Media', ' paid MÉDIA', 'Ads 2026', 'loads', 'Salaries', 'Ana'), 1);

interface Column {
  readonly field: string;
  readonly heading: string;
  readonly kind: FieldKind;
}

const columnsOf = (name: TableName): Column[] => {
  const { fields } = tableDef(name);
  const told = name === 'deals' ? ['is won', 'is closed', 'currency', 'status'] : [];
  const own = fields.filter(({ word }) => !told.includes(word));
  const free = name === 'deals' ? FREE : [];
  return [
    ...own.map(({ word, kind }) => ({ field: word, heading: word, kind })),
    ...free.map(([heading, kind]) => ({ field: `[${heading}]`, heading, kind })),
  ];
};

const IDS = ['texts', 'numbers', 'few'] as const;
/** A deal id that no other row has: neither in the order of rows, nor the same order as text and as number. */
const idOf = (row: number): number => {
  const luck = (row * 37 + 5) % 101;
  return luck < 30 ? luck : luck * 10;
};

/** A random table; deals' ids are their own, now and then missing, text or numbers. */
function twin(name: TableName): fc.Arbitrary<Twin> {
  const all = columnsOf(name);
  const row = fc.tuple(
    fc.constantFrom(...STATUS),
    fc.integer({ min: 0, max: 9 }),
    fc.tuple(
      ...all.map(({ field, kind }) =>
        field === 'created' ? or(early, 1) : field === 'kind' ? kinds : /^l.* on$/.test(field) ? over : VALUES[kind],
      ),
    ),
  );
  const rows = fc.oneof(
    { weight: 1, arbitrary: fc.array(row, { maxLength: 3 }) },
    { weight: 9, arbitrary: fc.array(row, { minLength: 12, maxLength: 24 }) },
  );
  return fc
    .tuple(rows, fc.subarray([...OPTIONAL], { maxLength: 3 }), fc.constantFrom(...IDS))
    .map(([rows, lacking, ids]) => {
      const kept = all.map((_, i) => i).filter((i) => !lacking.includes(all[i].field));
      const columns = kept.map((i) => all[i]);
      const isDeals = name === 'deals';
      const values = rows.map(([, luck, row], r) => {
        const line = kept.map((i) => row[i]);
        if (!isDeals) return line;
        const isNameless = luck < (ids === 'few' ? 8 : 1);
        line[columns.findIndex(({ field }) => field === 'deal id')] = isNameless
          ? null
          : ids === 'numbers'
            ? idOf(r)
            : `${idOf(r)}`;
        // only one of several deals without an id can come first: let their amounts tell them apart
        if (isNameless) line[columns.findIndex(({ field }) => field === 'amount')] = 2000 + idOf(r);
        // many deals on one day
        const close = columns.findIndex(({ field }) => field === 'close');
        if ((luck % 2 === 1 || ids !== 'texts') && line[close] !== null) line[close] = DAYS[r % 2 === 0 ? 7 : 11];
        return line;
      });
      const cell = (value: Value, kind: FieldKind): string | number =>
        value === null ? '' : kind === 'day' ? isoText(value as number) : (value as string | number);
      const types = columns.map(({ field, kind }): [string, ScalarType] => [
        columnOf(name, field),
        isDeals && field === 'deal id' && ids === 'numbers' ? 'INT64' : TYPE[kind],
      ]);
      const outcomes = rows.map(([status]) => {
        const said = status.trim().toLowerCase();
        return said === '' ? null : said === 'won' || said === 'lost' ? said : 'open';
      });
      return {
        name,
        sheet: [
          [...columns.map(({ heading }) => heading), ...(isDeals ? ['status'] : [])],
          ...values.map((line, r) => [
            ...line.map((value, c) => cell(value, columns[c].kind)),
            ...(isDeals ? [rows[r][0]] : []),
          ]),
        ],
        warehouse: {
          columns: Object.fromEntries(isDeals ? [...types, ['outcome', 'STRING']] : types),
          rows: isDeals ? values.map((line, r) => [...line, outcomes[r]]) : values,
        },
      };
    });
}

/** Random tables of one company. */
export function twins(names: readonly TableName[]): fc.Arbitrary<Twins> {
  return fc.record(Object.fromEntries(names.map((name) => [name, twin(name)]))) as fc.Arbitrary<Twins>;
}

/** The sheets as one call would have them; fresh, since tables remember what they have read. */
export function bookOf(tables: Twins): Book {
  const book = new Book(shared(() => UTC));
  for (const { name, sheet } of Object.values(tables)) {
    const mapping = mapHeadings(sheet, tableDef(name));
    if (!mapping) throw new Error(`the random ${name} are not recognised`);
    book.add(sheet, mapping);
  }
  return book;
}

/** The warehouse's tables by name. */
export function warehouseOf(tables: Twins): Tables {
  return Object.fromEntries(Object.values(tables).map(({ name, warehouse }) => [name, warehouse]));
}
