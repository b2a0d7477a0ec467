import type { Fact } from '../facts/fact';
import { withoutEmpty } from '../facts/sheet';
import type { Cut } from '../question/cut';
import { PIPELINE } from '../question/pipelines';
import { NONE } from '../tables/dictionary';

/** Where a cut asks by pipeline, −1 where it does not or keeps names of an axis. */
export const pipelineIn = ({ by, keep }: Cut): number =>
  keep ? -1 : by.findIndex((axis) => 'field' in axis && axis.field === PIPELINE.field);

/** A fact with `(none)` as one label more of each group: of a field that no deal has. */
export function besides<A extends string, M extends string>(of: Fact<A, M>, at: number): Fact<A, M> {
  const groups = of.groups.map((labels) => [...labels.slice(0, at), NONE, ...labels.slice(at)]);
  // the whole is there even where nothing is in it, a group is not
  return withoutEmpty({ ...of, groups });
}
