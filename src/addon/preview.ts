import { teamsOf } from '../question/goals';
import { EVERYONE, personChoice, teamChoice } from '../question/who';
import { inGrain } from '../reports/grain';
import { namedTables, noDeals, reportQuestion } from './askedReport';
import type { Question } from '../question/question';
import type { ChartPlan, DataCell, Template } from '../reports/plan';
import { templateOf } from '../reports/templates';
import type { Values } from '../tables/cell';
import { Sentence } from '../tables/cell';
import { CATALOGUE } from './catalogue';
import { sheetDoor } from './door';
import type { PreviewChart, Replies, Request } from './protocol';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const POINTS = 12;
const NAMES = 60;

/** The tables that a report reads: named ranges, or before Set up what the tabs read as. */
function tablesIn(spreadsheet: Spreadsheet, template: Template): readonly Values[] {
  const named = namedTables(spreadsheet, template);
  return named.has('DEALS') ? Array.from(named.values()) : sheetDoor().tables();
}

const isNumber = (cell: DataCell): cell is number => typeof cell === 'number';

/** The first chart of a report that has something to show, as points. */
function chartOf(template: Template, question: Question): PreviewChart | null {
  for (const chart of template.charts) {
    const block = template.blocks.find(({ key }) => key === chart.block);
    if (!block || !DRAWN.includes(chart.kind)) continue;
    const [axis, first, second] = chart.columns;
    const rows = block.rows(question, CATALOGUE).slice(0, POINTS);
    if (rows.filter((row) => isNumber(row[first])).length < 2) continue;
    const numbers = (column: number): (number | null)[] =>
      rows.map((row) => (isNumber(row[column]) ? (row[column] as number) : null));
    const isTime = chart.kind === 'combo' || chart.kind === 'line';
    return {
      title: chart.title,
      unit: chart.unit,
      kind: chart.kind === 'bar' ? 'bar' : 'column',
      labels: rows.map((row) => String(row[axis] ?? '')),
      values: numbers(first),
      before: isTime && second !== undefined ? numbers(second) : null,
    };
  }
  return null;
}
/** Charts that a few bars can tell. */
const DRAWN: readonly ChartPlan['kind'][] = ['combo', 'column', 'line', 'bar', 'stacked'];

const namesOf = (question: Question, field: string): string[] =>
  question.book.get('deals')?.has(field) ? question.book.names(field).names().slice(0, NAMES).filter(Boolean) : [];

/**
 * What a report would show first, computed and written nowhere; and what it can be narrowed to.
 * @throws Sentence when the tables cannot answer
 */
export function preview(spreadsheet: Spreadsheet, request: Request<'dealsheetPreview'>): Replies['dealsheetPreview'] {
  const { report, who } = request;
  const found = templateOf(report);
  if (!found) throw new Sentence(`There is no report "${report}"`);
  const template = inGrain(found, request.grain ?? 'month');
  const tables = tablesIn(spreadsheet, template);
  const question = reportQuestion(tables, request, who && who !== EVERYONE ? who : '');
  if (!question.book.get('deals')) throw noDeals();
  const block = template.blocks.find(({ figures }) => figures !== undefined);
  const figures = (block?.rows(question, CATALOGUE) ?? [])
    .filter((row) => isNumber(row[1]))
    .map(([label, now, before, change]) => ({
      label: String(label),
      unit: block?.figures?.[String(label)] ?? ('factor' as const),
      now: now as number,
      before: isNumber(before) ? before : null,
      change: isNumber(change) ? change : null,
    }));
  const notes = template.blocks.find(({ key }) => key === 'notes')?.rows(question, CATALOGUE) ?? [];
  const teamOf = teamsOf(question.book);
  const own = namesOf(question, 'owner').map(teamOf);
  const teams = Array.from(new Set([...namesOf(question, 'team'), ...own])).filter(Boolean);
  return {
    message: String(notes[0]?.[0] ?? ''),
    figures,
    chart: chartOf(template, question),
    owners: namesOf(question, 'owner').map(personChoice),
    teams: teams.map(teamChoice),
    currencies: namesOf(question, 'currency').filter((code) => /^[A-Z]{3}$/.test(code)),
  };
}
