import type { DateOrder } from './dateText';
import { Dictionary } from './dictionary';
import type { ZoneSource } from './parse';

/** What the user has chosen that tells how cells are read. */
export interface Choices {
  /** How dates are written where the rows do not tell. */
  readonly dateOrder: DateOrder | null;
  /** Sources that count as referrals, folded; those whose names say so, where there are none. */
  readonly referrals?: readonly string[];
  /** The order of stages, folded; others come behind them in the usual order. */
  readonly stages?: readonly string[];
  /** What a folded name of a field is to be read as. */
  means?(field: string): ReadonlyMap<string, string> | undefined;
}

/** What the tables of one call share: names by field, the spreadsheet's time zone, what the user chose. */
export interface Shared {
  readonly zone: ZoneSource;
  readonly choices: Choices;
  names(field: string): Dictionary;
}

/** Shared dictionaries for the tables of one call. */
export function shared(zone: ZoneSource, choices: Choices = { dateOrder: null }): Shared {
  const dictionaries = new Map<string, Dictionary>();
  return {
    zone,
    choices,
    names(field) {
      let names = dictionaries.get(field);
      if (!names) dictionaries.set(field, (names = new Dictionary(choices.means?.(field))));
      return names;
    },
  };
}
