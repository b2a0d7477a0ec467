import { cutOf } from '../answers/ask';
import type { AnyMetric, Answer } from '../metrics/metric';
import type { Axis, Condition } from '../question/cut';
import { cutKey } from '../question/cut';
import { teamsOf } from '../question/goals';
import type { Question } from '../question/question';
import { EVERYONE, personChoice, teamChoice } from '../question/who';
import { fold } from '../tables/cell';
import { NONE } from '../tables/dictionary';
import { answerIn, figureRow, figuresBlock, lastBuckets, notesBlock, pick } from './blocks';
import { funnelRows, MONTHS_AHEAD, monthRows as aheadRows } from './health';
import type { DataCell, Template } from './plan';
import { running } from './review';

type Catalogue = readonly AnyMetric[];

const CHOICES = 98;
const PEOPLE = 15;
const STALLED_ROWS = 10;

/** The headline figures: each a number of the catalogue; what stands open is asked whatever the period. */
const FIGURES: readonly (readonly [label: string, metric: string, isOpen?: true])[] = [
  ['Sales', 'SALES'],
  ['Deals won', 'DEALSWON'],
  ['Win rate', 'WINRATE'],
  ['Deal size', 'DEALSIZE'],
  ['Days to win', 'SALESCYCLE'],
  ['Open pipeline', 'PIPELINE', true],
  ['Weighted pipeline', 'WEIGHTEDPIPELINE', true],
];
const STALLED = 'Stalled deals';

/** Those that someone is set beside: a person's team (all, where teams are not known), the teams, or everyone. */
interface Circle {
  readonly axis: Axis;
  readonly where: readonly Condition[];
  /** The name that is looked at, '' for everyone. */
  readonly name: string;
  readonly text: string;
}

const isOf = (field: string) => (each: Condition) => each.field === field && each.op === '=';

function circleOf({ where, book }: Question): Circle {
  const [person, team] = ['owner', 'team'].map((field) => where.find(isOf(field)));
  const rest = where.filter((each) => each !== person && each !== team);
  if (person) {
    const name = String(person.values[0]);
    const own = teamsOf(book)(name);
    const within: Condition[] = own === '' ? [] : [{ field: 'team', op: '=', values: [own] }];
    const text = own === '' ? 'people' : `people of ${own}`;
    return { axis: { field: 'owner' }, where: [...rest, ...within], name, text };
  }
  if (team) return { axis: { field: 'team' }, where: rest, name: String(team.values[0]), text: 'teams' };
  return { axis: { field: 'owner' }, where: rest, name: '', text: 'people' };
}

const headOf = (answer: Answer): number => answer.columns.findIndex(({ role }) => role === 'headline');

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
    const name = 'field' in axis && axis.field === 'team' ? teamOf(String(owner ?? '')) : String(owner ?? '');
    counts.set(name || NONE, (counts.get(name || NONE) ?? 0) + 1);
  }
  return counts;
}

/** The figures of everyone in the circle, the largest sales first: name, attainment of the sales goal, then each figure. */
function peers(question: Question, catalogue: Catalogue): readonly (readonly DataCell[])[] {
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
        if (!isInside(name) && fold(teamOf(name)) !== fold(String(own.values[0]))) names.delete(name);
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
function median(cells: readonly DataCell[]): number | null {
  const numbers = cells.filter((cell): cell is number => typeof cell === 'number').sort((a, b) => a - b);
  const half = Math.floor(numbers.length / 2);
  if (numbers.length < 2) return null;
  return numbers.length % 2 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
}

/** Whether the deals or Owners know the name that is looked at. */
function isKnown(question: Question): boolean {
  const { name, axis } = circleOf(question);
  const known = 'field' in axis ? question.book.names(axis.field).names() : [];
  return name === '' || known.some((each) => fold(each) === fold(name));
}

/** The choices of the drop-down; beside the first whom the medians are of. */
function choices(question: Question, catalogue: Catalogue): DataCell[][] {
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

function figures(question: Question, catalogue: Catalogue): DataCell[][] {
  if (!isKnown(question)) return [];
  const all = peers(question, catalogue);
  const rows = FIGURES.map(([label, metric, isOpen], i): DataCell[] => {
    const row = figureRow(metric, label, question, catalogue, isOpen && { period: null, versus: null });
    const goal = isOpen ? null : answerIn(metric, question, catalogue, { period: running(question), versus: 'goal' });
    const [aim, reached] = ['Goal', 'Attainment'].map((heading) => {
      const at = goal?.columns.findIndex((column) => column.heading === heading) ?? -1;
      return at < 0 ? null : (goal?.whole[at] ?? null);
    });
    return [...row, aim, reached, median(all.map((each) => each[i + 2]))];
  });
  const listed = answerIn('STALLED', question, catalogue, { period: null });
  const stalled = listed ? pick(listed, ['Days']).filter(([days]) => typeof days === 'number').length : null;
  const usual = median(all.map((each) => each[FIGURES.length + 2]));
  return [...rows, [STALLED, stalled, null, null, null, null, usual]];
}

/** The last twelve months beside their goals and the year before. */
function monthRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const period = lastBuckets(question, 'month', 12);
  const by: readonly Axis[] = [{ grain: 'month' }];
  const goals = new Map(
    pick(answerIn('SALES', question, catalogue, { period, by, versus: 'goal' }), ['Period', 'Goal']).map(
      ([month, goal]) => [month, goal],
    ),
  );
  const sales = answerIn('SALES', question, catalogue, { period, by, versus: 'lastYear' });
  return pick(sales, ['Period', 'Sales', 'Before']).map(([month, now, before]) => [
    month,
    now,
    goals.get(month) ?? null,
    before,
  ]);
}

/** Eight quarters of the win rate, beside that of everyone. */
function rateRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const period = lastBuckets(question, 'quarter', 8);
  const by: readonly Axis[] = [{ grain: 'quarter' }];
  const rates = (where: readonly Condition[]): DataCell[][] =>
    pick(answerIn('WINRATE', { ...question, where }, catalogue, { period, by }), ['Period', 'Win rate']);
  const { where } = question;
  const all = new Map(
    rates(where.filter((each) => !isOf('owner')(each) && !isOf('team')(each))).map(([quarter, rate]) => [
      quarter,
      rate,
    ]),
  );
  return rates(where).map(([quarter, rate]) => [quarter, rate, all.get(quarter) ?? null]);
}

function peerRows(question: Question, catalogue: Catalogue): DataCell[][] {
  const { name } = circleOf(question);
  const sold = (row: readonly DataCell[]): number => (typeof row[2] === 'number' ? row[2] : -Infinity);
  return peers(question, catalogue)
    .slice()
    .sort((a, b) => sold(b) - sold(a) || (String(a[0]) < String(b[0]) ? -1 : 1))
    .slice(0, PEOPLE)
    .map(([who, reached, sales, won, rate, size, days, open, , stalled]) => [
      fold(String(who)) === fold(name) ? `→ ${who}` : who,
      ...[sales, reached, won, rate, size, days, open, stalled],
    ]);
}

/** The scorecard of a person, a team or everyone, as the drop-down of its tab says. */
export const SCORECARD_OF: Template = {
  title: 'Rep scorecard',
  brief:
    'One person, one team or everyone, chosen on the tab: figures against goal and beside peers, the trend, the pipeline, what is stuck.',
  reads: ['DEALS', 'STAGES', 'GOALS', 'OWNERS'],
  isAboutSomeone: true,
  blocks: [
    {
      key: 'who',
      title: 'Whom it can be about',
      columns: [
        ['Choice', 'text'],
        ['Beside', 'text'],
      ],
      room: CHOICES,
      rows: choices,
    },
    {
      ...figuresBlock(
        {
          Sales: 'money',
          'Deals won': 'count',
          'Win rate': 'share',
          'Deal size': 'money',
          'Days to win': 'days',
          'Open pipeline': 'money',
          'Weighted pipeline': 'money',
          [STALLED]: 'count',
        },
        figures,
      ),
      columns: [
        ['Figure', 'text'],
        ['Now', 'factor'],
        ['Before', 'factor'],
        ['Change', 'share'],
        ['Goal to date', 'factor'],
        ['Of the goal', 'share'],
        ['Median of peers', 'factor'],
      ],
    },
    {
      key: 'months',
      title: 'Sales by month',
      columns: [
        ['Month', 'text'],
        ['Sales', 'money'],
        ['Goal', 'money'],
        ['Year before', 'money'],
      ],
      room: 12,
      rows: monthRows,
    },
    {
      key: 'rates',
      title: 'Win rate by quarter',
      columns: [
        ['Quarter', 'text'],
        ['Win rate', 'share'],
        ['Everyone', 'share'],
      ],
      room: 8,
      rows: rateRows,
    },
    {
      key: 'ahead',
      title: 'Open pipeline by expected month',
      columns: [
        ['Month', 'text'],
        ['Open', 'money'],
        ['By its chances', 'money'],
        ['Goal', 'money'],
        ['Won so far', 'money'],
      ],
      room: MONTHS_AHEAD,
      rows: (question, catalogue) =>
        aheadRows(question, catalogue).map(([month, open, goal, chances, won]) => [month, open, chances, goal, won]),
    },
    {
      key: 'funnel',
      title: 'Through the stages',
      columns: [
        ['Stage', 'text'],
        ['Aside', 'count'],
        ['Reached', 'count'],
        ['Went on', 'share'],
        ['Open', 'count'],
      ],
      room: 8,
      hidden: [1],
      rows: funnelRows,
    },
    {
      key: 'peers',
      title: 'Side by side',
      columns: [
        ['Name', 'text'],
        ['Sales', 'money'],
        ['Of the goal', 'share'],
        ['Deals won', 'count'],
        ['Win rate', 'share'],
        ['Deal size', 'money'],
        ['Days to win', 'days'],
        ['Open pipeline', 'money'],
        [STALLED, 'count'],
      ],
      room: PEOPLE,
      heat: { 2: 'low' },
      rows: peerRows,
    },
    {
      key: 'stalled',
      title: 'Stalled deals, the largest amount × excess first',
      columns: [
        ['Customer', 'text'],
        ['Deal id', 'text'],
        ['Owner', 'text'],
        ['Amount', 'money'],
        ['Stage', 'text'],
        ['Days', 'count'],
        ['Usual at most', 'count'],
        ['Excess', 'count'],
        ['Row', 'count'],
      ],
      room: STALLED_ROWS,
      heat: { 7: 'high' },
      link: 8,
      rows: (question, catalogue) =>
        pick(answerIn('STALLED', question, catalogue, { period: null }), [
          ...['Customer', 'Deal id', 'Owner', 'Amount', 'Stage', 'Days', 'Usual at most', 'Excess', 'Row'],
        ]).slice(0, STALLED_ROWS),
    },
    notesBlock,
  ],
  charts: [
    {
      key: 'months',
      kind: 'combo',
      title: 'Sales by month, the goal, and the year before',
      block: 'months',
      columns: [0, 1, 2, 3],
      unit: 'money',
    },
    {
      key: 'rates',
      kind: 'line',
      title: 'Win rate by quarter, beside everyone’s',
      block: 'rates',
      columns: [0, 1, 2],
      unit: 'share',
    },
    {
      key: 'ahead',
      kind: 'combo',
      title: 'Open pipeline by expected month, and by its chances',
      block: 'ahead',
      columns: [0, 1, 2],
      unit: 'money',
    },
    { key: 'peers', kind: 'bar', title: 'Sales, side by side', block: 'peers', columns: [0, 1], unit: 'money' },
    {
      key: 'funnel',
      kind: 'funnel',
      title: 'Deals that reached each stage',
      block: 'funnel',
      columns: [0, 1, 2],
      unit: 'count',
    },
  ],
  tables: [['peers'], ['stalled'], ['months', 'ahead'], ['rates', 'funnel']],
  definitions: ['SALES', 'DEALSWON', 'WINRATE', 'DEALSIZE', 'SALESCYCLE', 'PIPELINE', 'WEIGHTEDPIPELINE', 'STALLED'],
};
