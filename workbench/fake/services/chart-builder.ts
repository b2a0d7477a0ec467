import type { EnumValue } from '../enums';
import { Exception } from '../exception';
import { checkOption, putOption } from './chart-definition';
import { CONTAINER, OPTIONS, TYPED } from './chart-members';
import { copyOf, type ChartSpec, type Options } from './chart-spec';
import type { Services } from './index';
import type { RangeImpl } from './range';

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
    return this.s.guard('ChartOptions', OPTIONS, { get });
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
