import { dayToSerial, isoText, NO_DAY, readIsoDay } from '../calendar/day';
import { dayOfDate, isDate, zoneText } from '../calendar/zone';
import { firstCall, isRange, liveFormula } from '../cells/formula';
import type { CellResult } from '../cells/shape';
import { run } from '../cells/run';
import { isPlain, metricNames, titleOf } from '../metrics/metric';
import { volatileCells, volatileSentence } from '../cells/volatile';
import { typed } from '../question/ambiguous';
import { readArguments } from '../question/arguments';
import { trimmed } from '../question/ranges';
import { EVERYONE, personChoice, teamChoice } from '../question/who';
import { inGrain } from '../reports/grain';
import { conditionsIn } from '../question/leaveOut';
import { teamsOf } from '../question/columns';
import { NO_SETTINGS, readSettings, settingField, SETTINGS } from '../question/settings';
import { CHOOSER, layout, STATUS_ROW, WIDTHS } from '../reports/layout';
import { noSales } from '../reports/blocks';
import { columnUnits, dataGrid } from '../reports/plan';
import { TEMPLATES, templateOf } from '../reports/templates';
import { cellText, columnLetters, fold, headingKey, isBlank, Sentence, shownCell, tabText } from '../tables/cell';
import { tableDef, TABLES } from '../tables/fields';
import { mergesOf } from '../tables/cleaning';
import { openQuestions } from '../tables/dateColumns';
import { mergesToPropose } from '../tables/merges';
import { readNumberText, readText } from '../tables/parse';
import { headingRowBelow, mapHeadings, recognise } from '../tables/recognise';
import { CHANGE_HEADINGS, changeRows, differences, readChanges, replay, versionOf } from '../tables/changes';
import { forecastOf, forecastRow, readForecasts } from '../tables/forecastLog';
import { bucketOf, bucketStart, CALENDAR } from '../calendar/grain';
import { LAST_DAY, readPeriod } from '../calendar/period';
import { keyOf, metricOf } from '../metrics/goals';
import { conditionText } from '../question/cut';
import { readGoals, SLICED, whereOf } from '../question/goals';
import { Book } from '../tables/book';
import { shared } from '../tables/table';
import { canUpdate, newCell, updateOf } from '../tables/update';
import { plural } from '../tables/words';
import { problemsOf } from '../answers/problems';
import { ask, cutOf } from '../answers/ask';
import { firstPurchases, isPurchase, refundsOfNew } from '../facts/history';
import { rowsOf } from '../question/rows';
import { NO_WORDS } from '../question/words';
import { NONE } from '../tables/dictionary';
import { LOST, WON } from '../tables/outcome';
import { CATALOGUE } from './catalogue';
import { sheetDoor } from './door';
import { zoneOf } from './zone';

/** Answers one custom function call; what the printed declarations call. */
export function answer(name: string, args: ArrayLike<unknown>): CellResult {
  return run(name, Array.prototype.slice.call(args), sheetDoor(), CATALOGUE);
}

/** What the add-on's own bundle takes from here instead of carrying it again; the build checks that nothing is missing. */
export const parts = {
  Book,
  CALENDAR,
  CATALOGUE,
  CHANGE_HEADINGS,
  CHOOSER,
  EVERYONE,
  LAST_DAY,
  LOST,
  NONE,
  NO_SETTINGS,
  NO_WORDS,
  WON,
  SETTINGS,
  SLICED,
  STATUS_ROW,
  NO_DAY,
  Sentence,
  TABLES,
  TEMPLATES,
  WIDTHS,
  ask,
  firstPurchases,
  isPurchase,
  refundsOfNew,
  rowsOf,
  bucketOf,
  bucketStart,
  changeRows,
  cellText,
  columnLetters,
  columnUnits,
  conditionText,
  conditionsIn,
  dataGrid,
  dayOfDate,
  dayToSerial,
  differences,
  firstCall,
  fold,
  forecastOf,
  forecastRow,
  headingKey,
  headingRowBelow,
  inGrain,
  isBlank,
  isDate,
  personChoice,
  teamChoice,
  teamsOf,
  isPlain,
  isRange,
  isoText,
  keyOf,
  layout,
  newCell,
  canUpdate,
  noSales,
  updateOf,
  problemsOf,
  cutOf,
  shownCell,
  tabText,
  liveFormula,
  mapHeadings,
  mergesOf,
  mergesToPropose,
  metricNames,
  metricOf,
  openQuestions,
  plural,
  readArguments,
  readChanges,
  readForecasts,
  readGoals,
  readIsoDay,
  readNumberText,
  readPeriod,
  readSettings,
  readText,
  recognise,
  replay,
  run,
  settingField,
  shared,
  sheetDoor,
  tableDef,
  templateOf,
  titleOf,
  typed,
  trimmed,
  versionOf,
  whereOf,
  volatileCells,
  volatileSentence,
  zoneOf,
  zoneText,
};
