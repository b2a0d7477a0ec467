import type { Zone } from '../book';

export type Options = { [name: string]: unknown };

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

export const copyOf = (spec: ChartSpec): ChartSpec => ({
  ...spec,
  ranges: spec.ranges.map((range) => ({ ...range, zone: { ...range.zone } })),
  options: JSON.parse(JSON.stringify(spec.options)) as Options,
  place: { ...spec.place },
});
