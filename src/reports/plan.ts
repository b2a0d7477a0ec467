import type { AnyMetric } from '../metrics/metric';
import type { Unit } from '../facts/unit';
import type { Question } from '../question/question';

/** A cell of a report's data: text, a number, or nothing (truly empty, so that charts end where the data end). */
export type DataCell = string | number | null;

/** One block of a report's data: fixed columns, rows that may grow downwards. */
export interface Block {
  readonly key: string;
  readonly title: string;
  /** Headings with the unit of each column; their number never changes, so that references to them hold. */
  readonly columns: readonly (readonly [heading: string, unit: Unit])[];
  /** True where its rows are months that may be weeks, quarters or years. */
  readonly byMonth?: boolean;
  /** Rows that the report's tab and its charts have room for. */
  readonly room: number;
  /** Columns that only charts need: not in the table on the report's tab. */
  readonly hidden?: readonly number[];
  /** How many columns of the tab a column takes, where its text is long. */
  readonly spans?: Readonly<Record<number, number>>;
  /** Columns whose cells are shaded, the worst most: where a high or a low number is bad. */
  readonly heat?: Readonly<Record<number, 'high' | 'low'>>;
  /** The column that names a row of the deals as passed, shown as a link to it. */
  readonly link?: number;
  /** Of a block of headline figures, one a row: the unit of each by its label; a factor where none is told. */
  readonly figures?: Readonly<Record<string, Unit>>;
  rows(question: Question, catalogue: readonly AnyMetric[]): DataCell[][];
}

/**
 * A funnel is bars, each pushed into the middle by an unseen one, its first column of numbers; a waterfall is columns on an
 * unseen first one: Sheets draws neither by itself for a script.
 */
export type ChartKind = 'column' | 'stacked' | 'bar' | 'combo' | 'line' | 'funnel' | 'waterfall';

/** A chart over some columns of one block. The first column named is the axis. */
export interface ChartPlan {
  readonly key: string;
  readonly kind: ChartKind;
  readonly title: string;
  readonly block: string;
  readonly columns: readonly number[];
  readonly unit: Unit;
  /** The colour of each series, where the usual ones would not say it. */
  readonly colors?: readonly string[];
}

/** Where one block of the data stands on its tab: 1-based row of its headings, 1-based first column. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A report: what it is called, its blocks, and which blocks and charts its tab shows, top down. */
export interface Template {
  readonly title: string;
  readonly brief: string;
  /** The named ranges it reads where they are there, beside SETTINGS. */
  readonly reads: readonly string[];
  /** True for a report about someone, whom a drop-down of its tab chooses from the first column of the block `who`. */
  readonly isAboutSomeone?: true;
  readonly blocks: readonly Block[];
  readonly charts: readonly ChartPlan[];
  /** Tables below the charts, side by side in rows of the tab. */
  readonly tables: readonly (readonly string[])[];
  readonly definitions: readonly string[];
}

export const HEADING_ROW = 2;

/** Where each block's headings stand on the data tab: side by side with one empty column between. */
export function places(template: Template): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>();
  let column = 1;
  for (const block of template.blocks) {
    found.set(block.key, { row: HEADING_ROW, column });
    column += block.columns.length + 1;
  }
  return found;
}

/** All blocks of a report as one grid: titles in row 1, headings in row 2, rows below, each block growing by itself. */
export function dataGrid(template: Template, question: Question, catalogue: readonly AnyMetric[]): DataCell[][] {
  const blocks = template.blocks.map((block) => [
    [block.title],
    block.columns.map(([heading]) => heading),
    ...block.rows(question, catalogue),
  ]);
  const height = Math.max(...blocks.map((rows) => rows.length));
  return Array.from({ length: height }, (_, r) =>
    blocks.reduce<DataCell[]>((line, rows, b) => {
      const width = template.blocks[b].columns.length;
      const cells = Array.from({ length: width }, (_, c) => rows[r]?.[c] ?? null);
      return [...line, ...cells, ...(b < blocks.length - 1 ? [null] : [])];
    }, []),
  );
}

/** The unit of every column of the data tab, the empty ones between blocks included. */
export function columnUnits(template: Template): Unit[] {
  return template.blocks.reduce<Unit[]>(
    (all, { columns }, b) => [
      ...all,
      ...columns.map(([, unit]) => unit),
      ...(b < template.blocks.length - 1 ? ['text' as const] : []),
    ],
    [],
  );
}
