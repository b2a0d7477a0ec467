import type { AnyMetric, OptionSpec } from '../../src/metrics/metric';

export type Chosen = Readonly<Record<string, string | number | null>>;

export const specsOf = (def: AnyMetric): [name: string, spec: OptionSpec][] =>
  Object.entries(def.options as Readonly<Record<string, OptionSpec>>);

/** Every combination of a metric's choices, numbers at their defaults; at most 64. */
export function choicesOf(def: AnyMetric): Chosen[] {
  let all: Chosen[] = [{}];
  for (const [name, spec] of specsOf(def)) {
    const values = 'choice' in spec ? spec.choice : [spec.number, ...(spec.words ?? [])];
    all = values.flatMap((value) => all.map((chosen) => ({ ...chosen, [name]: value }))).slice(0, 64);
  }
  return all;
}
