import type { PlacedChart, TabPlan } from '../reports/layout';
import type { BuiltRecord } from './record';
import { signature } from './record';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;

/** Colours that people who see colours differently can tell apart (Okabe & Ito 2008). */
const PALETTE = ['#0072B2', '#E69F00', '#009E73', '#999999'];

/** The signature of each chart by its title: charts that are signed alike are drawn alike from the same data tab. */
export const signaturesOf = ({ charts }: TabPlan): Record<string, string> =>
  Object.fromEntries(charts.map((chart) => [chart.title, signature(chart)]));

/**
 * Mends the charts that carry our titles where they are to be another, adds those that are missing, takes off those of
 * ours that have no data now.
 * @param before the signatures of the charts that are there; none where their data tab is another
 */
export function replaceCharts(
  sheet: Sheet,
  plan: TabPlan,
  dataSheet: Sheet,
  before: BuiltRecord['charts'],
  isNew: boolean,
): void {
  const { charts, chartTitles: titles } = plan;
  const known = new Map<string, Chart>();
  for (const old of isNew ? [] : sheet.getCharts()) {
    const title = String(old.getOptions()?.get('title'));
    if (!titles.includes(title)) continue;
    if (known.has(title) || !charts.some((chart) => chart.title === title)) sheet.removeChart(old);
    else known.set(title, old);
  }
  const signatures = signaturesOf(plan);
  for (const chart of charts) {
    const old = known.get(chart.title);
    if (!old) sheet.insertChart(built(sheet.newChart(), chart, dataSheet));
    else if (before[chart.title] !== signatures[chart.title])
      sheet.updateChart(built(old.modify().clearRanges(), chart, dataSheet));
  }
}

function built(fresh: GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder, chart: PlacedChart, dataSheet: Sheet): Chart {
  const { kind, title, anchor, width, height, unit, ranges, colors } = chart;
  const types = Charts.ChartType;
  const type = {
    column: types.COLUMN,
    stacked: types.COLUMN,
    waterfall: types.COLUMN,
    bar: types.BAR,
    funnel: types.BAR,
    combo: types.COMBO,
    line: types.LINE,
  }[kind];
  // the first series of these two is there to push the others and is not seen
  const isPushed = kind === 'funnel' || kind === 'waterfall';
  let builder = fresh.setChartType(type);
  for (const { row, column, rows } of ranges) builder = builder.addRange(dataSheet.getRange(row, column, rows, 1));
  const axis = kind === 'bar' || kind === 'funnel' ? 'hAxis' : 'vAxis';
  builder = builder
    .setNumHeaders(1)
    .setMergeStrategy(Charts.ChartMergeStrategy.MERGE_COLUMNS)
    .setPosition(anchor.row, anchor.column, anchor.x, anchor.y)
    .setOption('title', title)
    .setOption('width', width)
    .setOption('height', height)
    .setOption(
      'colors',
      colors ?? [...(isPushed ? ['#ffffff'] : []), ...PALETTE].slice(0, Math.max(1, ranges.length - 1)),
    )
    .setOption('legend', { position: ranges.length > 2 && !isPushed ? 'bottom' : 'none' })
    .setOption(axis, { minValue: 0, format: unit === 'share' ? '0%' : '#,##0' });
  if (kind === 'stacked' || isPushed) builder = builder.setOption('isStacked', true);
  if (kind === 'combo') {
    const lines = ranges
      .slice(2)
      .map((_, i, all) => [i + 1, i === all.length - 1 ? PALETTE[3] : PALETTE[i + 1]] as const);
    const series: Record<number, { type: string; color: string }> = {};
    for (const [at, color] of lines) series[at] = { type: 'line', color };
    builder = builder.setOption('seriesType', 'bars').setOption('series', series);
  }
  return builder.build();
}
