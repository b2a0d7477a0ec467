import type { Answer, Told, Value } from '../metrics/metric';

/** The answer of another metric, and the axes of the cut that its groups are of. */
export interface Other {
  readonly answer: Answer | null;
  readonly axes: readonly number[];
  /** The columns of each group behind its labels. */
  readonly rows: ReadonlyMap<string, readonly Value[]>;
}

/** Another metric's answer by the groups of some axes of a cut. */
export function otherOf(answer: Answer, axes: readonly number[]): Other {
  const rows = new Map<string, readonly Value[]>();
  for (const row of answer.rows) rows.set(row.slice(0, axes.length).join('\u0000'), row.slice(axes.length));
  return { answer, axes, rows };
}
/** Another metric that has nothing to say. */
export const NOTHING: Other = { answer: null, axes: [], rows: new Map() };

/** What every other metric says of a group. */
export type AllTold = Readonly<Record<string, Told>>;

/** What the other metrics say of a group, or (`null`) of the whole. */
export function told(others: ReadonlyMap<string, Other>, labels: readonly string[] | null): AllTold {
  const said: Record<string, Told> = {};
  others.forEach(({ answer, axes, rows }, name) => {
    const own = labels === null ? [] : axes.map((k) => labels[k]);
    const values = own.length === 0 ? answer?.whole : rows.get(own.join('\u0000'));
    const columns = (answer?.columns ?? []).filter(({ role }) => role !== 'group');
    said[name] = values ? Object.fromEntries(columns.map(({ heading }, i) => [heading, values[i]])) : {};
  });
  return said;
}
