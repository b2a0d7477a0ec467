import { EVERYONE } from '../question/who';
import { inGrain } from '../reports/grain';
import { namedTables, noDeals, reportQuestion } from './askedReport';
import { noSales } from '../reports/blocks';
import type { Question } from '../question/question';
import type { ChartPlan, DataCell, Template } from '../reports/plan';
import { templateOf } from '../reports/templates';
import type { Values } from '../tables/cell';
import { Sentence } from '../tables/cell';
import { CATALOGUE } from './catalogue';
import type { PreviewChart, Replies, Request } from './protocol';
import { survey } from './survey';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const POINTS = 12;

/** The tables that a report reads: named ranges, or before Set up what the tabs read as. */
function tablesIn(spreadsheet: Spreadsheet, template: Template): readonly Values[] {
  const named = namedTables(spreadsheet, template);
  if (named.has('DEALS')) return Array.from(named.values());
  const found = new Map<string, Values>();
  for (const { mapping, values } of survey(spreadsheet).tabs)
    if (mapping && values && !found.has(mapping.def.name)) found.set(mapping.def.name, values);
  return Array.from(found.values());
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

/**
 * What a report would show first, computed and written nowhere.
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
  return {
    message: String(notes[0]?.[0] ?? ''),
    trouble: noSales(question, CATALOGUE),
    figures,
    chart: chartOf(template, question),
  };
}
