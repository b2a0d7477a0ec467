import type { AnyFact, Fact, FactDef } from '../facts/fact';
import { cellOf, emptyFact } from '../facts/fact';
import { factOfTable } from '../facts/sheet';
import type { Day } from '../calendar/day';
import { isoText } from '../calendar/day';
import type {
  Answer,
  AnyMetric,
  Ask,
  AskedMetric,
  Counted,
  FoundProblem,
  NamedRow,
  OpenDeal,
  PlainMetric,
  Request,
  Value,
} from '../metrics/metric';
import { isPlain, groupColumns } from '../metrics/metric';
import type { DealStates } from '../models/pipeline/bridge';
import { countText } from '../models/countText';
import { codedColumn } from '../question/columns';
import type { Cut } from '../question/cut';
import { cutKey } from '../question/cut';
import { PIPELINE } from '../question/pipelines';
import type { Question } from '../question/question';
import type { Clock, Rows } from '../question/rows';
import { clockWord, rowsOf } from '../question/rows';
import { Sentence } from '../tables/cell';
import type { Change } from '../tables/changes';
import type { LoggedForecast } from '../tables/forecastLog';
import { readForecasts } from '../tables/forecastLog';
import { NONE } from '../tables/dictionary';
import type { Problem } from '../tables/problems/problem';
import type { Supposed } from '../tables/suppose';
import { supposing } from '../tables/suppose';
import type { TableName } from '../tables/fields';
import type { Table } from '../tables/table';
import { cutBefore } from './before';
import type { Extent } from './extent';
import { extentOf } from './extent';
import { countedTable, listing } from './listing';
import { timeLabels } from './gaps';
import { gather } from './gather';
import { dealStates } from './dealStates';
import { fieldsOnly, settleNames, timeless, usualCut } from './cuts';
import { checkNeeds } from './needs';
import { everyDeal, namedRows } from './namedRows';
import { besides, pipelineIn } from './ofPipelines';
import { openDeals } from './openDeals';
import { readOptions } from './options';
import { ordered } from './order';
import { problemsOf } from './problems';
import type { Chosen, Sum, Values } from './row';
import { inOneCurrency } from './oneCurrency';
import { casesOf, clean, columnsOf, headlineOf, honest, mergeLeftOut, rowOf, together } from './row';
import type { AllTold, Other } from './told';
import { NOTHING, otherOf, told } from './told';

/** A metric's answer group by group, before words and shapes: the labels of each group and its columns. */
export interface GroupedAnswer {
  readonly labels: readonly string[];
  readonly values: Values;
}

/** Asks metrics about one question; facts are computed once for equal cuts. */
export class Asker implements Ask {
  constructor(
    readonly question: Question,
    readonly catalogue: readonly AnyMetric[],
    readonly cut: Cut,
    private readonly asking: readonly string[] = [],
    private readonly facts = new Map<string, Fact>(),
    private readonly rows = new Map<string, Rows>(),
  ) {}

  /** The same question asked on behalf of a metric, which shares what was read. */
  private inside(cut: Cut, name: string): Asker {
    return new Asker(this.question, this.catalogue, cut, [...this.asking, name], this.facts, this.rows);
  }

  fact<A extends string, M extends string>(
    def: FactDef<A, M>,
    change: Partial<Cut> = {},
    clock: Clock = def.clock,
  ): Fact<A, M> {
    const cut = { ...this.cut, ...change };
    const none = this.question.book.all().some((table) => table.has(PIPELINE.field)) ? -1 : pipelineIn(cut);
    if (none >= 0) return besides(this.fact(def, { ...cut, by: cut.by.filter((_, k) => k !== none) }, clock), none);
    const key = `${def.name}@${clock}§${cutKey(cut)}`;
    let known = this.facts.get(key);
    if (!known) {
      const { book, settings } = this.question;
      settleNames(cut, book);
      const table = book.get(def.table);
      if (!table) throw new Sentence(`No ${def.table} table was passed`);
      if (def.make) known = def.make(this, cut);
      else {
        // facts of one table under one cut read the same rows
        const of = `${def.table}@${clock}§${cutKey(cut)}`;
        const rows = this.rows.get(of) ?? rowsOf(table, cut, clock, book, settings);
        this.rows.set(of, rows);
        known = factOfTable(def, table, cut, book, settings, clock, rows);
      }
      this.facts.set(key, known);
    }
    return known as Fact<A, M>;
  }

  counted(
    name: string,
    change: Partial<Cut> = {},
    given: ReadonlyMap<string, string | number> = new Map(),
  ): { readonly table: string; readonly rows: readonly NamedRow[] } {
    const def = this.catalogue.find((each) => each.name === name);
    if (!def || !isPlain(def)) throw new Error(`${name} counts no rows`);
    const { settings, book } = this.question;
    const { options, change: chosen } = readOptions(def, given, settings, book);
    const counted: Counted = typeof def.counted === 'function' ? def.counted(options as never) : def.counted;
    const cut = usualCut(def, { ...this.cut, ...change, ...chosen, by: [] }, settings.fiscal);
    return { table: countedTable(counted), rows: namedRows(listing(this.question, cut, counted)) };
  }

  everyDeal(): readonly (NamedRow & { readonly stands: string })[] {
    return everyDeal(this.question.book, this.cut.asOf);
  }

  openDeals(): readonly OpenDeal[] {
    const { book, settings } = this.question;
    return openDeals(book, this.cut, settings);
  }

  dealsOn(day: Day, before: DealStates | null): DealStates {
    const { book, settings } = this.question;
    return dealStates(book, { ...this.cut, by: timeless(this.cut.by) }, day, settings, before);
  }

  firstDay(name: TableName, clock: Clock): Day | null {
    const table = this.question.book.get(name);
    return (table && extentOf(table, clock, this.cut.asOf)?.from) ?? null;
  }

  changes(): readonly Change[] {
    return this.question.book.history();
  }

  forecasts(): readonly LoggedForecast[] {
    const changes = this.question.book.get('changes');
    return changes ? readForecasts(changes) : [];
  }

  problems(): readonly FoundProblem[] {
    return problemsOf(this.question, this.cut);
  }

  supposing({ table, lines }: Problem, as: Supposed): Asker {
    const book = this.question.book.replacing(supposing(table, lines, as, this.cut.asOf));
    return new Asker({ ...this.question, book }, this.catalogue, this.cut, this.asking);
  }

  /** The answer of another metric under the same question, but for what `change` says. */
  metric(
    name: string,
    change: Partial<Cut> = {},
    options: ReadonlyMap<string, string | number> = new Map(),
    also: readonly (readonly string[])[] = [],
  ): Answer {
    const def = this.catalogue.find((each) => each.name === name);
    if (!def) throw new Error(`no metric ${name}`);
    if (this.asking.includes(name)) throw new Error(`${name} asks for itself`);
    return this.answer(def, { ...this.cut, ...change }, options, also);
  }

  /**
   * The answer of a metric under a cut, rows in the order of the design, without the words of the question.
   * `also` are groups that have a row even if nothing is in them.
   */
  answer(
    def: AnyMetric,
    cut: Cut,
    given: ReadonlyMap<string, string | number>,
    also: readonly (readonly string[])[] = [],
  ): Answer {
    const { settings, book } = this.question;
    checkNeeds(def, book);
    const { options, change } = readOptions(def, given, settings, book);
    const asked = Object.keys(change).length > 0 ? { ...cut, ...change } : cut;
    const answer = isPlain(def)
      ? this.plainAnswer(def, asked, options, also)
      : def.answer(this.inside(asked, def.name), options as never);
    return inOneCurrency(def, answer, asked, this.question);
  }

  private plainAnswer(
    def: PlainMetric,
    asked: Cut,
    options: Chosen,
    also: readonly (readonly string[])[] = [],
  ): Answer {
    const cut = usualCut(def, asked, this.question.settings.fiscal);
    const requests: Record<string, Request<AnyFact>> = def.facts(options as never);
    const names = Object.keys(requests);
    const factsOf = (by: Cut['by']): Record<string, Fact> => {
      const facts: Record<string, Fact> = {};
      for (const name of names) facts[name] = this.requested(requests[name], { ...cut, by });
      return facts;
    };
    const wholes = factsOf([]);
    const whole: Sum = {};
    for (const name of names) whole[name] = cellOf(wholes[name], 0);
    const columns = columnsOf(def, options, (table) => this.tells(table, cut));
    const extent = this.extents(requests);
    const others = this.others(def, cut, options);
    const wholeRow = this.wholeRow(def, cut, options, whole, extent, told(others, null));
    const [wholeValues] = together(def, [wholeRow.values], options, [{ time: '', isNone: false }]);
    const cases = casesOf(def, wholeValues);
    const few =
      cases < 2 ? `it takes two deals to say, and there ${cases === 1 ? 'is one' : `are ${countText(cases)}`}` : null;
    const shown = (values: Values): Value[] => columns.map(({ heading }) => clean(values[heading]));
    const rows: Value[][] = [];
    if (cut.by.length > 0) {
      const groups = this.groups(def, cut, requests, factsOf(cut.by), whole, options, extent, also, others);
      for (const { labels, values } of ordered(groups, cut, def.order, (axis) =>
        this.axisRank(def, cut, axis, options),
      )) {
        rows.push([...labels, ...shown(values)]);
      }
    }
    return {
      columns: [...groupColumns(cut.by), ...columns],
      rows,
      whole: shown(honest(def, wholeValues, 2)),
      refusal: wholeRow.refusal ?? few,
      held: wholeRow.held,
      leftOut: mergeLeftOut(
        names.map((name) => wholes[name].leftOut).concat(this.question.book.all().map((table) => table.problems())),
      ),
      definition: def.brief,
    };
  }

  /** Whether a table was passed and has what the conditions name. */
  private tells(name: TableName, { where }: Cut): boolean {
    const { book } = this.question;
    const table = book.get(name);
    const knows = (field: string): boolean =>
      (name === 'deals' && field === 'outcome') || codedColumn(table as Table, field, book) !== null;
    return !!table && where.every(({ field }) => knows(field));
  }

  /** Whether any row of a table names something in a field. */
  private names(name: TableName, field: string): boolean {
    const { book } = this.question;
    const table = book.get(name);
    return !!table && !!codedColumn(table, field, book)?.codes.some((code) => code >= 0);
  }

  /** The answers of the other metrics that a metric asks for. */
  private others(def: PlainMetric, cut: Cut, options: Chosen): ReadonlyMap<string, Other> {
    const others = new Map<string, Other>();
    const asked: Readonly<Record<string, AskedMetric>> = def.asks?.(options as never) ?? {};
    for (const name of Object.keys(asked)) {
      const { metric, options: chosen = {}, now, optional } = asked[name];
      const axes = cut.by.map((_, k) => k).filter((k) => !now || 'field' in cut.by[k]);
      const given = new Map(Object.entries(chosen).filter((each) => each[1] !== null)) as Map<string, string | number>;
      try {
        others.set(name, otherOf(this.inside(cut, def.name).metric(metric, now ? fieldsOnly(cut) : {}, given), axes));
      } catch (error) {
        if (!optional || !(error instanceof Sentence)) throw error;
        others.set(name, NOTHING);
      }
    }
    return others;
  }

  private requested(request: Request<AnyFact>, cut: Cut): Fact {
    if (request.optional && !this.tells(request.fact.table, cut)) return emptyFact(request.fact, cut.by.length);
    if (request.now) return this.fact(request.fact, fieldsOnly(cut), request.clock);
    if (!request.before) return this.fact(request.fact, cut, request.clock);
    const { book, settings } = this.question;
    const earlier = cutBefore(cut, request.before, book.get(request.fact.table), settings.fiscal);
    return this.fact(request.fact, earlier, request.clock);
  }

  /** What the tables of a metric cover together; null where some table has no date at all. */
  private extents(requests: Record<string, Request<AnyFact>>): { extent: Extent | null; clock: Clock } {
    let extent: Extent | null = null;
    let clock: Clock = 'closed';
    for (const name of Object.keys(requests).reverse()) {
      const { fact, now, optional } = requests[name];
      if (now || optional) continue;
      clock = requests[name].clock ?? fact.clock;
      const table = this.question.book.get(fact.table);
      const own = table && extentOf(table, clock, this.cut.asOf);
      if (own) extent = extent ? { from: Math.min(extent.from, own.from), to: Math.max(extent.to, own.to) } : own;
    }
    return { extent, clock };
  }

  private wholeRow(
    def: PlainMetric,
    cut: Cut,
    options: Chosen,
    whole: Sum,
    { extent, clock }: { extent: Extent | null; clock: Clock },
    said: AllTold,
  ) {
    const { period } = cut;
    if (!extent)
      return {
        values: {},
        refusal: clock === 'entered' ? NO_STAGES : `no row has a ${clockWord(clock)} up to the as-of day`,
      };
    if (period && outsideOf(period, extent)) {
      return {
        values: {},
        refusal: `${period.label} lies outside the data, whose ${clockWord(clock)}s run ${spanText(extent)}`,
      };
    }
    return rowOf(def, whole, whole, options, said);
  }

  private groups(
    def: PlainMetric,
    cut: Cut,
    requests: Record<string, Request<AnyFact>>,
    facts: Record<string, Fact>,
    whole: Sum,
    options: Chosen,
    { extent }: { extent: Extent | null },
    also: readonly (readonly string[])[],
    others: ReadonlyMap<string, Other>,
  ): GroupedAnswer[] {
    const { fiscal } = this.question.settings;
    const names = Object.keys(facts);
    const isTimeless = (name: string): boolean => !!requests[name].now && timeless(cut.by).length < cut.by.length;
    const { groups, time } = gather(facts, isTimeless, cut.by, also, (found) =>
      timeLabels(cut, extent, fiscal, found, def.name),
    );
    const isOutside = outsideOf(cut.period, extent);
    const isJoined =
      new Set(names.filter((name) => !requests[name].optional).map((name) => requests[name].fact.table)).size > 1;
    const headline = headlineOf(def, options);
    // where no name is told, what a name asked for has is unknown, and no 0
    const known = groups.filter(({ at }) => Object.keys(at).length > 0);
    const isNameless = cut.by.map(
      (axis, k) =>
        'field' in axis &&
        known.length > 0 &&
        known.every(({ labels }) => labels[k] === NONE) &&
        !names.some((name) => this.names(requests[name].fact.table, axis.field)),
    );
    const rows = groups.map(({ labels, at }) => {
      const isUnknown = labels.some((label, k) => isNameless[k] && label !== NONE);
      if (isOutside || time.isOutside(labels) || isUnknown) return {};
      const cells: Sum = {};
      for (const name of names) cells[name] = cellOf(facts[name], at[name] ?? -1);
      const { values } = rowOf(def, cells, whole, options, told(others, labels));
      // what two tables leave unattributed does not belong together: spend without a source is not what buyers without one cost
      if (!labels.includes(NONE)) return values;
      const empty: Record<string, null> = isJoined ? { [headline]: null } : {};
      for (const column of (def.across ?? []) as readonly string[]) empty[column] = null;
      return { ...values, ...empty };
    });
    const of = groups.map(({ labels }) => ({
      time: labels.filter((_, k) => 'grain' in cut.by[k]).join('\u0000'),
      isNone: labels.includes(NONE),
    }));
    return together(def, rows, options, of).map((values, g) => ({
      labels: groups[g].labels,
      values: honest(def, values, 5),
    }));
  }

  /** How large each label of one axis is by itself, for ordering answers of two axes. */
  private axisRank(def: PlainMetric, cut: Cut, axis: number, options: Chosen): ReadonlyMap<string, number> {
    const one = this.plainAnswer(
      def,
      { ...cut, by: [cut.by[axis]], keep: cut.keep && cut.keep.axis === axis ? { ...cut.keep, axis: 0 } : undefined },
      options,
    );
    const column = one.columns.findIndex(({ heading }) => heading === def.order);
    return new Map(one.rows.map((row) => [String(row[0]), Number(row[column] ?? 0)]));
  }
}

const outsideOf = (period: Cut['period'], extent: Extent | null): boolean =>
  !extent || (!!period && (period.to < extent.from || period.from > extent.to));
const NO_STAGES =
  'no history tells when a stage was entered. Pass a Stages table (Deal ID, Stage, Entered), or columns such as Date entered Proposal';

const spanText = ({ from, to }: Extent): string => `from ${dayText(from)} to ${dayText(to)}`;
const dayText = (day: number): string => (Number.isFinite(day) ? isoText(day) : 'later');
