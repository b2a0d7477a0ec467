import { isoText, NO_DAY } from '../calendar/day';
import type { Zone } from '../calendar/zone';
import type { Settings } from '../question/settings';
import { NO_SETTINGS } from '../question/settings';
import { isBlank, Sentence } from '../tables/cell';
import type { Values } from '../tables/cell';
import { mergesOf } from '../tables/cleaning';
import { tableDef } from '../tables/fields';
import type { TableName } from '../tables/fields';
import { openQuestions } from '../tables/dateColumns';
import { readText } from '../tables/parse';
import type { Mapping } from '../tables/recognise';
import { headingRowBelow, mapHeadings, recognise } from '../tables/recognise';
import { Book } from '../tables/book';
import { shared } from '../tables/table';
import { trimmed } from '../question/ranges';
import { gridTabs } from './gridTabs';
import { ownedTabs } from './owned';
import type { TabView } from './protocol';
import { SETTINGS_PURPOSE, settingsTab } from './settingsTab';
import { zoneOf } from './zone';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** One tab as it was read: its values from the heading row on, and what it is. */
export interface Surveyed {
  readonly sheet: Sheet;
  readonly name: string;
  readonly values: Values | null;
  readonly headingRow: number;
  readonly mapping: Mapping | null;
}

const NOT_A_TABLE: TabView['table'] = null;

/** The tabs of a file, what its Settings choose, and how tables are read by them. */
export interface Survey {
  readonly tabs: readonly Surveyed[];
  readonly settings: Settings;
  readonly zone: Zone;
  /** A book without a table, that reads them as formulas do: by the date format of Settings, by the merges of Cleaning. */
  book(): Book;
}

/** Reads every tab once and says what each is; tabs of our own making, as `ownedTabs` finds them, are passed over. */
export function survey(spreadsheet: Spreadsheet, owned = ownedTabs(spreadsheet)): Survey {
  const own = owned.get(SETTINGS_PURPOSE);
  const settings = own ? settingsTab(own).settings : NO_SETTINGS;
  const zone = zoneOf(spreadsheet.getSpreadsheetTimeZone());
  const tabs = tabsIn(spreadsheet, owned, settings);
  const cleaning = tableIn(tabs, 'cleaning');
  const means = cleaning && mergesOf(new Book(shared(() => zone)).add(cleaning.values, cleaning.mapping));
  const choices = {
    // a broken cell of Settings is told on its page and stops nothing here
    get dateOrder() {
      try {
        return settings.dateOrder;
      } catch (error) {
        if (error instanceof Sentence) return null;
        throw error;
      }
    },
    referrals: settings.referrals,
    stages: settings.stages,
    means,
  };
  return { tabs, settings, zone, book: () => new Book(shared(() => zone, choices)) };
}

/** The first tab that is a certain table; undefined where none is. */
export function tableIn(
  tabs: readonly Surveyed[],
  table: TableName,
): (Surveyed & { readonly values: Values; readonly mapping: Mapping }) | undefined {
  return tabs.find((tab): tab is Surveyed & { values: Values; mapping: Mapping } => tab.mapping?.def.name === table);
}

function tabsIn(spreadsheet: Spreadsheet, owned: ReadonlyMap<string, Sheet>, { mapping }: Settings): Surveyed[] {
  const found: Surveyed[] = [];
  const chosen = mapping.size > 0 ? mapping : undefined;
  const ownNames = new Set(Array.from(owned.values(), (sheet) => sheet.getName()));
  for (const sheet of gridTabs(spreadsheet)) {
    const name = sheet.getName();
    if (ownNames.has(name)) continue;
    const all = trimmed(sheet.getDataRange().getValues() as Values);
    if (!all) {
      found.push({ sheet, name, values: null, headingRow: 1, mapping: null });
      continue;
    }
    const top = all.slice(0, 80);
    const below = recognise(top) ? 0 : Math.max(0, headingRowBelow(top));
    const values = below > 0 ? all.slice(below) : all;
    found.push({ sheet, name, values, headingRow: below + 1, mapping: recognise(values.slice(0, 80), chosen) });
  }
  return found;
}

/** The mapping of a tab that the user says is a certain table; null when its headings cannot be that. */
export function mappingAs({ values, mapping }: Surveyed, table: string, { mapping: chosen }: Settings): Mapping | null {
  if (mapping?.def.name === table) return mapping;
  return values ? mapHeadings(values.slice(0, 80), tableDef(table as TableName), undefined, chosen) : null;
}

/** What the sidebar shows of a tab: its fields with examples, and what is in doubt. */
export function tabView(
  tab: Surveyed,
  { zone, book }: Pick<Survey, 'zone' | 'book'>,
  taken: ReadonlySet<string>,
): TabView {
  const { name, values, headingRow, mapping } = tab;
  const base = { tab: name, headingRow, rows: values ? values.length - 1 : 0 };
  if (!values || !mapping)
    return { ...base, table: NOT_A_TABLE, title: 'No table of deals', fields: [], words: [], doubts: [] };
  const wordOf = new Map<number, string>();
  mapping.columns.forEach((column, word) => wordOf.set(column, word));
  const judged = mapping.judged?.();
  const fields = values[0].map((heading, c) => {
    const cell = values
      .slice(1, 200)
      .map((row) => row[c])
      .find((each) => !isBlank(each));
    return {
      heading: isBlank(heading) ? '' : String(heading).trim(),
      field: wordOf.get(c) ?? '',
      example: readText(cell, () => zone).slice(0, 40),
      certainty: judged?.get(c)?.certainty ?? '',
    };
  });
  const doubts = taken.has(mapping.def.name)
    ? [`Another tab is the ${mapping.def.title} table already; this one is left out.`]
    : [...questionsOf(values, mapping, book()), ...lateHeadings(headingRow), ...doubtsOf(mapping)];
  return {
    ...base,
    table: mapping.def.name,
    title: mapping.def.title,
    fields: fields.filter(({ heading }) => heading !== ''),
    words: mapping.def.fields.map(({ word }) => word),
    doubts,
  };
}

const WANTED: Readonly<Partial<Record<TableName, readonly (readonly [field: string, lost: string])[]>>> = {
  deals: [
    ['amount', 'Without an amount there are no sums of money.'],
    ['close', 'Without a close date there are no periods.'],
    ['created', 'Without a created date there is no sales cycle and no conversion.'],
    ['customer', 'Without a customer there are no new and returning customers, and no CAC.'],
    ['owner', 'Without an owner nothing can be told by person.'],
    ['source', 'Without a lead source nothing can be told by source.'],
  ],
  spend: [['source', 'Without a source the spend cannot be told by source.']],
};

/** What the rows leave open: dates that can be read in several ways, fields that two columns could be. */
function questionsOf(values: Values, mapping: Mapping, book: Book): string[] {
  const table = book.add(values, mapping);
  const asked = openQuestions(table).map(({ question }) => question.replace(/^\w+: | and pass it: .*$/g, '') + '.');
  const headings = table.headings();
  mapping.judged?.().forEach(({ certainty, others }, column) => {
    if (certainty !== 'doubtful') return;
    const [word] = Array.from(mapping.columns).find(([, at]) => at === column) ?? [''];
    const say = `Write ${mapping.def.title}: ${word} and the heading that is meant into the Settings tab.`;
    asked.push(
      others.length > 0
        ? `${word} is read from ${headings[column]}, and ${others.map((each) => headings[each]).join(', ')} would do as well. ${say}`
        : `${word} is read from ${headings[column]}, but many of its cells hold something else. ${say}`,
    );
  });
  return asked;
}

/** A heading row that is not the first row of its tab. */
const lateHeadings = (row: number): string[] =>
  row > 1 ? [`The headings are in row ${row}; what stands above them is passed over.`] : [];

function doubtsOf({ def, columns }: Mapping): string[] {
  const doubts = (WANTED[def.name] ?? []).filter(([field]) => !columns.has(field)).map(([, lost]) => lost);
  if (def.name === 'deals' && !['status', 'stage', 'is won'].some((field) => columns.has(field))) {
    doubts.unshift('No column says won, lost or open: every row is taken as a deal that was won.');
  }
  return doubts;
}

/** The last day on which anything was created or closed up to a day, as ISO text; '' when there is none. */
export function lastActivity({ tabs, book }: Survey, today: number): string {
  const deals = tableIn(tabs, 'deals');
  if (!deals) return '';
  const table = book().add(deals.values, deals.mapping);
  let last = NO_DAY;
  for (const field of ['created', 'close']) {
    for (const day of table.day(field)) if (day > last && day <= today) last = day;
  }
  return last === NO_DAY ? '' : isoText(last);
}
