import type { Zone } from '../calendar/zone';
import type { Values } from '../tables/cell';
import { Sentence } from '../tables/cell';
import { mergesOf } from '../tables/cleaning';
import type { Mapping } from '../tables/recognise';
import { recognise } from '../tables/recognise';
import { Book } from '../tables/book';
import { shared, Table } from '../tables/table';
import type { Door } from './arguments';
import { addTable, trimmed } from './ranges';
import type { Settings } from './settings';
import { NO_SETTINGS, readSettings } from './settings';

/** The tables of one call and what their Settings say. */
export interface Opened {
  readonly book: Book;
  readonly settings: Settings;
  zone(): Zone;
}

/** The tables passed, or the tabs of the spreadsheet when none is: read as Settings and Cleaning among them say, with all rows. */
export function openBook(ranges: readonly Values[], door: Door): Opened {
  const passed: Values[] = [];
  for (const range of ranges) {
    const values = trimmed(range);
    if (!values) throw new Sentence('a range passed is empty. Pass the deals with their heading row: =NAME(DEALS)');
    passed.push(values);
  }
  if (ranges.length === 0)
    for (const tab of door.tables()) passed.push(...[trimmed(tab)].filter((each) => each !== null));
  let settings = NO_SETTINGS;
  const zone = (): Zone => settings.zone ?? door.zone();
  const read = passed.map((values) => recognise(values));
  /** The first of the ranges that is a table which says how others are read. */
  const find = (name: string): Table | null => {
    const at = read.findIndex((mapping) => mapping?.def.name === name);
    return at < 0 ? null : new Table(passed[at], read[at] as Mapping, shared(zone));
  };
  const chosen = find('settings');
  if (chosen) settings = readSettings(chosen.values, chosen.column('setting'), chosen.column('value'));
  const cleaning = find('cleaning');
  const merges = cleaning ? mergesOf(cleaning) : undefined;
  const common = shared(zone, {
    get dateOrder() {
      return settings.dateOrder;
    },
    referrals: settings.referrals,
    stages: settings.stages,
    means: merges,
  });
  const book = new Book(common);
  passed.forEach((values, i) => {
    const mapping = settings.mapping.size > 0 ? recognise(values, settings.mapping) : read[i];
    addTable(values, book, mapping);
  });
  return { book, settings, zone };
}
