import type { Zone } from '../book';
import type { EnumValue } from '../enums';
import { Exception } from '../exception';
import type { Members } from '../gate';
import { chartDefinition, checkOption, putOption, type Options } from './chart-definition';
import type { Services } from './index';
import type { RangeImpl } from './range';

export interface ChartRange {
  sheetId: string;
  zone: Zone;
}

/** Everything about a chart that a builder sets. */
export interface ChartSpec {
  /** '' until the chart is in a sheet. */
  chartId: string;
  sheetId: string;
  type: string;
  ranges: ChartRange[];
  options: Options;
  headers: number;
  merge: string;
  hidden: string;
  transposed: boolean;
  place: { row: number; column: number; x: number; y: number };
}

const TYPED: Record<string, string> = {
  AREA: 'Area',
  BAR: 'Bar',
  COLUMN: 'Column',
  COMBO: 'Combo',
  HISTOGRAM: 'Histogram',
  LINE: 'Line',
  PIE: 'Pie',
  SCATTER: 'Scatter',
  TABLE: 'Table',
};

export const CHART: Members = {
  getChartId: 'handle',
  getContainerInfo: 'read',
  getHiddenDimensionStrategy: 'read',
  getMergeStrategy: 'read',
  getNumHeaders: 'read',
  getOptions: 'read',
  getRanges: 'read',
  getTransposeRowsAndColumns: 'read',
  modify: 'handle',
};
export const CONTAINER: Members = {
  getAnchorColumn: 'free',
  getAnchorRow: 'free',
  getOffsetX: 'free',
  getOffsetY: 'free',
};
export const OPTIONS: Members = { get: 'free string', getOrDefault: 'free string' };

const BUILDER: Members = {
  addRange: 'free Range',
  build: 'free',
  clearRanges: 'free',
  getChartType: 'free',
  getContainer: 'free',
  getRanges: 'free',
  removeRange: 'free Range',
  setChartType: 'free ChartType',
  setHiddenDimensionStrategy: 'free ChartHiddenDimensionStrategy',
  setMergeStrategy: 'free ChartMergeStrategy',
  setNumHeaders: 'free integer',
  setOption: 'free string any',
  setPosition: 'free integer integer integer integer',
  setTransposeRowsAndColumns: 'free boolean',
  ...Object.fromEntries(Object.values(TYPED).map((name) => [`as${name}Chart`, 'free'])),
};
const LOOKS: Members = {
  reverseCategories: 'free',
  setBackgroundColor: 'free string',
  setColors: 'free list',
  setLegendPosition: 'free Position',
  setLegendTextStyle: 'free object',
  setTitle: 'free string',
  setTitleTextStyle: 'free object',
};
const AXES: Members = {
  setXAxisTextStyle: 'free object',
  setXAxisTitle: 'free string',
  setXAxisTitleTextStyle: 'free object',
  setYAxisTextStyle: 'free object',
  setYAxisTitle: 'free string',
  setYAxisTitleTextStyle: 'free object',
};
const COMMON: Members = { ...LOOKS, ...AXES, setRange: 'free number number', useLogScale: 'free' };
const STACKED: Members = { setStacked: 'free' };
/** What the builder of each type has, and no other: the types of Google's own declarations. */
const BY_TYPE: Record<string, Members> = {
  AREA: { ...COMMON, ...STACKED, setPointStyle: 'free PointStyle' },
  BAR: { ...COMMON, ...STACKED, reverseDirection: 'free' },
  COLUMN: { ...COMMON, ...STACKED },
  COMBO: { ...COMMON, ...STACKED },
  HISTOGRAM: { ...COMMON, ...STACKED },
  LINE: { ...COMMON, setCurveStyle: 'free CurveStyle', setPointStyle: 'free PointStyle' },
  PIE: { ...LOOKS, set3D: 'free' },
  SCATTER: {
    ...LOOKS,
    ...AXES,
    setPointStyle: 'free PointStyle',
    setXAxisLogScale: 'free',
    setXAxisRange: 'free number number',
    setYAxisLogScale: 'free',
    setYAxisRange: 'free number number',
  },
  TABLE: {},
};

/** A chart as it was when it was built or read. */
export class ChartImpl {
  constructor(
    readonly s: Services,
    readonly spec: ChartSpec,
  ) {}
  getChartId = () => (this.spec.chartId ? Number(this.spec.chartId) : null);
  getRanges = () => this.spec.ranges.map(({ sheetId, zone }) => this.s.range(sheetId, zone));
  getNumHeaders = () => this.spec.headers;
  getMergeStrategy = () => this.s.enums.ChartMergeStrategy[this.spec.merge];
  getHiddenDimensionStrategy = () => this.s.enums.ChartHiddenDimensionStrategy[this.spec.hidden];
  getTransposeRowsAndColumns = () => this.spec.transposed;
  getOptions() {
    const get = (name: string): unknown =>
      name.split('.').reduce<unknown>((at, key) => (at as Options | undefined)?.[key], this.spec.options) ?? null;
    return this.s.guard('ChartOptions', OPTIONS, { get, getOrDefault: get });
  }
  getContainerInfo() {
    const { row, column, x, y } = this.spec.place;
    return this.s.guard('ContainerInfo', CONTAINER, {
      getAnchorRow: () => row,
      getAnchorColumn: () => column,
      getOffsetX: () => x,
      getOffsetY: () => y,
    });
  }
  modify = () => this.s.charts.builder(this.spec.sheetId, this.spec);
}

export class ChartBuilderImpl {
  constructor(
    readonly s: Services,
    readonly spec: ChartSpec,
    /** The type whose builder this is; '' for the general one. */
    readonly typed: string,
  ) {
    for (const [type, name] of Object.entries(TYPED))
      (this as unknown as Record<string, unknown>)[`as${name}Chart`] = () =>
        this.s.charts.open({ ...spec, type }, type);
  }
  private next(change: Partial<ChartSpec>): object {
    Object.assign(this.spec, change);
    return this.s.charts.open(this.spec, this.typed);
  }
  private option(name: string, value: unknown): object {
    putOption(this.spec.options, name, value);
    return this.next({});
  }
  addRange = (range: RangeImpl) =>
    this.next({ ranges: [...this.spec.ranges, { sheetId: range.sheetId, zone: range.zone }] });
  removeRange = (range: RangeImpl) =>
    this.next({
      ranges: this.spec.ranges.filter(
        ({ sheetId, zone }) => sheetId !== range.sheetId || JSON.stringify(zone) !== JSON.stringify(range.zone),
      ),
    });
  clearRanges = () => this.next({ ranges: [] });
  getRanges = () => this.spec.ranges.map(({ sheetId, zone }) => this.s.range(sheetId, zone));
  getChartType = () => this.s.enums.ChartType[this.spec.type];
  getContainer = () => new ChartImpl(this.s, this.spec).getContainerInfo();
  setChartType = (type: EnumValue) => this.next({ type: type.name_ });
  setNumHeaders = (headers: number) => this.next({ headers });
  setMergeStrategy = (strategy: EnumValue) => this.next({ merge: strategy.name_ });
  setHiddenDimensionStrategy(strategy: EnumValue) {
    if (!this.spec.type || this.spec.type === 'PIE' || this.spec.type === 'TABLE')
      throw new Exception(
        'Unexpected error while getting the method or property setHiddenDimensionStrategy on object SpreadsheetApp.EmbeddedChartBuilder.',
      );
    return this.next({ hidden: strategy.name_ });
  }
  setTransposeRowsAndColumns = (transposed: boolean) => this.next({ transposed });
  setPosition(row: number, column: number, x: number, y: number) {
    if (row < 1 || column < 1) throw new Exception('The anchor position of the chart is invalid.');
    return this.next({ place: { row, column, x, y } });
  }
  setOption(name: string, value: unknown) {
    checkOption(name, value);
    return this.option(name, value);
  }
  build() {
    if (!this.spec.type) throw new Exception('Chart type must be set before the chart is built.');
    return this.s.charts.built(copyOf(this.spec));
  }

  setTitle = (text: string) => this.option('title', text);
  setTitleTextStyle = (style: unknown) => this.option('titleTextStyle', style);
  setBackgroundColor = (colour: string) => this.option('backgroundColor', colour);
  setColors = (colours: string[]) => this.option('colors', colours);
  setLegendPosition = (position: EnumValue) => this.option('legend.position', position.name_.toLowerCase());
  setLegendTextStyle = (style: unknown) => this.option('legend.textStyle', style);
  setStacked = () => this.option('isStacked', true);
  set3D = () => this.option('is3D', true);
  setRange = (low: number, high: number) => this.option('vAxis.viewWindow', { min: low, max: high });
  setXAxisRange = (low: number, high: number) => this.option('hAxis.viewWindow', { min: low, max: high });
  setYAxisRange = (low: number, high: number) => this.option('vAxis.viewWindow', { min: low, max: high });
  setXAxisTitle = (text: string) => this.option('hAxis.title', text);
  setYAxisTitle = (text: string) => this.option('vAxis.title', text);
  setXAxisTextStyle = (style: unknown) => this.option('hAxis.textStyle', style);
  setYAxisTextStyle = (style: unknown) => this.option('vAxis.textStyle', style);
  setXAxisTitleTextStyle = (style: unknown) => this.option('hAxis.titleTextStyle', style);
  setYAxisTitleTextStyle = (style: unknown) => this.option('vAxis.titleTextStyle', style);
  useLogScale = () => this.option('vAxis.logScale', true);
  setXAxisLogScale = () => this.option('hAxis.logScale', true);
  setYAxisLogScale = () => this.option('vAxis.logScale', true);
  setCurveStyle = (style: EnumValue) => this.option('curveType', style.name_ === 'SMOOTH' ? 'function' : 'none');
  setPointStyle = (style: EnumValue) => this.option('pointSize', style.name_ === 'NONE' ? 0 : 5);
  reverseCategories = () => this.option('hAxis.direction', -1);
  reverseDirection = () => this.option('hAxis.direction', -1);
}

const copyOf = (spec: ChartSpec): ChartSpec => ({
  ...spec,
  ranges: spec.ranges.map((range) => ({ ...range, zone: { ...range.zone } })),
  options: JSON.parse(JSON.stringify(spec.options)) as Options,
  place: { ...spec.place },
});

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
