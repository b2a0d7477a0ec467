import { isoText, NO_DAY, readIsoDay } from '../calendar/day';
import { dayOfDate, zoneText } from '../calendar/zone';
import { firstCall, isRange, liveFormula } from '../cells/formula';
import type { CellResult } from '../cells/shape';
import { run } from '../cells/run';
import { isPlain } from '../metrics/metric';
import { readArguments } from '../question/arguments';
import { trimmed } from '../question/ranges';
import { readSettings, SETTINGS } from '../question/settings';
import { layout } from '../reports/layout';
import { columnUnits, dataGrid } from '../reports/plan';
import { TEMPLATES, templateOf } from '../reports/templates';
import { columnLetters, isBlank, Sentence } from '../tables/cell';
import { tableDef, TABLES } from '../tables/fields';
import { openQuestions } from '../tables/dateColumns';
import { readNumberText, readText } from '../tables/parse';
import { headingRowBelow, mapHeadings, recognise } from '../tables/recognise';
import { CHANGE_HEADINGS, changeRows, differences, readChanges, replay, versionOf } from '../tables/changes';
import { LAST_DAY } from '../calendar/period';
import { Book, shared } from '../tables/table';
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
  CATALOGUE,
  CHANGE_HEADINGS,
  LAST_DAY,
  SETTINGS,
  NO_DAY,
  Sentence,
  TABLES,
  TEMPLATES,
  changeRows,
  columnLetters,
  columnUnits,
  dataGrid,
  dayOfDate,
  differences,
  firstCall,
  headingRowBelow,
  isBlank,
  isPlain,
  isRange,
  isoText,
  layout,
  liveFormula,
  mapHeadings,
  openQuestions,
  readArguments,
  readChanges,
  readIsoDay,
  readNumberText,
  readSettings,
  readText,
  recognise,
  replay,
  run,
  shared,
  sheetDoor,
  tableDef,
  templateOf,
  trimmed,
  versionOf,
  zoneOf,
  zoneText,
};
