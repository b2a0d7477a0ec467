import type { AnyMetric } from '../../src/metrics/metric';
import { headingKey } from '../../src/tables/cell';
import type { FieldKind, TableName } from '../../src/tables/fields';
import { tableDef } from '../../src/tables/fields';
import { settings } from '../support/built';
import type { Deal, SpendRow, World } from './world';
import { AS_OF } from './world';

export type Cell = string | number | boolean | Date;
export type Grid = readonly (readonly Cell[])[];
export type Tables = Readonly<Partial<Record<TableName, Grid>>>;

const DEAL_COLUMNS: readonly (readonly [heading: string, cell: (deal: Deal) => Cell])[] = [
  ['Deal ID', ({ id }) => id],
  ['Customer', ({ customer }) => customer.cell],
  ['Amount', ({ amount }) => amount.cell],
  ['ARR', ({ arr }) => arr.cell],
  ['Status', ({ status }) => status.cell],
  ['Stage', ({ stage }) => stage.cell],
  ['Created', ({ created }) => created.cell],
  ['Close date', ({ close }) => close.cell],
  ['Expected close', ({ expected }) => expected.cell],
  ['Owner', ({ owner }) => owner.cell],
  ['Product', ({ product }) => product.cell],
  ['Source', ({ source }) => source.cell],
  ['Segment', ({ segment }) => segment.cell],
];
const SPEND_COLUMNS: readonly (readonly [heading: string, cell: (row: SpendRow) => Cell])[] = [
  ['Date', ({ date }) => date.cell],
  ['Source', ({ source }) => source.cell],
  ['Amount', ({ amount }) => amount.cell],
  ['Kind', ({ kind }) => kind.cell],
];

/** The day that the log of changes begins. */
const FIRST_LOGGED = '2025-01-10';

const OWN = DEAL_COLUMNS.map(([heading]) => headingKey(heading)).concat('close');
/** The other fields of deals that the catalogue knows, told from the deal's id so that they stay with it. */
const MORE_COLUMNS: typeof DEAL_COLUMNS = tableDef('deals')
  .fields.filter(({ word, kind }) => kind !== 'flag' && kind !== 'day' && !OWN.includes(headingKey(word)))
  .map(({ word, kind }) => [word, (deal) => otherCell(word, kind, Number(deal.id.slice(2)), deal)]);

function otherCell(word: string, kind: FieldKind, seed: number, deal: Deal): Cell {
  if (word === 'currency') return 'EUR';
  if (word === 'pipeline') return 'Sales';
  if (word === 'team') return deal.owner.is === null ? '' : deal.owner.is === 'ben' ? 'South' : 'North';
  if (word === 'lost reason' && deal.status.is !== 'lost') return '';
  if (kind === 'number') return (seed % 9) / 10;
  return kind === 'id' ? `${word} ${seed}` : `${word} ${'ABC'[seed % 3]}`;
}

const laidOut = <T>(columns: readonly (readonly [string, (row: T) => Cell])[], rows: readonly T[]): Grid => [
  columns.map(([heading]) => heading),
  ...rows.map((row) => columns.map(([, cell]) => cell(row))),
];

/** Every table of the catalogue that a metric may need: deals and spend of the world, the others told from its deals. */
export function tablesOf({ deals, spend }: World): Tables {
  const dated = deals.filter(({ created }) => created.is !== null);
  const won = deals.filter(({ status }) => status.is === 'won');
  return {
    deals: laidOut([...DEAL_COLUMNS, ...MORE_COLUMNS], deals),
    spend: laidOut(SPEND_COLUMNS, spend),
    stages: [
      ['Deal ID', 'Stage', 'Entered'],
      ...dated.map(({ id, created }) => [id, 'Qualified', created.cell]),
      ...dated
        .filter(({ created, close }) => close.is !== null && String(close.is) >= String(created.is))
        .map(({ id, close }) => [id, 'Proposal', close.cell]),
    ],
    lines: [['Deal ID', 'Product', 'Quantity', 'Amount'], ...won.map(({ id, product }) => [id, product.cell, 2, 50])],
    leads: [
      ['Lead ID', 'Source', 'Created', 'Converted'],
      ...dated.map(({ id, source, created, close }) => [`L${id}`, source.cell, created.cell, close.cell]),
    ],
    goals: [
      ['Metric', 'Owner', 'Period', 'Target'],
      ...['2024-Q1', '2025-Q1', '2025-Q3'].flatMap((quarter) => [
        ['Sales', 'Ana', quarter, 1000],
        ['Sales', 'Ben', quarter, 2000],
      ]),
    ],
    owners: [
      ['Owner', 'Team'],
      ['Ana', 'North'],
      ['Ben', 'South'],
      ['Cem', 'North'],
    ],
    changes: [
      ['Deal ID', 'Field', 'Old', 'New', 'Date'],
      ...dated.map(({ id, created }) => [
        id,
        'stage',
        'Qualified',
        'Proposal',
        String(created.is) > FIRST_LOGGED ? created.cell : FIRST_LOGGED,
      ]),
      // all were once due earlier, so that some were due and are settled
      ...dated.map(({ id }) => [id, 'expected close', '2025-02-01', '2025-09-05', '2025-06-01']),
    ],
    settings: settings(AS_OF) as Grid,
  };
}

/** The ranges that a metric is handed: what it needs (deals and spend if it names nothing), what it wants, and SETTINGS. */
export function passedTo(def: AnyMetric, tables: Tables): Grid[] {
  const needed = Object.keys(def.needs) as TableName[];
  const asked: TableName[] = needed.length > 0 ? needed : ['deals', 'spend'];
  return [...asked, ...(def.wants ?? []), 'settings' as const].map((name) => {
    const table = tables[name];
    if (!table) throw new Error(`${def.name} needs ${name}: lay such a table out in test/general/tables.ts`);
    return table;
  });
}

/** The same table with rows and columns in another order; `turn` 0 reverses, others rotate by so many places. */
export function reordered(table: Grid, turn: number): Grid {
  const moved = <T>(list: readonly T[]): T[] => {
    const at = turn % Math.max(1, list.length);
    return turn === 0 ? list.slice().reverse() : [...list.slice(at), ...list.slice(0, at)];
  };
  const [headings, ...rows] = table;
  const order = moved(headings.map((_, i) => i));
  return [headings, ...moved(rows)].map((row) => order.map((i) => row[i]));
}
