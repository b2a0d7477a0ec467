import { cutOf } from '../answers/ask';
import type { AnyMetric, Answer } from '../metrics/metric';
import type { Axis, Condition } from '../question/cut';
import { cutKey } from '../question/cut';
import { teamsOf } from '../question/columns';
import type { Question } from '../question/question';
import { EVERYONE, personChoice, teamChoice } from '../question/who';
import { fold } from '../tables/cell';
import { NONE } from '../tables/dictionary';
import { answerIn, pick } from './blocks';
import { running } from './figures';
import type { DataCell } from './plan';
import { headOf } from '../metrics/metric';

type Catalogue = readonly AnyMetric[];

/** Most lines of the drop-down. */
export const CHOICES = 98;

/** The headline figures: each a number of the catalogue; what stands open is asked whatever the period. */
export const FIGURES: readonly (readonly [label: string, metric: string, isOpen?: true])[] = [
  ['Sales', 'SALES'],
  ['Deals won', 'DEALSWON'],
  ['Win rate', 'WINRATE'],
  ['Deal size', 'DEALSIZE'],
  ['Days to win', 'SALESCYCLE'],
  ['Open pipeline', 'PIPELINE', true],
  ['Weighted pipeline', 'WEIGHTEDPIPELINE', true],
];
/** Those that someone is set beside: a person's team (all, where teams are not known), the teams, or everyone. */
interface Circle {
  readonly axis: Axis;
  readonly where: readonly Condition[];
  /** The name that is looked at, '' for everyone. */
  readonly name: string;
  readonly text: string;
}

/** Tells a condition that a field is one value. */
export const isOf = (field: string) => (each: Condition) => each.field === field && each.op === '=';

/** Whom the conditions look at, and whom that one is set beside. */
export function circleOf({ where, book, asOf }: Question): Circle {
  const [person, team] = ['owner', 'team'].map((field) => where.find(isOf(field)));
  const rest = where.filter((each) => each !== person && each !== team);
  if (person) {
    const name = String(person.values[0]);
    const own = teamsOf(book)(name, asOf);
    const within: Condition[] = own === '' ? [] : [{ field: 'team', op: '=', values: [own] }];
    const text = own === '' ? 'people' : `people of ${own}`;
    return { axis: { field: 'owner' }, where: [...rest, ...within], name, text };
  }
  if (team) return { axis: { field: 'team' }, where: rest, name: String(team.values[0]), text: 'teams' };
  return { axis: { field: 'owner' }, where: rest, name: '', text: 'people' };
}

/** A column of an answer by its only group. */
function byName(answer: Answer | null, at: number): Map<string, DataCell> {
  return new Map((answer?.rows ?? []).map((row) => [String(row[0]), row[at] ?? null]));
}

/** Stalled deals of each owner, or of each team. */
function stalledBy(question: Question, catalogue: Catalogue, axis: Axis): Map<string, number> {
  const teamOf = teamsOf(question.book);
  const counts = new Map<string, number>();
  for (const [owner, days] of pick(answerIn('STALLED', question, catalogue, { period: null }), ['Owner', 'Days'])) {
    if (typeof days !== 'number') continue;
    const name =
      'field' in axis && axis.field === 'team' ? teamOf(String(owner ?? ''), question.asOf) : String(owner ?? '');
    counts.set(name || NONE, (counts.get(name || NONE) ?? 0) + 1);
  }
  return counts;
}

/** The figures of everyone in the circle, the largest sales first: name, attainment of the sales goal, then each figure. */
export function peers(question: Question, catalogue: Catalogue): readonly (readonly DataCell[])[] {
  const circle = circleOf(question);
  const asked = { ...question, where: circle.where };
  const make = (): readonly (readonly DataCell[])[] => {
    const by = [circle.axis];
    const columns = FIGURES.map(([, metric, isOpen]) => {
      const answer = answerIn(metric, asked, catalogue, { by, ...(isOpen && { period: null }) });
      return answer ? byName(answer, headOf(answer)) : new Map<string, DataCell>();
    });
    const everyone = { ...asked, where: circle.where.filter((each) => !isOf('team')(each)) };
    const goals = answerIn('SALES', everyone, catalogue, { by, period: running(asked), versus: 'goal' });
    const reached = byName(goals, goals?.columns.findIndex(({ heading }) => heading === 'Attainment') ?? -1);
    const stalled = stalledBy(asked, catalogue, circle.axis);
    const names = new Set<string>();
    for (const column of [...columns, reached, stalled]) column.forEach((_, name) => names.add(name));
    names.delete(NONE);
    // goals are set for people of other teams too
    const isInside = (name: string): boolean =>
      [...columns, stalled].some((column) => typeof column.get(name) === 'number');
    const own = circle.where.find(isOf('team'));
    const teamOf = teamsOf(question.book);
    if (own && 'field' in circle.axis && circle.axis.field === 'owner')
      names.forEach((name) => {
        if (!isInside(name) && fold(teamOf(name, question.asOf)) !== fold(String(own.values[0]))) names.delete(name);
      });
    return Array.from(names, (name) => [
      name,
      reached.get(name) ?? null,
      ...columns.map((column) => column.get(name) ?? null),
      columns[5].has(name) || stalled.has(name) ? (stalled.get(name) ?? 0) : null,
    ]);
  };
  const deals = question.book.get('deals');
  const key = `scorecard ${JSON.stringify(circle.axis)} ${cutKey(cutOf(asked))}`;
  return deals ? deals.keep(key, make) : make();
}

/** The middle of some numbers; null where there are fewer than two to stand between. */
export function median(cells: readonly DataCell[]): number | null {
  const numbers = cells.filter((cell): cell is number => typeof cell === 'number').sort((a, b) => a - b);
  const half = Math.floor(numbers.length / 2);
  if (numbers.length < 2) return null;
  return numbers.length % 2 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
}

/** Whether the deals or Owners know the name that is looked at. */
export function isKnown(question: Question): boolean {
  const { name, axis } = circleOf(question);
  const known = 'field' in axis ? question.book.names(axis.field).names() : [];
  return name === '' || known.some((each) => fold(each) === fold(name));
}

/** The choices of the drop-down; beside the first whom the medians are of. */
export function choices(question: Question, catalogue: Catalogue): DataCell[][] {
  const everyone = { ...question, where: circleOf(question).where.filter((each) => !isOf('team')(each)), period: null };
  const names = (field: 'team' | 'owner'): string[] =>
    ['DEALSWON', 'PIPELINE']
      .flatMap((metric) => pick(answerIn(metric, everyone, catalogue, { by: [{ field }] }), TITLES[field]))
      .map(([name]) => String(name))
      .filter((name, i, all) => name !== NONE && all.indexOf(name) === i)
      .sort((a, b) => (fold(a) < fold(b) ? -1 : 1));
  const { text, name } = circleOf(question);
  const count = peers(question, catalogue).length;
  const beside = !isKnown(question)
    ? `No deal names ${name}. Choose another.`
    : count < 2
      ? 'There is nobody to set beside.'
      : `Set beside the median of ${count} ${text}.`;
  const list = [EVERYONE, ...names('team').map(teamChoice), ...names('owner').map(personChoice)].slice(0, CHOICES);
  return list.map((choice, i) => [choice, i === 0 ? beside : null]);
}
const TITLES = { team: ['Team'], owner: ['Owner'] } as const;
