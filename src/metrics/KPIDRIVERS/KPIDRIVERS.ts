import type { Period } from '../../calendar/period';
import { comparedPeriod, FIRST_DAY, readPeriod, shiftPeriod } from '../../calendar/period';
import type { Moved } from '../../models/bridge/drivers';
import { driversOf, levelsOf, namesOf, ownLevels, toCents } from '../../models/bridge/drivers';
import { trendOf } from '../../models/bridge/kendall';
import type { Own } from '../../models/bridge/own';
import { ownOf } from '../../models/bridge/own';
import type { Happened, Recipe } from '../../models/bridge/recipes';
import { RECIPES } from '../../models/bridge/recipes';
import { waterfall } from '../../models/bridge/waterfall';
import { axisText, timeIn } from '../../question/cut';
import { goalsOf } from '../../question/goals';
import { Sentence } from '../../tables/cell';
import type { Unit } from '../../facts/unit';
import type { Answer, AnswerColumn, Ask, Value } from '../metric';
import { aimOf } from '../goals';
import { metricNames, tableMetric, titleOf } from '../metric';
import type { Gathered } from './happened';
import { gather } from './happened';

const UNITS: Readonly<Record<keyof typeof RECIPES, Unit>> = {
  SALES: 'money',
  DEALSWON: 'count',
  CAC: 'money',
  SALESVELOCITY: 'money',
  WINRATE: 'share',
  SALESCYCLE: 'days',
  DEALSIZE: 'money',
};
/** How fine the steps of each unit are told: cents, hundredths of a day, ten-thousandths of a point. */
const STEPS: Readonly<Partial<Record<Unit, number>>> = { share: 1e6 };
/** How many earlier periods of the same length a trend looks at, this one included. */
const TREND = 8;
const USUAL_PERIOD = 'last 12 months';

export const KPIDRIVERS = tableMetric({
  name: 'KPIDRIVERS',
  question: 'Why did the number change?',
  brief:
    'A bridge from an earlier period to this one that adds up to the cent: opportunities, timing, win rate, deal size, and by a field the mix; each with a 90 % interval, its trend, and the slices that moved it most.',
  better: 'neither',
  level: 'new',
  needs: { deals: ['created', 'close'] },
  example: '"Sales";"this quarter";"vs previous"',
  options: {},
  compares: 'goals too',
  wants: ['goals'],
  names: metricNames,
  answer(ask) {
    const { question, cut } = ask;
    const { catalogue } = ask;
    const name = question.names[0] ?? 'SALES';
    if (question.names.length > 1) throw new Sentence('KPIDRIVERS explains one number at a time. Name one of them');
    if (!isExplained(name)) {
      const known = Object.keys(RECIPES).map((each) =>
        titleOf(catalogue.find((def) => def.name === each) ?? KPIDRIVERS),
      );
      throw new Sentence(
        `KPIDRIVERS takes ${known.join(', ')} apart, and not ${name}. This works: =KPIDRIVERS("${known[0]}";DEALS;"this quarter";"vs last year")`,
      );
    }
    checkAsked(ask, name);
    const recipe: Recipe = RECIPES[name];
    const period = cut.period ?? readPeriod(USUAL_PERIOD, cut.asOf, question.settings.fiscal);
    if (!period) throw new Error(USUAL_PERIOD);
    const { before, gathered, way } = compared(ask, name, period, recipe);
    const [one, two] = gathered.periods;
    const own = ownOf(name, one, two);
    const bridge = driversOf(recipe, one, two, own);
    const title = titleOf(catalogue.find((def) => def.name === name) ?? KPIDRIVERS);
    if (!bridge)
      throw new Sentence(
        `KPIDRIVERS: ${title} cannot be told in ${before.label} or ${period.label}${gathered.labels.length > 1 ? `, or on the way between them by ${cut.by.map(axisText).join(', ')}` : ''}: there is nothing to divide by. Ask for longer periods`,
      );
    const refunds = name === 'SALES' ? [one.refunds, two.refunds] : [0, 0];
    const drivers: Moved[] = [...bridge.drivers];
    if (refunds.some((x) => x !== 0)) drivers.push(refundsMoved(refunds[0], refunds[1]));
    const start = bridge.before + refunds[0];
    const goal = question.words.versus === 'goal' ? goalOf(ask, name, period) : null;
    if (goal !== null) drivers.unshift(stretched(goal, start, way));
    const { ends, effects } = toCents(
      goal ?? start,
      bridge.after + refunds[1],
      drivers.map(({ effect }) => effect),
      STEPS[UNITS[name]],
    );
    const trends = trendsOf(ask, name, period, recipe, own);
    const unit = UNITS[name];
    const steps = waterfall(ends[0], effects, STEPS[unit]);
    const nothing = 1e-9 * (Math.abs(ends[0]) + Math.abs(ends[1]));
    const rows = steps.map(({ running, ...drawn }, i): Value[] => {
      const columns = [running, drawn.hidden, drawn.total, drawn.up, drawn.upBelow, drawn.down, drawn.downBelow];
      if (i === 0 || i === steps.length - 1) {
        const label =
          i > 0 ? `${title} ${period.label}` : goal === null ? `${title} ${before.label}` : `Goal ${period.label}`;
        return [label, null, null, null, null, null, null, null, null, ...columns];
      }
      const driver = drivers[i - 1];
      const isNoise = driver.low <= nothing && driver.high >= -nothing;
      return [
        driver.name,
        effects[i - 1],
        Number.isNaN(driver.low) ? null : driver.low,
        Number.isNaN(driver.high) ? null : driver.high,
        Number.isNaN(driver.low) ? null : isNoise ? 'within noise' : driver.effect > 0 ? 'raised it' : 'lowered it',
        driver.before,
        driver.after,
        trends.get(driver.name) ?? null,
        movedMost(driver.slices, gathered.labels, unit),
        ...columns,
      ];
    });
    return answerOf(rows, unit);
  },
});

const isExplained = (name: string): name is keyof typeof RECIPES => Object.prototype.hasOwnProperty.call(RECIPES, name);

function checkAsked({ cut, question }: Ask, name: string): void {
  const { by } = cut;
  const example = `=KPIDRIVERS("Sales";DEALS;"this quarter";"source")`;
  if (timeIn(by) >= 0)
    throw new Sentence(
      `KPIDRIVERS sets one period beside another, and cannot be grouped by ${by.map(axisText).join(', ')}. Give the period, and a field for the mix: ${example}`,
    );
  if (name === 'SALESVELOCITY' && by.length > 0)
    throw new Sentence(
      'KPIDRIVERS: sales velocity is open deals × win rate × deal size ÷ days to win, and these do not add up by field. This works: =KPIDRIVERS("SALESVELOCITY";DEALS;"this quarter")',
    );
  if (name !== 'CAC') return;
  const spend = question.book.get('spend');
  if (!spend)
    throw new Sentence('KPIDRIVERS: CAC needs the Spend table too: =KPIDRIVERS("CAC";DEALS;SPEND;"this quarter")');
  const lacking = by.find((axis) => 'field' in axis && !spend.has(axis.field));
  if (lacking)
    throw new Sentence(
      `KPIDRIVERS: Spend has no ${axisText(lacking)} column, so CAC cannot be cut by it. This works: =KPIDRIVERS("CAC";DEALS;SPEND;"this quarter")`,
    );
}

/** What is compared: the same time last year where nothing else is asked and the data reach back, else the period before. */
function compared(
  ask: Ask,
  name: string,
  period: Period,
  recipe: Recipe,
): { before: Period; gathered: Gathered; way: 'lastYear' | 'previous' } {
  const { versus } = ask.question.words;
  const { asOf } = ask.cut;
  const ways = versus && versus !== 'goal' ? [versus] : (['lastYear', 'previous'] as const);
  for (const way of ways) {
    const before = comparedPeriod(period, way, asOf, ask.question.settings.fiscal);
    if (!before) break;
    const gathered = gather(ask, name, [before, period]);
    const isTold = (happened: Happened): boolean => [...recipe.base(happened), ...happened.closed].some((x) => x > 0);
    if (!isTold(gathered.periods[1]))
      throw new Sentence(
        `KPIDRIVERS: no deal was opened or closed in ${period.label}. Ask for a period in the data, such as "last year"`,
      );
    if (isTold(gathered.periods[0])) return { before, gathered, way };
    // a period without deals inside the data is a bridge from 0; before the data there is none
    const sofar = { from: FIRST_DAY, to: before.to, label: before.label, grain: null };
    if (ways.length === 1 && gather(ask, name, [sofar], []).periods.some(isTold)) return { before, gathered, way };
    if (ways.length === 1)
      throw new Sentence(
        `KPIDRIVERS: no deal was opened or closed in ${before.label}, so ${period.label} has nothing to be compared to. Try "${way === 'lastYear' ? 'vs previous' : 'vs last year'}"`,
      );
  }
  throw new Sentence(
    `KPIDRIVERS: there is nothing before ${period.label} to compare it to. Give a later period, such as "this quarter"`,
  );
}

/** Which way each driver goes over the last periods of the same length. */
function trendsOf(ask: Ask, name: string, period: Period, recipe: Recipe, own: Own | null): Map<string, string> {
  const { fiscal } = ask.question.settings;
  const { asOf } = ask.cut;
  const periods: Period[] = [period];
  let whole: Period | null = period;
  while (periods.length < TREND && (whole = shiftPeriod(whole, 'previous', fiscal))) {
    const elapsed = period.to - asOf;
    periods.unshift(elapsed > 0 && asOf >= period.from ? cutTo(whole, asOf - period.from) : whole);
  }
  const told = gather(ask, name, periods, []).periods.filter((each) => recipe.base(each).some((x) => x > 0));
  const trends = new Map<string, string>();
  const names = own ? ['', own.mix, ...own.names] : namesOf(recipe);
  const levels = told.map((each) => (own ? ownLevels(recipe, own.of(each)) : levelsOf(recipe, each)));
  names.forEach((name, driver) => {
    const series = levels.map((level) => level[driver]);
    const trend = series.every((x) => x !== null) ? trendOf(series as number[]) : null;
    if (trend) trends.set(name, trend);
  });
  return trends;
}

const cutTo = (period: Period, days: number): Period =>
  period.from + days < period.to ? { ...period, to: period.from + days } : period;

/** What is to be reached by now; a goal that no row sets is a sentence. */
function goalOf({ question, cut, catalogue }: Ask, name: string, period: Period): number {
  const def = catalogue.find((each) => each.name === name);
  const formula = `=KPIDRIVERS("${name}";DEALS;GOALS;"this quarter";"vs goal")`;
  if (!question.book.get('goals'))
    throw new Sentence(`KPIDRIVERS: "vs goal" reads a Goals table (Metric, Owner, Period, Target): ${formula}`);
  const aim = def && aimOf(goalsOf(question), def, catalogue, cut.where, period, cut.asOf);
  if (!aim || aim.toDate === null)
    throw new Sentence(
      `KPIDRIVERS: the Goals table sets no goal for ${def ? titleOf(def) : name} in ${period.label}. Add one, or compare with "vs last year": ${formula}`,
    );
  return aim.toDate;
}

/** How far a goal lies from where one stood: no driver of what happened, but where the bridge begins. */
const stretched = (goal: number, start: number, way: 'lastYear' | 'previous'): Moved => ({
  name: `Goal above ${way === 'lastYear' ? 'last year' : 'the period before'}`,
  effect: start - goal,
  slices: [],
  low: NaN,
  high: NaN,
  before: goal,
  after: start,
});

/** What was taken back adds by itself; nothing says how much of it is chance. */
const refundsMoved = (before: number, after: number): Moved => ({
  name: 'Refunds',
  effect: after - before,
  slices: [],
  low: NaN,
  high: NaN,
  before,
  after,
});

/** The three slices with the largest share in a driver, as `Webinar +1,200; Ads −300`. */
function movedMost(slices: readonly number[], labels: readonly string[], unit: Unit): string | null {
  if (labels.length < 2 || slices.length === 0) return null;
  const size = Math.max(...slices.map(Math.abs));
  const order = slices.map((_, g) => g).sort((a, b) => Math.abs(slices[b]) - Math.abs(slices[a]) || a - b);
  const told = order.slice(0, 3).filter((g) => Math.abs(slices[g]) > size * 1e-6 && Math.abs(slices[g]) > 1e-9);
  return told.map((g) => `${labels[g]} ${signed(slices[g], unit)}`).join('; ') || null;
}

/** A change with its sign: money with thousands, shares in points. */
function signed(change: number, unit: Unit): string {
  const size = Math.abs(unit === 'share' ? change * 100 : change);
  const digits = unit === 'money' && size >= 100 ? 0 : unit === 'money' ? 2 : 1;
  const [whole, part] = size.toFixed(digits).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part ? '.' + part : '');
  return `${change < 0 ? '−' : '+'}${text}${unit === 'share' ? ' points' : ''}`;
}

function answerOf(rows: readonly (readonly Value[])[], unit: Unit): Answer {
  const column = (heading: string, of: Unit, role: AnswerColumn['role'] = 'evidence'): AnswerColumn => ({
    heading,
    unit: of,
    role,
  });
  return {
    columns: [
      column('Step', 'text', 'group'),
      column('Change', unit),
      column('Low 90%', unit, 'low'),
      column('High 90%', unit, 'high'),
      column('Reading', 'text'),
      column('Before', 'factor'),
      column('After', 'factor'),
      column('Trend', 'text'),
      column('Moved most', 'text'),
      column('Running total', unit),
      column('Hidden', unit),
      column('Total', unit),
      column('Up', unit),
      column('Up below 0', unit),
      column('Down', unit),
      column('Down below 0', unit),
    ],
    rows,
    whole: [],
    refusal: null,
    leftOut: [],
    definition: KPIDRIVERS.brief,
  };
}
