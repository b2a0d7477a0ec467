import type { Members } from '../guard';

/** The types that have a builder of their own, with what Google calls it. */
export const TYPED: Record<string, string> = {
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
export const OPTIONS: Members = { get: 'free string' };

export const BUILDER: Members = {
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
const COMMON: Members = {
  ...LOOKS,
  ...AXES,
  reverseCategories: 'free',
  setRange: 'free number number',
  useLogScale: 'free',
};
const STACKED: Members = { setStacked: 'free' };
/** What the builder of each type has, and no other: the types of Google's own declarations. */
export const BY_TYPE: Record<string, Members> = {
  AREA: { ...COMMON, ...STACKED, setPointStyle: 'free PointStyle' },
  BAR: { ...COMMON, ...STACKED, reverseDirection: 'free' },
  COLUMN: { ...COMMON, ...STACKED },
  COMBO: { ...COMMON, ...STACKED },
  HISTOGRAM: { ...COMMON, ...STACKED },
  LINE: { ...COMMON, setCurveStyle: 'free CurveStyle', setPointStyle: 'free PointStyle' },
  PIE: { ...LOOKS, reverseCategories: 'free', set3D: 'free' },
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
