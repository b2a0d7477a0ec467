import type { Fiscal } from '../calendar/grain';
import type { Period } from '../calendar/period';
import { readPeriod } from '../calendar/period';
import { dayOfDate } from '../calendar/zone';
import { keyOf, metricOf } from '../metrics/goals';
import { isPlain, titleOf } from '../metrics/metric';
import type { Condition } from '../question/cut';
import { conditionText } from '../question/cut';
import type { Goal, Goals } from '../question/goals';
import { readGoals, SLICED, whereOf } from '../question/goals';
import type { Book } from '../tables/book';
import { Sentence, shownCell } from '../tables/cell';
import { readNumberText } from '../tables/parse';
import { CATALOGUE } from './catalogue';
import type { GoalView, Replies, Request } from './protocol';
import { safeText } from './safeText';
import { claimName } from './setup';
import type { Surveyed } from './survey';
import { survey } from './survey';
import type { Notes } from './undo';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Asked = NonNullable<Request<'dealsheetGoals'>['set']>;

const TAB = 'Goals';
const HEADINGS = [
  'Metric',
  'Owner',
  'Team',
  'Slice',
  'Period',
  'Target',
  'Minimum',
  'Stretch',
  'Direction',
  'KPI owner',
] as const;
const SHOWN = 200;

/** The goals of the file, after one of them was set: a goal of the same metric, slice and period gets the new target. */
export function goals(spreadsheet: Spreadsheet, set: Asked | null, notes?: Notes): Replies['dealsheetGoals'] {
  let found = read(spreadsheet);
  let message = '';
  if (set) {
    message = write(spreadsheet, found, set, notes);
    found = read(spreadsheet);
  }
  return {
    message,
    goals: found.goals.list.slice(0, SHOWN).map(viewOf),
    metrics: CATALOGUE.filter(isPlain).map(titleOf),
  };
}

const sliceText = (where: readonly Condition[]): string => where.map(conditionText).join(' and ');
const viewOf = ({ metric, where, period, target }: Goal): GoalView => ({
  metric,
  slice: sliceText(where),
  period: period.label,
  target,
});

interface Found {
  readonly tab: Surveyed | undefined;
  readonly goals: Goals;
  readonly book: Book;
  readonly today: number;
  readonly fiscal: Fiscal;
}

function read(spreadsheet: Spreadsheet): Found {
  const found = survey(spreadsheet);
  const book = found.book();
  let tab: Surveyed | undefined;
  for (const each of found.tabs) {
    const name = each.mapping?.def.name;
    if (!each.values || !each.mapping || (name !== 'deals' && name !== 'goals') || book.get(name)) continue;
    book.add(each.values, each.mapping);
    if (name === 'goals') tab = each;
  }
  const today = dayOfDate(new Date(), found.zone);
  const table = book.get('goals');
  const { fiscal } = found.settings;
  return { tab, book, today, fiscal, goals: table ? readGoals(table, book, today, fiscal) : NO_GOALS };
}

const NO_GOALS: Goals = { list: [], leftOut: [], teamOf: () => '' };

function write(
  spreadsheet: Spreadsheet,
  { tab, goals: { list }, book, today, fiscal }: Found,
  asked: Asked,
  notes?: Notes,
): string {
  const def = metricOf({ metric: asked.metric } as Goal, CATALOGUE);
  if (!def || !isPlain(def))
    throw new Sentence(`"${asked.metric}" is no number of Dealsheet. Choose one of the list, such as Sales`);
  const target = readNumberText(asked.target);
  if (asked.target.trim() === '' || !Number.isFinite(target))
    throw new Sentence(`"${shownCell(asked.target)}" is no number. Write the target as 250000 or 35%`);
  const period: Period | null = readPeriod(asked.period, today, fiscal);
  if (!period) throw new Sentence(`"${asked.period}" is no period. Write it as 2026-Q3, 2026-07 or 2026`);
  const where = whereOf(asked.slice, book);
  if (!where)
    throw new Sentence(`"${asked.slice}" is no slice. Write it as owner = Ana, or leave it empty for everyone`);
  const known = list.find(
    (goal) =>
      metricOf(goal, CATALOGUE)?.name === def.name &&
      keyOf(goal.where) === keyOf(where) &&
      goal.period.from === period.from &&
      goal.period.to === period.to,
  );
  const who = where.length > 0 ? ` for ${sliceText(where)}` : '';
  const told = `The goal of ${titleOf(def)} in ${asked.period.trim()}${who}`;
  if (known && tab?.mapping) {
    const column = tab.mapping.columns.get('target') as number;
    const cell = tab.sheet.getRange(tab.headingRow + known.row - 1, column + 1);
    notes?.copy(cell);
    cell.setValue(target);
    return `${told} is ${target} now; it was ${known.target}.`;
  }
  const [only] = where;
  const isOwn = where.length === 1 && only.op === '=' && SLICED.some((field) => field === only.field);
  const columns = tab?.mapping ? tab.mapping.columns : newColumns();
  const owning = isOwn && columns.has(only.field) ? only.field : 'slice';
  if (where.length > 0 && !columns.has(owning))
    throw new Sentence(`The tab ${tab?.name} has no column for ${sliceText(where)}. Add one with the heading Slice`);
  const cells = new Map<string, string | number>([
    ['metric', titleOf(def)],
    ['period', asked.period.trim()],
    ['target', target],
  ]);
  if (where.length > 0) cells.set(owning, owning === 'slice' ? sliceText(where) : String(only.values[0]));
  const sheet = tab ? tab.sheet : begun(spreadsheet);
  const row = tab?.values ? tab.headingRow + tab.values.length : 2;
  if (row > sheet.getMaxRows()) sheet.insertRowsAfter(sheet.getMaxRows(), 100);
  const width = Math.max(...Array.from(columns.values())) + 1;
  const line = new Array<string | number>(width).fill('');
  cells.forEach((value, field) => (line[columns.get(field) as number] = safeText(value) as string | number));
  const added = sheet.getRange(row, 1, 1, width);
  if (tab) notes?.copy(added);
  added.setValues([line]);
  const range = sheet.getRange(tab ? tab.headingRow : 1, 1, sheet.getMaxRows() - (tab ? tab.headingRow - 1 : 0), width);
  claimName(spreadsheet, 'GOALS', range);
  return `${told} is set to ${target}, in ${sheet.getName()} row ${row}.`;
}

const newColumns = (): ReadonlyMap<string, number> => new Map(HEADINGS.map((each, i) => [each.toLowerCase(), i]));

/** A Goals tab of the user's own, with its headings. */
function begun(spreadsheet: Spreadsheet): GoogleAppsScript.Spreadsheet.Sheet {
  if (spreadsheet.getSheetByName(TAB))
    throw new Sentence(
      `The tab ${TAB} does not read as goals. Its headings need Metric, Period and Target; rename it, or write them`,
    );
  const sheet = spreadsheet.insertSheet(TAB, spreadsheet.getNumSheets());
  sheet.getRange(1, 1, 1, HEADINGS.length).setValues([HEADINGS.slice()]).setFontWeight('bold');
  sheet.setFrozenRows(1);
  return sheet;
}
