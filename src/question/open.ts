import type { Zone } from '../calendar/zone';
import type { Values } from '../tables/cell';
import { Sentence } from '../tables/cell';
import { Book, shared } from '../tables/table';
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

/** The tables passed, or the tabs of the spreadsheet when none is, with their settings read. */
export function openBook(ranges: readonly Values[], door: Door): Opened {
  let settings = NO_SETTINGS;
  const zone = (): Zone => settings.zone ?? door.zone();
  const book = new Book(shared(zone));
  for (const range of ranges) {
    const rows = trimmed(range);
    if (!rows) throw new Sentence('a range passed is empty. Pass the deals with their heading row: =NAME(DEALS)');
    addTable(rows, book);
  }
  if (ranges.length === 0) {
    for (const tab of door.tables()) {
      const rows = trimmed(tab);
      if (rows) addTable(rows, book);
    }
  }
  const table = book.get('settings');
  if (table) settings = readSettings(table.values, table.column('setting'), table.column('value'));
  return { book, settings, zone };
}
