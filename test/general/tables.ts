import type { AnyMetric } from '../../src/metrics/metric';
import type { TableName } from '../../src/tables/fields';
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

const laidOut = <T>(columns: readonly (readonly [string, (row: T) => Cell])[], rows: readonly T[]): Grid => [
  columns.map(([heading]) => heading),
  ...rows.map((row) => columns.map(([, cell]) => cell(row))),
];

/** Every table of the catalogue that a metric may need: deals and spend of the world, the others told from its deals. */
export function tablesOf({ deals, spend }: World): Tables {
  const dated = deals.filter(({ created }) => created.is !== null);
  const won = deals.filter(({ status }) => status.is === 'won');
  return {
    deals: laidOut(DEAL_COLUMNS, deals),
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
      ...dated.map(({ id, created }) => [id, 'stage', 'Qualified', 'Proposal', created.cell]),
    ],
    settings: settings(AS_OF) as Grid,
  };
}

/** The ranges that a metric is handed: what it needs (deals and spend if it names nothing), and SETTINGS. */
export function passedTo(def: AnyMetric, tables: Tables): Grid[] {
  const needed = Object.keys(def.needs) as TableName[];
  const names: TableName[] = [...(needed.length > 0 ? needed : (['deals', 'spend'] as TableName[])), 'settings'];
  return names.map((name) => {
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
