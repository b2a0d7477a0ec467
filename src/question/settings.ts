import type { Day } from '../calendar/day';
import { NO_DAY } from '../calendar/day';
import type { Fiscal } from '../calendar/grain';
import type { Zone } from '../calendar/zone';
import { readZone, UTC } from '../calendar/zone';
import type { Cell, Values } from '../tables/cell';
import { cellText, fold, headingKey, isBlank, Sentence, shownCell } from '../tables/cell';
import { currencyCode } from '../tables/currency';
import { readOrder } from '../tables/dateFormat';
import type { DateOrder } from '../tables/dateText';
import { TABLES } from '../tables/fields';
import { flagOf } from '../tables/outcome';
import { readDay, readNumberText } from '../tables/parse';

/** The user's choices, from the Settings tab; null where nothing was chosen. Reading one whose cell is broken throws its Sentence. */
export interface Settings {
  readonly asOf: Day | null;
  readonly zone: Zone | null;
  readonly fiscal: Fiscal;
  readonly margin: number | null;
  /** The share of customers lost in a month, for what recurs; null where it is not known. */
  readonly churn: number | null;
  readonly referrals: readonly string[];
  /** True when Refresh leaves the as-of day as it is. */
  readonly hold: boolean;
  /** How dates are written where the rows do not tell. */
  readonly dateOrder: DateOrder | null;
  /** The code of the currency that answers are in. */
  readonly currency: string | null;
  /** The heading of the amount that counts where none is asked. */
  readonly measure: string | null;
  /** The order of stages, folded. */
  readonly stages: readonly string[];
  readonly winRateBasis: 'closed' | 'created' | null;
  /** The first day of a week, Monday = 1 … Sunday = 7. */
  readonly weekStart: number;
  /** Conditions on rows that count nowhere, each with the cell's row. */
  readonly leaveOut: readonly { readonly text: string; readonly row: number }[];
  /** The heading that is a field of a table, by `deals amount`, with the cell's row. */
  readonly mapping: ReadonlyMap<string, { readonly heading: string; readonly row: number }>;
}

export const NO_SETTINGS: Settings = {
  asOf: null,
  zone: null,
  fiscal: { startMonth: 1 },
  margin: null,
  churn: null,
  referrals: [],
  hold: false,
  dateOrder: null,
  currency: null,
  measure: null,
  stages: [],
  winRateBasis: null,
  weekStart: 1,
  leaveOut: [],
  mapping: new Map(),
};

/** One line of the Settings tab: its name, what it is for, and how it is read. */
export interface SettingDef {
  readonly name: string;
  readonly note: string;
  /** The choice it makes. */
  readonly sets: keyof Settings;
  /** The choice, or what the cell needs, as the end of a sentence. */
  read(cell: Cell, zone: Zone): Partial<Settings> | string;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** Names separated by semicolons, folded. */
const listOf = (cell: Cell): string[] =>
  cellText(cell)
    .split(';')
    .map(fold)
    .filter((name) => name !== '');

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
    sets: 'asOf',
    read(cell, zone) {
      const asOf = readDay(cell, () => zone);
      return asOf === NO_DAY ? 'needs a date such as 2026-10-31' : { asOf };
    },
  },
  {
    name: 'Hold as-of day',
    note: 'Yes keeps the as-of day when you press Refresh; anything else lets it follow the calendar.',
    sets: 'hold',
    read: (cell) => ({ hold: flagOf(cell) === true }),
  },
  {
    name: 'Time zone',
    note: 'The spreadsheet’s time zone with its clock changes. Set by Set up; do not edit.',
    sets: 'zone',
    read(cell) {
      const zone = readZone(String(cell));
      return zone ? { zone } : 'is not readable; run Set up again';
    },
  },
  {
    name: 'Fiscal year starts in',
    note: 'The first month of the fiscal year. January means calendar years.',
    sets: 'fiscal',
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
    sets: 'margin',
    read(cell) {
      const margin = typeof cell === 'number' ? cell : readNumberText(String(cell));
      return margin > 0 && margin <= 1 ? { margin } : 'needs a share above 0 and up to 100 %, such as 70%';
    },
  },
  {
    name: 'Monthly churn',
    note: 'Where revenue recurs: the share of customers lost in a month, such as 3%. Empty where customers buy again freely.',
    sets: 'churn',
    read(cell) {
      const churn = typeof cell === 'number' ? cell : readNumberText(String(cell));
      return churn >= 0 && churn <= 1 ? { churn } : 'needs a share from 0 to 100 %, such as 3%';
    },
  },
  {
    name: 'Referral sources',
    note: 'Sources that count as referrals, separated by semicolons. Empty means those whose name says so.',
    sets: 'referrals',
    read(cell) {
      return { referrals: listOf(cell) };
    },
  },
  {
    name: 'Date format',
    note: 'D/M/Y, M/D/Y or Y/M/D, for columns of dates whose rows do not tell it themselves.',
    sets: 'dateOrder',
    read(cell) {
      const dateOrder = readOrder(String(cell));
      return dateOrder ? { dateOrder } : 'needs D/M/Y, M/D/Y or Y/M/D';
    },
  },
  {
    name: 'Reporting currency',
    note: 'The currency of the answers, such as EUR, where the rows have several. The Rates table says what the others are worth in it.',
    sets: 'currency',
    read(cell) {
      const currency = currencyCode(String(cell));
      return /^[A-Z]{3}$/.test(currency) ? { currency } : 'needs the code of a currency, such as EUR';
    },
  },
  {
    name: 'Default measure',
    note: 'The heading of the amount that counts, such as ARR, where the deals have several.',
    sets: 'measure',
    read: (cell) => ({ measure: String(cell) }),
  },
  {
    name: 'Stage order',
    note: 'The stages from first to last, separated by semicolons; empty takes the order in which deals usually pass them.',
    sets: 'stages',
    read: (cell) => ({ stages: listOf(cell) }),
  },
  {
    name: 'Win rate basis',
    note: 'closed counts won and lost deals by close date, created all deals by created date, open ones too.',
    sets: 'winRateBasis',
    read(cell) {
      const basis = fold(cellText(cell));
      return basis === 'closed' || basis === 'created' ? { winRateBasis: basis } : 'needs closed or created';
    },
  },
  {
    name: 'Week starts on',
    note: 'Monday (ISO weeks, such as 2026-W07) or another day, such as Sunday; such weeks are named by their first day.',
    sets: 'weekStart',
    read(cell) {
      const name = fold(cellText(cell));
      const at = WEEKDAYS.findIndex((each) => name.length >= 2 && each.startsWith(name));
      return at >= 0 ? { weekStart: at + 1 } : 'needs a day of the week, such as Sunday';
    },
  },
  {
    name: 'Leave out',
    note: 'Rows that count nowhere, as a condition such as pipeline = Sandbox. One per row; add rows of this name for more.',
    sets: 'leaveOut',
    read: () => ({}),
  },
];

const MAPPING = /^(\p{L}+)\s*:\s*(.+)$/u;

/** `Deals: amount` as the table and field that a heading is said to be; null when it is something else. */
function mappedField(name: string): string | null {
  const found = MAPPING.exec(name.trim());
  const def = found && TABLES.find((each) => !each.isDerived && fold(each.title) === fold(found[1]));
  const field = def && def.fields.find(({ word }) => headingKey(word) === headingKey((found as RegExpExecArray)[2]));
  return def && field ? `${def.name} ${field.word}` : null;
}

/** The table whose field a setting such as `Deals: amount` says; null for another setting. */
export function settingField(name: string): { readonly table: string; readonly title: string } | null {
  const [table] = mappedField(name)?.split(' ') ?? [];
  const def = TABLES.find((each) => each.name === table);
  return def ? { table: def.name, title: def.title } : null;
}

/** A sentence about a cell of the Settings tab. */
const cellSentence = (row: number, what: string, cell: Cell): Sentence =>
  new Sentence(`Settings, row ${row}: ${what}, and holds "${shownCell(cell)}"`);

/**
 * Reads a Settings table (columns Setting and Value). A value that cannot be read throws its sentence, which names the row
 * and what it needs, when the choice is asked for: it stops nothing that does not need it. Of two rows of one name the
 * first counts, but for `Leave out`. Unknown settings are the user's own notes and are passed over.
 */
export function readSettings(values: Values, setting: number, value: number): Settings {
  const settings = { ...NO_SETTINGS };
  let zone = UTC;
  const lines = values
    .map((row, r) => ({ name: cellText(row[setting]), cell: row[value], row: r + 1 }))
    .filter(({ name, cell }, r) => r > 0 && name !== '' && !isBlank(cell));
  // the time zone first: dates are read in it
  const ordered = SETTINGS.slice().sort((a, b) => Number(b.sets === 'zone') - Number(a.sets === 'zone'));
  for (const def of ordered) {
    const own = lines.filter(({ name }) => headingKey(name) === headingKey(def.name));
    if (own.length === 0) continue;
    const [{ cell, row }] = own;
    if (def.sets === 'leaveOut') {
      settings.leaveOut = own.map((line) => ({ text: cellText(line.cell), row: line.row }));
      continue;
    }
    const read = def.read(cell, zone);
    if (typeof read !== 'string') Object.assign(settings, read);
    else
      Object.defineProperty(settings, def.sets, {
        enumerable: true,
        configurable: true,
        get: () => {
          throw cellSentence(row, `${def.name} ${read}`, cell);
        },
      });
    if (typeof read !== 'string' && read.zone) ({ zone } = read);
  }
  const mapping = new Map<string, { heading: string; row: number }>();
  for (const { name, cell, row } of lines) {
    const field = mappedField(name);
    if (field !== null && !mapping.has(field)) mapping.set(field, { heading: cellText(cell), row });
  }
  // broken cells of the fiscal year or the week stop what asks for one
  const brokenIn = (key: keyof Settings): (() => never) | undefined =>
    Object.getOwnPropertyDescriptor(settings, key)?.get as (() => never) | undefined;
  const [noYear, noWeek] = [brokenIn('fiscal'), brokenIn('weekStart')];
  const fiscal: Fiscal = { startMonth: noYear ? 1 : settings.fiscal.startMonth };
  if (noYear) Object.defineProperty(fiscal, 'startMonth', { enumerable: true, get: noYear });
  if (noWeek) Object.defineProperty(fiscal, 'weekStart', { enumerable: true, get: noWeek });
  else if (lines.some(({ name }) => headingKey(name) === 'weekstartson')) fiscal.weekStart = settings.weekStart;
  Object.defineProperty(settings, 'fiscal', { enumerable: true, value: fiscal });
  return Object.assign(settings, { mapping });
}
