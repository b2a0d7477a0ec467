import type { Unit } from '../facts/unit';
import type { AnyMetric } from '../metrics/metric';
import { titleOf } from '../metrics/metric';
import type { Block, ChartPlan, DataCell, Template } from './plan';
import { chartTitles } from './grain';
import { HEADING_ROW, places } from './plan';

/** A cell of the report's tab: a text or number of ours, or one cell of the data tab (1-based), as a link to its row where it says so. */
export type PlanCell =
  string | number | null | { readonly row: number; readonly column: number; readonly link?: boolean };

/** Cells of the report's tab that are shaded by their numbers, where a high or a low one is bad; 1-based. */
export interface Heat {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly bad: 'high' | 'low';
}

export type Look = 'title' | 'muted' | 'label' | 'figure' | 'plain' | 'change' | 'status' | 'heading' | 'section';

/** Cells of one column of the data tab; 1-based. */
export interface Stretch {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
}

/** A chart with its place on the report's tab in pixels from an anchor cell, and its range on the data tab. */
export interface PlacedChart extends ChartPlan {
  readonly anchor: { readonly row: number; readonly column: number; readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  /** 1-based ranges on the data tab, headings included, one per column. */
  readonly ranges: readonly Stretch[];
}

/** Everything there is to write on a report's tab; plain data, no service. */
export interface TabPlan {
  readonly cells: readonly (readonly PlanCell[])[];
  readonly units: readonly (readonly (Unit | null)[])[];
  readonly looks: readonly (readonly Look[])[];
  readonly widths: readonly number[];
  readonly statusRow: number;
  /** Where whom it is about is chosen, and where on the data tab the choices are; 1-based. */
  readonly chooser: { readonly row: number; readonly column: number; readonly choices: Stretch } | null;
  readonly charts: readonly PlacedChart[];
  readonly heats: readonly Heat[];
  /** The titles of all charts that this report may have, by which its own are known. */
  readonly chartTitles: readonly string[];
}

const COLUMNS = 9;
/** The widths of a report's columns, in pixels. */
export const WIDTHS = [190, ...new Array<number>(COLUMNS - 1).fill(122)];
const TOTAL = WIDTHS.reduce((sum, width) => sum + width, 0);
/** Row of the status cell of every report. */
export const STATUS_ROW = 3;
/** Row of what the figures come to; a report about someone says there about whom. */
const READING_ROW = 4;
/** Where a report about someone says about whom; 1-based. */
export const CHOOSER = { row: 4, column: 2 };
const FIGURES_ROW = 5;
const CHART_ROWS = 12;
const CHART_HEIGHT = 245;
const PER_ROW = 3;
const GAP = 12;

/**
 * The tab of a report, from its template and its data as they stand; blocks without data get no table and no chart.
 * @param who whom it is about, '' where it is about nobody
 * @param slack rows that a table may grow by and still show
 */
export function layout(
  template: Template,
  data: readonly (readonly DataCell[])[],
  catalogue: readonly AnyMetric[],
  who = '',
  slack = 0,
): TabPlan {
  const at = places(template);
  const cells: PlanCell[][] = [];
  const units: (Unit | null)[][] = [];
  const looks: Look[][] = [];
  const put = (row: number, column: number, cell: PlanCell, look: Look = 'plain', unit: Unit | null = null): void => {
    while (cells.length < row) {
      cells.push(new Array<PlanCell>(COLUMNS).fill(null));
      units.push(new Array<Unit | null>(COLUMNS).fill(null));
      looks.push(new Array<Look>(COLUMNS).fill('plain'));
    }
    [cells[row - 1][column - 1], looks[row - 1][column - 1], units[row - 1][column - 1]] = [cell, look, unit];
  };
  const filled = (key: string): number => {
    const place = at.get(key);
    if (!place) return 0;
    let rows = 0;
    while (
      (data[HEADING_ROW + rows]?.[place.column - 1] ?? null) !== null &&
      data[HEADING_ROW + rows][place.column - 1] !== ''
    )
      rows++;
    return rows;
  };
  /** The rows that a block has here: those it fills, and some to grow. */
  const roomOf = (block: Block): number => Math.min(block.room, filled(block.key) + slack);
  /** A chart without the series that have no number at all, none where no number is seen; what a drawing is made of stays whole. */
  const filledChart = (chart: ChartPlan): ChartPlan => {
    const first = (at.get(chart.block)?.column ?? 1) - 1;
    const told = (c: number, isSeen: (x: number) => boolean): boolean =>
      data.slice(HEADING_ROW).some((row) => typeof row[first + c] === 'number' && isSeen(Number(row[first + c])));
    const [axis, ...series] = chart.columns;
    const isPushed = chart.kind === 'funnel' || chart.kind === 'waterfall';
    if (!(isPushed ? series.slice(1) : series).some((c) => told(c, (x) => x !== 0)))
      return { ...chart, columns: [axis] };
    if (isPushed) return chart;
    const isTold = (c: number): boolean => told(c, () => true);
    const colors = chart.colors?.filter((_, i) => isTold(series[i]));
    return { ...chart, columns: [axis, ...series.filter(isTold)], ...(colors && { colors }) };
  };

  put(1, 1, template.title, 'title');
  const notes = at.get('notes');
  if (notes) put(2, 1, { row: HEADING_ROW + 1, column: notes.column }, 'muted');
  put(STATUS_ROW, 1, null, 'muted');
  const reading = at.get('reading');
  if (reading && filled('reading') > 0) put(READING_ROW, 1, { row: HEADING_ROW + 1, column: reading.column });
  const people = template.isAboutSomeone && at.get('who');
  if (people) {
    put(CHOOSER.row, 1, 'About', 'label');
    put(CHOOSER.row, CHOOSER.column, who, 'label');
    put(CHOOSER.row, CHOOSER.column + 2, { row: HEADING_ROW + 1, column: people.column + 1 }, 'muted');
  }
  const chartsRow = putFigures(put, template, at.get('figures')?.column ?? 1, data) + 2;

  const shown = template.charts
    .filter((chart) => filled(chart.block) > 0)
    .map(filledChart)
    .filter(({ columns }) => columns.length > 1);
  const charts = shown.map((chart, i): PlacedChart => {
    // the last row is as wide as the others, however few stand in it
    const beside = Math.min(PER_ROW, shown.length - i + (i % PER_ROW));
    const width = Math.floor((TOTAL - GAP * (beside - 1)) / beside);
    const left = (i % PER_ROW) * (width + GAP);
    const place = at.get(chart.block) as { row: number; column: number };
    const column = columnAt(left);
    return {
      ...chart,
      anchor: { row: chartsRow + Math.floor(i / PER_ROW) * CHART_ROWS, column: column.index, x: column.offset, y: 0 },
      width,
      height: CHART_HEIGHT,
      ranges: chart.columns.map((c) => ({
        row: place.row,
        column: place.column + c,
        rows: roomOf(blockOf(template, chart.block)) + 1,
      })),
    };
  });

  const heats: Heat[] = [];
  let row = chartsRow + Math.ceil(shown.length / PER_ROW) * CHART_ROWS + 1;
  for (const line of template.tables) {
    let column = 1;
    let height = 0;
    for (const key of line) {
      const block = blockOf(template, key);
      const place = at.get(key);
      const shown = block.columns.map((_, c) => c).filter((c) => !block.hidden?.includes(c));
      const width = shown.reduce((sum, c) => sum + (block.spans?.[c] ?? 1), 0);
      if (!place || filled(key) === 0 || column + width - 1 > COLUMNS) continue;
      put(row, column, block.title, 'section');
      let next = column;
      for (const c of shown) {
        const [heading, unit] = block.columns[c];
        put(row + 1, next, heading, 'heading');
        for (let r = 0; r < roomOf(block); r++) {
          const cell = { row: HEADING_ROW + 1 + r, column: place.column + c };
          put(row + 2 + r, next, block.link === c ? { ...cell, link: true } : cell, 'plain', unit);
        }
        const bad = block.heat?.[c];
        if (bad) heat(heats, { row: row + 2, column: next, rows: roomOf(block), columns: 1, bad });
        next += block.spans?.[c] ?? 1;
      }
      height = Math.max(height, roomOf(block) + 3);
      column += width + (column === 1 && width < 4 ? 1 : 0);
    }
    row += height;
  }
  if (notes && filled('notes') > 1) {
    put(row, 1, 'What was left out', 'section');
    const lines = Math.min(8, filled('notes') + slack);
    for (let r = 1; r < lines; r++) put(row + r, 1, { row: HEADING_ROW + 1 + r, column: notes.column }, 'muted');
    row += lines + 1;
  }
  put(row, 1, 'Definitions', 'section');
  template.definitions.forEach((name, i) => {
    const def = catalogue.find((each) => each.name === name);
    if (def) put(row + 1 + i, 1, `${titleOf(def)}: ${def.brief}`, 'muted');
  });
  return {
    cells,
    units,
    looks,
    widths: WIDTHS,
    statusRow: STATUS_ROW,
    chooser: people
      ? { ...CHOOSER, choices: { row: HEADING_ROW + 1, column: people.column, rows: blockOf(template, 'who').room } }
      : null,
    charts,
    heats,
    chartTitles: chartTitles(template),
  };
}

const blockOf = ({ blocks }: Template, key: string): Block => blocks.find((each) => each.key === key) as Block;

/** Columns side by side that are shaded alike are one range on one scale. */
function heat(heats: Heat[], next: Heat): void {
  const before = heats[heats.length - 1] as Heat | undefined;
  const joins =
    before &&
    before.row === next.row &&
    before.rows === next.rows &&
    before.bad === next.bad &&
    before.column + before.columns === next.column;
  if (joins) heats[heats.length - 1] = { ...before, columns: before.columns + 1 };
  else heats.push(next);
}

type Put = (row: number, column: number, cell: PlanCell, look?: Look, unit?: Unit | null) => void;

/**
 * The headline figures that have an answer, side by side: now, before, change, and what else their block tells of each.
 * @returns the last of their rows
 */
function putFigures(put: Put, { blocks }: Template, first: number, data: readonly (readonly DataCell[])[]): number {
  const block = blocks.find(({ key }) => key === 'figures');
  const rows = data.slice(HEADING_ROW, HEADING_ROW + (block?.room ?? 0));
  const told = (block?.columns ?? [])
    .map(([heading, unit], at) => ({ heading, unit, at }))
    .filter(({ at }) => at > 0 && (at < 4 || rows.some((row) => (row[first - 1 + at] ?? '') !== '')));
  told.forEach(({ heading }, i) => put(FIGURES_ROW + 1 + i, 1, heading, i === 0 ? 'label' : 'muted'));
  let column = 2;
  for (let r = HEADING_ROW; r < data.length && column <= COLUMNS; r++) {
    const label = data[r][first - 1];
    if (label === null || label === '') break;
    if (typeof data[r][first] !== 'number') continue;
    const unit = block?.figures?.[String(label)] ?? 'factor';
    put(FIGURES_ROW, column, String(label), 'label');
    told.forEach(({ heading, unit: own, at }, i) => {
      const isChange = heading === 'Change';
      const look = i === 0 ? 'figure' : isChange ? 'change' : own === 'text' ? 'status' : 'muted';
      const shownAs = isChange ? (unit === 'share' ? 'share' : 'factor') : own === 'factor' ? unit : own;
      put(FIGURES_ROW + 1 + i, column, { row: r + 1, column: first + at }, look, shownAs);
    });
    column++;
  }
  return FIGURES_ROW + told.length;
}

/** The 1-based column that a pixel lies in, and how far inside. */
function columnAt(x: number): { index: number; offset: number } {
  let left = 0;
  for (let c = 0; c < WIDTHS.length; c++) {
    if (x < left + WIDTHS[c]) return { index: c + 1, offset: x - left };
    left += WIDTHS[c];
  }
  return { index: WIDTHS.length, offset: 0 };
}
