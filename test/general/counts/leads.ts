import type { Deal } from '../world';
import { AS_OF } from '../world';
import type { Count } from './count';

/** The leads that the tables tell from the deals: one for each with a created date, converted on its close date. */
export const count: Count = ({ deals }, _clock, kept) => {
  const came = deals.filter(
    ({ source, created }) =>
      created.is !== null && created.is <= AS_OF && kept({ source } as unknown as Deal, created.is),
  );
  return { leads: came.length, converted: came.filter(({ close }) => close.is !== null && close.is <= AS_OF).length };
};
