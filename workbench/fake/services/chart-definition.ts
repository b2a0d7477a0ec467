import type { Book } from '../book';
import { Exception } from '../exception';
import { a1Of, quoted } from './a1';
import type { ChartSpec, Options } from './chart-spec';
import { colourOf } from './colours';

/** Chart options that Google documents; a name outside of them does nothing there, so here it is an error. */
const KNOWN = new Set(
  (
    'alternatingRowStyle animation annotations applyAggregateData areaOpacity axisTitlesPosition backgroundColor bar bubble ' +
    'chartArea colors curveType dataOpacity fontName fontSize hAxis hAxes height histogram interpolateNulls intervals is3D ' +
    'isStacked legend legendTextStyle lineDashStyle lineWidth orientation pieHole pieSliceBorderColor pieSliceText ' +
    'pieSliceTextStyle pieStartAngle pointShape pointSize pointsVisible reverseCategories series seriesType sliceVisibilityThreshold ' +
    'slices subtitle subtitleTextStyle theme title titlePosition titleTextStyle tooltip treatLabelsAsText trendlines ' +
    'useFirstColumnAsDomain vAxes vAxis width page pageSize showRowNumber sort'
  ).split(' '),
);
const AXIS = new Set(
  (
    'baseline baselineColor direction format gridlines logScale maxTextLines maxValue minTextSpacing minValue minorGridlines ' +
    'scaleType showTextEvery slantedText slantedTextAngle textPosition textStyle ticks title titleTextStyle viewWindow viewWindowMode'
  ).split(' '),
);
const SERIES = new Set(
  (
    'annotations areaOpacity color curveType dataLabel dataLabelPlacement errorBars hasAnnotations labelInLegend lineDashStyle ' +
    'lineWidth pointShape pointSize pointsVisible targetAxisIndex type visibleInLegend'
  ).split(' '),
);

const checkNested = (head: string, rest: string[], value: unknown): void => {
  const names = head === 'hAxis' || head === 'vAxis' ? AXIS : head === 'series' ? SERIES : null;
  if (!names) return;
  const inner = head === 'series' ? rest.slice(1) : rest;
  if (inner.length) {
    if (!names.has(inner[0])) throw new Error(`Chart option ${[head, ...rest].join('.')} is unknown to Google`);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  for (const [key, one] of Object.entries(value)) {
    if (head === 'series' && rest.length === 0) checkNested(head, [key], one);
    else if (!names.has(key)) throw new Error(`Chart option ${[head, ...rest, key].join('.')} is unknown to Google`);
  }
};

/** @throws for an option that Google would ignore in silence. */
export function checkOption(name: string, value: unknown): void {
  const [head, ...rest] = name.split('.');
  if (!KNOWN.has(head)) throw new Error(`Chart option ${name} is unknown to Google`);
  checkNested(head, rest, value);
}

/** Sets `hAxis.title` inside of `hAxis`. */
export function putOption(options: Options, name: string, value: unknown): void {
  const keys = name.split('.');
  let at = options;
  for (const key of keys.slice(0, -1)) {
    if (at[key] === null || typeof at[key] !== 'object') at[key] = {};
    at = at[key] as Options;
  }
  at[keys[keys.length - 1]] = value;
}

/** The grid paints no fill for this one, as Google's charts do for 'transparent' and 'none'. */
const INVISIBLE = '#FFFFFF00';
/** The grid's legend leaves no series out; this label shows nothing. */
const NO_LABEL = '\u00a0';
const seriesColour = (value: unknown): string | undefined =>
  value === 'transparent' || value === 'none' ? INVISIBLE : (colourOf(value as string)?.toUpperCase() ?? undefined);

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/**
 * A chart in the engine's terms; null for a table chart, which the engine cannot draw.
 * @throws for what Google would draw and the workbench cannot.
 */
export function chartDefinition(spec: ChartSpec, book: Book): object | null {
  if (spec.type === 'TABLE') return null;
  if (spec.transposed) throw new Error('The workbench cannot draw a chart with rows and columns transposed');
  if (spec.ranges.length === 0) throw new Exception('At least one range must be added to the chart.');
  const { options } = spec;
  const columns = spec.ranges.flatMap(({ sheetId, zone }) =>
    Array.from({ length: zone.right - zone.left + 1 }, (_, i) => {
      const col = zone.left + i;
      const name = quoted(book.getters.getSheetName(sheetId));
      return { sheetId, top: zone.top, col, reference: `${name}!${a1Of({ ...zone, left: col, right: col })}` };
    }),
  );
  const headers = spec.headers >= 0 ? spec.headers : guessHeaders(columns, book);
  const labelled = columns.length > 1 && options.useFirstColumnAsDomain !== false;
  const series = labelled ? columns.slice(1) : columns;
  const styles = (options.series ?? {}) as Record<string, Options>;
  const colours = (options.colors ?? []) as unknown[];
  const vAxis = (options.vAxis ?? {}) as Options;
  const hAxis = (options.hAxis ?? {}) as Options;
  const axes = (options.vAxes ?? {}) as Record<string, Options>;
  const legend = options.legend as Options | string | undefined;
  const position =
    text(typeof legend === 'object' ? legend.position : legend) || (spec.type === 'PIE' ? 'right' : 'bottom');
  const stacked = Boolean(options.isStacked);
  const axis = (one: Options | undefined): object => {
    const window = (one?.viewWindow ?? {}) as Options;
    const bound = (value: unknown): object => (typeof value === 'number' ? { value } : {});
    const low = bound(window.min ?? one?.minValue) as { value?: number };
    const high = bound(window.max ?? one?.maxValue) as { value?: number };
    return {
      ...(one?.title ? { title: { text: text(one.title) } } : {}),
      ...(low.value !== undefined ? { min: low.value } : {}),
      ...(high.value !== undefined ? { max: high.value } : {}),
    };
  };
  const dataSetStyles = Object.fromEntries(
    series.map((_, i) => {
      const style = styles[String(i)] ?? {};
      const colour = seriesColour(style.color ?? colours[i]);
      return [
        String(i),
        {
          ...(colour ? { backgroundColor: colour } : {}),
          ...(style.visibleInLegend === false ? { label: NO_LABEL } : {}),
          ...(style.labelInLegend ? { label: text(style.labelInLegend) } : {}),
          ...(Number(style.targetAxisIndex) === 1 ? { yAxisId: 'y1' } : {}),
          ...(spec.type === 'COMBO'
            ? { type: (style.type ?? options.seriesType ?? 'bars') === 'bars' ? 'bar' : 'line' }
            : {}),
        },
      ];
    }),
  );
  const common = {
    title: { text: text(options.title) },
    background:
      colourOf(text((options.backgroundColor as Options | undefined)?.fill ?? options.backgroundColor)) ?? '#FFFFFF',
    legendPosition: ['top', 'bottom', 'left', 'right'].includes(position)
      ? position
      : position === 'none'
        ? 'none'
        : 'bottom',
    dataSetStyles,
    axesDesign: { x: axis(hAxis), y: axis(axes['0'] ?? vAxis), ...(axes['1'] ? { y1: axis(axes['1']) } : {}) },
    dataSource: {
      type: 'range',
      dataSetsHaveTitle: headers > 0,
      ...(labelled ? { labelRange: columns[0].reference } : {}),
      dataSets: series.map(({ reference }, i) => ({ dataSetId: String(i), dataRange: reference })),
    },
    humanize: false,
  };
  switch (spec.type) {
    case 'COLUMN':
    case 'HISTOGRAM':
      return { ...common, type: 'bar', stacked, horizontal: false };
    case 'BAR':
      return { ...common, type: 'bar', stacked, horizontal: true };
    case 'LINE':
      return { ...common, type: 'line', stacked: false, cumulative: false, labelsAsText: true };
    case 'AREA':
      return { ...common, type: 'line', stacked, cumulative: false, labelsAsText: true, fillArea: true };
    case 'SCATTER':
      return { ...common, type: 'scatter', labelsAsText: false };
    case 'COMBO':
      return { ...common, type: 'combo' };
    case 'PIE': {
      const { axesDesign: _axes, ...pie } = common;
      const hole = Number(options.pieHole ?? 0);
      return {
        ...pie,
        type: 'pie',
        isDoughnut: hole > 0,
        ...(hole > 0 ? { pieHolePercentage: Math.round(hole * 100) } : {}),
        ...(colours.length ? { slicesColors: colours.map(seriesColour) } : {}),
      };
    }
    default:
      throw new Error(`The workbench cannot draw a chart of type ${spec.type}`);
  }
}

const guessHeaders = (columns: { sheetId: string; top: number; col: number }[], book: Book): number => {
  const last = columns[columns.length - 1];
  const value = book.cell({ sheetId: last.sheetId, row: last.top, col: last.col }).value;
  return typeof value === 'string' && value !== '' ? 1 : 0;
};
