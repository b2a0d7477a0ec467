import type { Day } from '../calendar/day';
import type { Fiscal } from '../calendar/grain';
import type { Period } from '../calendar/period';
import type { AnyFact, Cell, Fact, FactDef } from '../facts/fact';
import type { Unit } from '../facts/unit';
import type { Axis, Cut } from '../question/cut';
import { axisTitle } from '../question/cut';
import type { DealStates } from '../models/pipeline/bridge';
import type { Question } from '../question/question';
import type { Settings } from '../question/settings';
import type { Clock } from '../question/rows';
import type { Change } from '../tables/changes';
import type { LoggedForecast } from '../tables/forecastLog';
import type { TableName } from '../tables/fields';
import type { Problem } from '../tables/problems/problem';
import type { Supposed } from '../tables/suppose';
import type { LeftOut } from '../tables/table';

/**
 * A fact as a metric asks for it: on another clock than its own, for the period before, or (`now`) as things stand on the
 * as-of day, neither cut by the period nor spread over time. An `optional` one holds nothing where its table was not passed,
 * or lacks a field that the conditions name.
 */
export interface Request<D> {
  readonly fact: D;
  readonly clock?: Clock;
  readonly before?: 'previous' | 'lastYear';
  readonly now?: true;
  readonly optional?: true;
}

/**
 * The answer of another metric that a metric asks for beside its facts: of the same cut, or (`now`) whatever the period.
 * An `optional` one says nothing where its tables were not passed or cannot answer.
 */
export interface AskedMetric {
  readonly metric: string;
  readonly options?: Readonly<Record<string, string | number | null>>;
  readonly now?: true;
  readonly optional?: true;
}
/** What another metric says of a group, by heading; nothing where it has no such group. */
export type Told = Readonly<Record<string, Value>>;

export type Requests = Readonly<Record<string, Request<AnyFact>>>;
export type Cells<F> = {
  readonly [K in keyof F]: F[K] extends Request<FactDef<infer A, infer M>> ? Cell<A, M> : never;
};

/**
 * Why there is no answer: an empty cell in a table, the sentence in a single cell (no full stop, starts lower-case).
 * `evidence` are the columns that can be told all the same; `held` is what a goal is held against, where there is none to
 * show: 0 of what did not happen.
 */
export class Refusal {
  constructor(
    readonly sentence: string,
    readonly evidence: Readonly<Record<string, Value>> = {},
    readonly held?: number,
  ) {}
}

/** A choice that a condition word makes (`basis = created`), with its default; numbers may carry a unit word. */
export type OptionSpec =
  | {
      readonly choice: readonly [string, ...string[]];
      /** The setting that says which choice is the usual one. */
      readonly setting?: 'winRateBasis';
    }
  | {
      readonly number: number | null;
      readonly unit: 'days' | 'months' | 'share' | 'count';
      readonly least: number;
      readonly most: number;
      /** Words that it takes besides a number, such as `auto`. */
      readonly words?: readonly string[];
    };
/** What a choice is where nothing gives it, and whether the Settings say so. */
export function usualChoice(
  name: string,
  spec: OptionSpec,
  settings: Settings,
): { readonly value: string | number | null; readonly isSet: boolean } {
  const set = 'choice' in spec ? spec.setting && settings[spec.setting] : name === 'margin' ? settings.margin : null;
  return { value: set ?? ('choice' in spec ? spec.choice[0] : spec.number), isSet: set !== undefined && set !== null };
}
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;
export type Options<O extends OptionSpecs> = {
  readonly [K in keyof O]: O[K] extends { choice: readonly (infer T)[] }
    ? T
    : | (O[K] extends { number: number } ? number : number | null)
      | (O[K] extends { words: readonly (infer W)[] } ? W : never);
};

/** Which group a row is of: its time (empty without one), and whether it is named `(none)` in some field. */
export interface GroupOf {
  readonly time: string;
  readonly isNone: boolean;
}
/** One row by column: numbers, and text in columns of text. */
export type Row<C> = { readonly [K in keyof C]: C[K] extends 'text' ? string | null : number | null };

interface Described {
  /** What a seller types. */
  readonly name: string;
  /** The question in a seller's words; first line of the help that Sheets shows. */
  readonly question: string;
  /** One sentence: what the number is. */
  readonly brief: string;
  /** How it is computed, in the words of its columns. */
  readonly formula?: string;
  readonly better: 'up' | 'down' | 'neither';
  readonly level: 'settled' | 'new';
  /** The columns it cannot do without, by table. `outcome` means a status, a stage or a won flag. */
  readonly needs: Readonly<Partial<Record<TableName, readonly string[]>>>;
  /** Tables it reads too when they are passed. */
  readonly wants?: readonly TableName[];
  /** Settings that it gets with its options, though no condition word gives them. */
  readonly settings?: readonly 'churn'[];
  /** What follows the tables in the example formula. */
  readonly example: string;
  /**
   * What it is grouped by when nothing else is asked, for questions whose answer is a list (`What sells?`): a field, or what
   * the period asked makes of it.
   */
  readonly usualBy?: string | ((period: Period | null, fiscal: Fiscal) => Axis);
}

/**
 * Which rows a number counted, for the word `rows`: deals won (`won`; only those `with an amount`; with what was taken
 * back `won and refunds`), lost, closed or created; open (or only those `with age and amount`); won deals of known
 * customers, or the first of each; deals from created to closed (`cycles of …`) or to the as-of day (`lives`); stays in
 * stages, and stages reached; rows of spend.
 */
export type Counted =
  | 'won'
  | 'won with an amount'
  | 'won and refunds'
  | 'lost'
  | 'closed'
  | 'created'
  | 'open'
  | 'open with age and amount'
  | 'purchases'
  | 'first purchases'
  | `cycles of ${'won' | 'lost' | 'closed'}`
  | 'lives'
  | 'spells'
  | 'reaches'
  | 'spend';

/** A metric computed group by group from facts alone. */
export interface Metric<
  F extends Requests,
  C extends Readonly<Record<string, Unit>>,
  O extends OptionSpecs,
> extends Described {
  readonly options: O;
  /** All columns it answers with; the headline is shown first, the others are its evidence. */
  readonly columns: C;
  readonly headline: (keyof C & string) | ((options: Options<O>) => keyof C & string);
  /** Groups run from the largest of this column. */
  readonly order: keyof C & string;
  /** The columns that answer under these options and with these tables passed; all of them without it. */
  shown?(options: Options<O>, isPassed: (table: TableName) => boolean): readonly (keyof C & string)[];
  /**
   * The counts that the number stands on: with fewer than 2 cases in all there is none, with fewer than 5 the row of a
   * group shows its counts and interval only.
   */
  readonly standsOn?: readonly (keyof C & string)[];
  /** True when an answer fits models, so that a search over many answers tries fewer. */
  readonly dear?: true;
  /** True when the parts of a period, and the groups of a whole, add up: then so do their goals. */
  readonly sums?: true;
  /** Columns beside the headline that set one table against another: a group that is named `(none)` has none of them. */
  readonly across?: readonly (keyof C & string)[];
  /** The period when none is asked and time is no group, such as `trailing 12 months`. */
  readonly usualPeriod?: string;
  readonly counted: Counted | ((options: Options<O>) => Counted);
  /** Fields or choices (`basis = chances`) by which it answers with a table of another kind; same name and options. */
  readonly instead?: Readonly<Record<string, TableMetric<O>>>;
  facts(options: Options<O>): F;
  /** Other metrics whose answers `group` is told, under names of its own. */
  asks?(options: Options<O>): Readonly<Record<string, AskedMetric>>;
  group(cells: Cells<F>, whole: Cells<F>, options: Options<O>, told: Readonly<Record<string, Told>>): Row<C> | Refusal;
  /** Completes what can only be told of all groups at once, such as shrinkage; same rows, same order, `groups` saying of which. */
  together?(
    rows: readonly Partial<Row<C>>[],
    options: Options<O>,
    groups: readonly GroupOf[],
  ): readonly Partial<Row<C>>[];
}

/** One column of an answer. */
export interface AnswerColumn {
  readonly heading: string;
  readonly unit: Unit;
  readonly role: 'group' | 'headline' | 'before' | 'change' | 'evidence' | 'low' | 'high';
}
export type Value = string | number | null;

/** What every metric answers with, whatever shows it. */
export interface Answer {
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly (readonly Value[])[];
  /** The same columns for the whole, without the group columns; asked, never added up. */
  readonly whole: readonly Value[];
  /** Why the whole has no headline, if it has none. */
  readonly refusal: string | null;
  /** What a goal for the whole is held against all the same. */
  readonly held?: number;
  readonly leftOut: readonly LeftOut[];
  readonly definition: string;
  /** Cells as they stand: empty ones truly empty, and no column for what was left out. */
  readonly bare?: true;
}

/** An open deal by name, for metrics that list deals. */
export interface OpenDeal {
  /** Table row, heading row = 1. */
  readonly row: number;
  readonly amount: number | null;
  /** The stage and the day it was entered, where a Stages table or stage columns tell; else null. */
  readonly stage: string | null;
  /** The pipeline by its label in groups; `(none)` without one. */
  readonly pipeline: string;
  readonly entered: Day | null;
  readonly created: Day | null;
  /** The text of a field, such as `customer`; null where there is none. */
  text(field: string): string | null;
}

/** A problem with how many of its lines are deals won and lost on the as-of day; null where they are no deals. */
export interface FoundProblem extends Problem {
  readonly closed: { readonly won: number; readonly lost: number } | null;
}

/** A row of a table by its number in it (heading row = 1), with its deal id ('' where there is none) and its amount. */
export interface NamedRow {
  readonly row: number;
  readonly id: string;
  readonly amount: number | null;
}

/** What a metric that answers with a table of its own may ask for. Still no rows, no Sheets, no Date. */
export interface Ask {
  readonly question: Question;
  readonly cut: Cut;
  fact<A extends string, M extends string>(def: FactDef<A, M>, change?: Partial<Cut>, clock?: Clock): Fact<A, M>;
  /** The answer of another metric; `also` are groups that have a row even if nothing is in them. */
  metric(
    name: string,
    change?: Partial<Cut>,
    options?: ReadonlyMap<string, string | number>,
    also?: readonly (readonly string[])[],
  ): Answer;
  /** The rows that a number counted, of deals or of the table that it counts. @throws Sentence as the number itself does */
  counted(
    name: string,
    change?: Partial<Cut>,
    options?: ReadonlyMap<string, string | number>,
  ): { readonly table: string; readonly rows: readonly NamedRow[] };
  /** Every deal there is, with how it stands on the as-of day: open, won, lost, or why it is not there. */
  everyDeal(): readonly (NamedRow & { readonly stands: string })[];
  /** The open deals of the cut, each with the stage it is in. */
  openDeals(): readonly OpenDeal[];
  /**
   * Every deal as it stood at the end of a day, in its group by the cut's fields (without its period and grains). Of deals
   * that were closed already in `before`, or with null of all closed ones, only the outcome is told.
   */
  dealsOn(day: Day, before: DealStates | null): DealStates;
  /** The first day that the rows of a table tell of, whatever the conditions; null without one. */
  firstDay(table: TableName, clock: Clock): Day | null;
  /** What the Changes table tells, by day. */
  changes(): readonly Change[];
  /** The sales forecasts that Refresh logged in the Changes table, by day. */
  forecasts(): readonly LoggedForecast[];
  /** Every problem of the rows that hold the conditions, whatever the period. */
  problems(): readonly FoundProblem[];
  /** The same question over the tables as they would be with a problem's rows left out, all won or all lost. */
  supposing(problem: Problem, as: Supposed): Ask;
  /** Every other function there is, for the catalogue. */
  readonly catalogue: readonly AnyMetric[];
}

/** How a text is read as names: of metrics in the catalogue, of reports; null when it names none. */
export type NameReader = (text: string, catalogue: readonly AnyMetric[]) => readonly string[] | null;

/** A metric that answers with a table of its own: listings, catalogues, several metrics together. */
export interface TableMetric<O extends OptionSpecs> extends Described {
  readonly options: O;
  /** Reads a text among its arguments as names of metrics or reports; null when it is none. */
  readonly names?: NameReader;
  /** True when it passes choices on to the metric that it is asked about. */
  readonly passesChoices?: true;
  /** True when it cannot be grouped, so that a name among its arguments is never a heading. */
  readonly isAlone?: true;
  /** True when its groups may be laid out as a grid of its headline (`month x owner`). */
  readonly grid?: true;
  /** Set when it takes `vs previous` and `vs last year` itself, or `vs goal` too or alone. */
  readonly compares?: true | 'goals too' | 'goals alone';
  answer(ask: Ask, options: Options<O>): Answer;
}

// any: the registry holds metrics of every shape
/* eslint-disable @typescript-eslint/no-explicit-any */
export type PlainMetric = Metric<any, any, any>;
export type AnyMetric = PlainMetric | TableMetric<any>;
/* eslint-enable @typescript-eslint/no-explicit-any */

/** True for a metric computed group by group, false for one that answers with a table of its own. */
export const isPlain = (metric: AnyMetric): metric is PlainMetric => 'group' in metric;

/** What answers when it is asked by these axes with these choices: the metric, or the table that it has for one of them. */
export function answering(def: AnyMetric, by: Cut['by'] | null, given: Question['options']): AnyMetric {
  if (!isPlain(def) || !def.instead) return def;
  const [axis] = by ?? [];
  const keys = Array.from(given, ([name, value]) => `${name} = ${String(value).trim().toLowerCase()}`);
  if (by?.length === 1 && 'field' in axis) keys.push(axis.field);
  const key = keys.find((each) => def.instead?.[each]);
  return key === undefined ? def : def.instead[key];
}

/** Declares a metric; shapes of cells, columns and options are inferred. */
export const metric = <F extends Requests, C extends Readonly<Record<string, Unit>>, const O extends OptionSpecs>(
  def: Metric<F, C, O>,
): Metric<F, C, O> => def;

/** Declares a metric that answers with its own table. */
export const tableMetric = <const O extends OptionSpecs>(def: TableMetric<O>): TableMetric<O> => def;

/** A formula of a metric that works, as it would be typed: the tables it needs, SETTINGS, its example. */
export function formulaOf(def: AnyMetric): string {
  const needed = Object.keys(def.needs);
  const tables = [...(needed.length > 0 ? needed : ['deals']), ...(def.wants ?? [])];
  const parts = [...tables.map((name) => name.toUpperCase()), 'SETTINGS', def.example].filter((part) => part !== '');
  return `=${def.name}(${def.name === 'DEALSHEET' ? '' : parts.join(';')})`;
}

/** One column of an answer. */
export const column = (
  heading: string,
  unit: Unit = 'text',
  role: AnswerColumn['role'] = 'evidence',
): AnswerColumn => ({ heading, unit, role });

/** The columns that say of which group a row is. */
export const groupColumns = (by: Cut['by']): AnswerColumn[] =>
  by.map((axis) => column(axisTitle(axis), 'text', 'group'));

/** Where the headline of an answer stands. */
export const headOf = ({ columns }: Answer): number => columns.findIndex(({ role }) => role === 'headline');

/** True for what is still to come in a period, such as open deals by expected close: of it nothing has elapsed. */
export const isAhead = (def: AnyMetric): boolean => isPlain(def) && /^open/.test(String(def.counted));

/** The title of a metric's headline: its first column, or its name in words. */
export function titleOf(def: AnyMetric): string {
  return isPlain(def) ? Object.keys(def.columns)[0] : def.name;
}

/** `low / high` for the columns of an interval, `evidence` for the rest. */
export function roleOf(heading: string): 'low' | 'high' | 'evidence' {
  return /^Low \d/.test(heading) ? 'low' : /^High \d/.test(heading) ? 'high' : 'evidence';
}

/** Reads `Sales, Win rate` as the names of metrics, by what is typed or by title. */
export const metricNames: NameReader = (text, catalogue) => {
  const names = text.split(',').map((part) => {
    const wanted = part.trim().toLowerCase();
    const by = (of: (def: AnyMetric) => string) => catalogue.find((def) => of(def).toLowerCase() === wanted)?.name;
    return by(({ name }) => name) ?? by(titleOf); // Sales is SALES, though PRODUCTSALES bears that title too
  });
  return names.every((name) => name !== undefined) ? (names as string[]) : null;
};
