import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Fiscal } from '../calendar/grain';
import type { Zone } from '../calendar/zone';
import { readZone, UTC } from '../calendar/zone';
import type { Cell, Values } from '../tables/cell';
import { fold, headingKey, isBlank, Sentence, shownCell } from '../tables/cell';
import { flagOf } from '../tables/outcome';
import { readDay, readNumberText } from '../tables/parse';

/** The user's choices, from the Settings tab; null where nothing was chosen. */
export interface Settings {
  readonly asOf: Day | null;
  readonly zone: Zone | null;
  readonly fiscal: Fiscal;
  readonly margin: number | null;
  readonly referrals: readonly string[];
  /** True when Refresh leaves the as-of day as it is. */
  readonly hold: boolean;
}

export const NO_SETTINGS: Settings = {
  asOf: null,
  zone: null,
  fiscal: { startMonth: 1 },
  margin: null,
  referrals: [],
  hold: false,
};

/** One line of the Settings tab: its name, what it is for, and how it is read. */
export interface SettingDef {
  readonly name: string;
  readonly note: string;
  read(cell: Cell, zone: Zone): Partial<Settings> | string;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

function month(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  const name = fold(String(cell));
  const at = MONTHS.findIndex((each) => name.length >= 3 && each.startsWith(name));
  return at >= 0 ? at + 1 : Number(name);
}

/** Every setting there is, in the order of the tab. */
export const SETTINGS: readonly SettingDef[] = [
  {
    name: 'As-of day',
    note: 'The day the answers stand on. Refresh sets it to today unless it is held.',
    read(cell, zone) {
      const asOf = readDay(cell, () => zone);
      return asOf === NO_DAY ? 'needs a date such as 2026-10-31' : { asOf };
    },
  },
  {
    name: 'Hold as-of day',
    note: 'Yes keeps the as-of day when you press Refresh; anything else lets it follow the calendar.',
    read: (cell) => ({ hold: flagOf(cell) === true }),
  },
  {
    name: 'Time zone',
    note: 'The spreadsheet’s time zone with its clock changes. Set by Set up; do not edit.',
    read(cell) {
      const zone = readZone(String(cell));
      return zone ? { zone } : 'is not readable; run Set up again';
    },
  },
  {
    name: 'Fiscal year starts in',
    note: 'The first month of the fiscal year. January means calendar years.',
    read(cell) {
      const startMonth = month(cell);
      return Number.isInteger(startMonth) && startMonth >= 1 && startMonth <= 12
        ? { fiscal: { startMonth } }
        : 'needs a month such as April or 4';
    },
  },
  {
    name: 'Gross margin',
    note: 'The share of revenue left after the cost of what is sold, such as 70%. Empty means 100 %.',
    read(cell) {
      const margin = typeof cell === 'number' ? cell : readNumberText(String(cell));
      return margin > 0 && margin <= 1 ? { margin } : 'needs a share above 0 and up to 100 %, such as 70%';
    },
  },
  {
    name: 'Referral sources',
    note: 'Sources that count as referrals, separated by semicolons.',
    read(cell) {
      return {
        referrals: String(cell)
          .split(';')
          .map(fold)
          .filter((name) => name !== ''),
      };
    },
  },
];

/**
 * Reads a Settings table (columns Setting and Value). An unreadable value is a sentence that names the cell's row and
 * what it needs; unknown settings are the user's own notes and are passed over.
 */
export function readSettings(values: Values, setting: number, value: number): Settings {
  let settings = NO_SETTINGS;
  const lines = values.slice(1);
  // the time zone first: dates are read in it
  const ordered = SETTINGS.slice().sort((a, b) => Number(b.name === 'Time zone') - Number(a.name === 'Time zone'));
  for (const def of ordered) {
    const at = lines.findIndex((row) => headingKey(String(row[setting] ?? '')) === headingKey(def.name));
    if (at < 0 || isBlank(lines[at][value])) continue;
    const read = def.read(lines[at][value], settings.zone ?? UTC);
    if (typeof read === 'string') {
      throw new Sentence(`Settings, row ${at + 2}: ${def.name} ${read}, and holds "${shownCell(lines[at][value])}"`);
    }
    settings = { ...settings, ...read };
  }
  return settings;
}
