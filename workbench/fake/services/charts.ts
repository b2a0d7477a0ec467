import { Exception } from '../exception';
import { ChartBuilderImpl, ChartImpl } from './chart-builder';
import { chartDefinition } from './chart-definition';
import { BUILDER, BY_TYPE, CHART, TYPED } from './chart-members';
import { copyOf, type ChartSpec } from './chart-spec';
import type { Services } from './index';

const OF_ENGINE: Record<string, string> = {
  bar: 'COLUMN',
  line: 'LINE',
  combo: 'COMBO',
  pie: 'PIE',
  scatter: 'SCATTER',
};

/** The charts of a workbook: what scripts build, in the engine's own. */
export class Charts {
  private next = 100001;
  constructor(readonly s: Services) {}

  private get book() {
    return this.s.book;
  }

  builder(sheetId: string, from?: ChartSpec) {
    const spec: ChartSpec = from
      ? copyOf(from)
      : {
          chartId: '',
          sheetId,
          type: '',
          ranges: [],
          options: {},
          headers: -1,
          merge: 'MERGE_COLUMNS',
          hidden: 'IGNORE_ROWS',
          transposed: false,
          place: { row: 1, column: 1, x: 0, y: 0 },
        };
    return this.open(spec, '');
  }
  open(spec: ChartSpec, typed: string) {
    const className = typed ? `Embedded${TYPED[typed]}ChartBuilder` : 'EmbeddedChartBuilder';
    const members = typed ? { ...BUILDER, ...BY_TYPE[typed] } : BUILDER;
    return this.s.guard(className, members, new ChartBuilderImpl(this.s, spec, typed));
  }
  built = (spec: ChartSpec) => this.s.guard('EmbeddedChart', CHART, new ChartImpl(this.s, spec));

  private keep(spec: ChartSpec): void {
    const { ranges, sheetId, chartId, ...data } = spec;
    const old = this.book.sides().filter((side) => side.kind === 'chart' && side.data.chartId === chartId);
    this.book.dropSides(old.map((side) => side.id));
    this.book.putSides([
      { id: `chart:${chartId}`, kind: 'chart', sheetId, data: { ...data, chartId } },
      ...ranges.map((range, i) => ({
        id: `chart:${chartId}:${i}`,
        kind: 'chart' as const,
        sheetId: range.sheetId,
        range: this.book.rangeOf(range.sheetId, range.zone),
        data: { chartId },
      })),
    ]);
  }

  private figureId = (spec: ChartSpec): string => `figure${spec.chartId}`;
  private figure(spec: ChartSpec): Record<string, unknown> {
    const { place, options } = spec;
    return {
      col: place.column - 1,
      row: place.row - 1,
      offset: { x: place.x, y: place.y },
      size: { width: Number(options.width ?? 600), height: Number(options.height ?? 371) },
    };
  }

  insert(sheetId: string, chart: ChartImpl): void {
    const spec = { ...copyOf(chart.spec), sheetId, chartId: String(this.next++) };
    const definition = chartDefinition(spec, this.book);
    this.keep(spec);
    if (!definition) return;
    const { chartId } = spec;
    this.book.dispatch('CREATE_CHART', {
      sheetId,
      chartId,
      figureId: this.figureId(spec),
      definition,
      ...this.figure(spec),
    });
  }
  update(sheetId: string, chart: ChartImpl): void {
    const spec = copyOf(chart.spec);
    if (!spec.chartId || !this.specs(sheetId).some((one) => one.chartId === spec.chartId))
      throw new Exception('The chart was not found on this sheet.');
    const definition = chartDefinition(spec, this.book);
    this.keep(spec);
    if (!definition) return;
    const figureId = this.book.getters.getFigureIdFromChartId(this.engineId(spec.chartId));
    this.book.dispatch('UPDATE_CHART', { sheetId, chartId: this.engineId(spec.chartId), figureId, definition });
    const { size, ...rest } = this.figure(spec);
    this.book.dispatch('UPDATE_FIGURE', { sheetId, figureId, ...rest, ...(size as object) });
  }
  remove(chart: ChartImpl): void {
    const { chartId, sheetId } = chart.spec;
    const engineId = this.engineId(chartId);
    const sides = this.book.sides().filter((side) => side.kind === 'chart' && side.data.chartId === chartId);
    this.book.dropSides(sides.map((side) => side.id));
    if (this.book.getters.isChartDefined(engineId) && this.book.getters.getChart(engineId))
      this.book.dispatch('DELETE_FIGURE', { sheetId, figureId: this.book.getters.getFigureIdFromChartId(engineId) });
  }

  on = (sheetId: string) => this.specs(sheetId).map((spec) => this.built(spec));

  /** Charts made in the grid itself have ids that are no numbers. */
  private numbers = new Map<string, string>();
  private engineId = (chartId: string): string =>
    [...this.numbers].find(([, number]) => number === chartId)?.[0] ?? chartId;
  private numberOf(engineId: string): string {
    if (/^\d+$/.test(engineId)) return engineId;
    let number = this.numbers.get(engineId);
    if (!number) this.numbers.set(engineId, (number = String(this.next++)));
    return number;
  }

  private specs(sheetId: string): ChartSpec[] {
    const sides = this.book.sides().filter((side) => side.kind === 'chart');
    const { getters } = this.book;
    const inGrid = getters.getChartIds(sheetId);
    const ours = sides
      .filter((side) => !side.range && side.sheetId === sheetId)
      .filter((side) => side.data.type === 'TABLE' || inGrid.includes(String(side.data.chartId)))
      .map((side): ChartSpec => {
        const data = side.data as unknown as ChartSpec;
        const ranges = sides
          .filter((other) => other.range && other.data.chartId === data.chartId)
          .map((other) => ({ sheetId: other.sheetId, zone: other.range!.zone }));
        return copyOf({ ...data, sheetId, ranges, place: this.placeOf(sheetId, data) });
      });
    const others = inGrid
      .filter((id) => !ours.some((spec) => spec.chartId === id))
      .map((id): ChartSpec => {
        const definition = getters.getChartDefinition(id) as unknown as {
          type: string;
          title?: { text?: string };
          dataSource?: { dataSets?: { dataRange: string }[]; labelRange?: string };
        };
        const references = [
          definition.dataSource?.labelRange,
          ...(definition.dataSource?.dataSets ?? []).map((set) => set.dataRange),
        ];
        const ranges = references
          .filter((one): one is string => Boolean(one))
          .map((one) => getters.getRangeFromSheetXC(sheetId, one))
          .map((range) => ({ sheetId: range.sheetId, zone: range.zone }));
        const spec: ChartSpec = {
          chartId: this.numberOf(id),
          sheetId,
          type: OF_ENGINE[definition.type] ?? 'TABLE',
          ranges,
          options: { title: definition.title?.text ?? '' },
          headers: 1,
          merge: 'MERGE_COLUMNS',
          hidden: 'IGNORE_ROWS',
          transposed: false,
          place: { row: 1, column: 1, x: 0, y: 0 },
        };
        return { ...spec, place: this.placeOf(sheetId, spec, id) };
      });
    return [...ours, ...others];
  }
  private placeOf(sheetId: string, spec: ChartSpec, engineId = spec.chartId): ChartSpec['place'] {
    const { getters } = this.book;
    if (!getters.getChartIds(sheetId).includes(engineId)) return spec.place;
    const figure = getters.getFigure(sheetId, getters.getFigureIdFromChartId(engineId));
    if (!figure) return spec.place;
    return { row: figure.row + 1, column: figure.col + 1, x: figure.offset.x, y: figure.offset.y };
  }
}
