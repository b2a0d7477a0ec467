import * as z from 'zod/mini';
import type { Unit } from '../facts/unit';
import type { Merge } from '../tables/merges';

/** The languages of the sidebar, by tag. */
export const LANGUAGE_TAGS = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGE_TAGS)[number];

/** What a report may be narrowed and told in. */
const choices = {
  /** Whom it is about: `Everyone`, `Team: North`, a name; left out, whom its tab names. */
  who: z.optional(z.string().check(z.maxLength(200))),
  /** The day it stands on; left out, the one of Settings. */
  asOf: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  /** What its months are told in. */
  grain: z.optional(z.enum(['month', 'week', 'quarter', 'year'])),
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
};

/** What the sidebar may ask; every request is checked against this before anything is done. */
export const requests = {
  dealsheetState: z.object({}),
  dealsheetSetUp: z.object({
    /** Tabs to take, by name, and the table each one is; null leaves a tab out. */
    tabs: z
      .array(
        z.object({ tab: z.string().check(z.maxLength(100)), table: z.nullable(z.string().check(z.maxLength(20))) }),
      )
      .check(z.maxLength(200)),
    asOf: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  }),
  dealsheetBuildReport: z.object({
    report: z.string().check(z.maxLength(60)),
    period: z.string().check(z.maxLength(60)),
    versus: z.enum(['previous', 'lastYear']),
    mode: z.enum(['live', 'snapshot']),
    ...choices,
    /** True to write over cells of the report that someone has changed. */
    replace: z.optional(z.boolean()),
  }),
  /** Computes what a report would show first, and writes nothing. */
  dealsheetPreview: z.object({
    report: z.string().check(z.maxLength(60)),
    period: z.string().check(z.maxLength(60)),
    versus: z.enum(['previous', 'lastYear']),
    ...choices,
  }),
  dealsheetMakeLive: z.object({ go: z.boolean() }),
  dealsheetRefresh: z.object({}),
  /** Explains the active cell; `compare` is what another tool says, as typed, or ''. */
  dealsheetExplain: z.object({ compare: z.string().check(z.maxLength(40)) }),
  dealsheetGoals: z.object({
    /** The goal to write, or null to read those there are. */
    set: z.nullable(
      z.object({
        metric: z.string().check(z.maxLength(60)),
        slice: z.string().check(z.maxLength(200)),
        period: z.string().check(z.maxLength(60)),
        /** As typed: `250.000`, `35 %`. */
        target: z.string().check(z.maxLength(60)),
      }),
    ),
  }),
  /** Sets one setting, or which heading a field is (`Deals: amount`); '' takes it away. */
  dealsheetSettings: z.object({
    set: z.nullable(
      z.object({
        name: z.string().check(z.maxLength(80)),
        value: z.string().check(z.maxLength(2000)),
        /** The row of the Settings tab, where there are several of one name; 0 = the first that is free. */
        row: z.number().check(z.int(), z.minimum(0), z.maximum(1e6)),
      }),
    ),
  }),
  /** Accepts one merge of those proposed, in the Cleaning tab. */
  dealsheetMerges: z.object({
    accept: z.nullable(
      z.object({
        field: z.string().check(z.maxLength(200)),
        written: z.string().check(z.maxLength(500)),
        means: z.string().check(z.maxLength(500)),
      }),
    ),
  }),
  dealsheetShow: z.object({
    tab: z.string().check(z.maxLength(100)),
    /** Rows to select; none to open the tab as it is. */
    rows: z.array(z.number().check(z.int(), z.minimum(1), z.maximum(1e7))).check(z.maxLength(200)),
  }),
  /** Brings the deals up to date with the export in a tab; without `go` it only says what would change. */
  dealsheetUpdate: z.object({ from: z.string().check(z.maxLength(100)), go: z.boolean() }),
  /** Puts tabs of made-up rows into the file. */
  dealsheetSample: z.object({}),
  /** Takes the last action back: the one that is named, if one is. */
  dealsheetUndo: z.object({ label: z.optional(z.string().check(z.maxLength(300))) }),
  /** Writes clean values and ordinary formulas over them, which stay when the add-on is gone. */
  dealsheetEject: z.object({}),
  /** Names what everyone with access can read; true warns before edits of a report, false takes the warnings off. */
  dealsheetShare: z.object({ protect: z.nullable(z.boolean()) }),
  /**
   * Puts a function into the active cell: over a period and by a field ('' = none), or as its example stands. Without
   * `replace` a cell that holds something is only told.
   */
  dealsheetInsert: z.object({
    name: z.string().check(z.maxLength(40)),
    example: z.boolean(),
    period: z.string().check(z.maxLength(60)),
    by: z.string().check(z.maxLength(60)),
    replace: z.boolean(),
  }),
  /** Makes the selected formulas one call; without `go` it only says what they would become. */
  dealsheetCombine: z.object({ go: z.boolean() }),
  /** Remembers the language that a person has chosen, for every file of theirs. */
  dealsheetLanguage: z.object({ language: z.enum(LANGUAGE_TAGS) }),
};

export type RequestName = keyof typeof requests;
export type Request<N extends RequestName> = z.infer<(typeof requests)[N]>;

/** One heading as it was understood, with an example value. */
export interface FieldView {
  readonly heading: string;
  readonly field: string;
  readonly example: string;
  /** How sure it is: `chosen`, `sure`, `likely`, `doubtful`; '' for a heading that is no field. */
  readonly certainty: string;
}

/** One tab of the spreadsheet as it was understood; table null = no table of ours. */
export interface TabView {
  readonly tab: string;
  readonly table: string | null;
  readonly title: string;
  readonly rows: number;
  readonly headingRow: number;
  readonly fields: readonly FieldView[];
  /** Every field that a column of this table can be. */
  readonly words: readonly string[];
  /** What is in doubt or missing, as sentences. */
  readonly doubts: readonly string[];
}

/** A report that was built, as its tab says. */
export interface ReportView {
  readonly report: string;
  readonly tab: string;
  readonly status: string;
  /** What was asked when it was built last, to ask it again; null where that is not known. */
  readonly asked: Request<'dealsheetBuildReport'> | null;
}

/** A kind of problem in one tab. */
export interface ProblemView {
  readonly problem: string;
  readonly rows: number;
  /** What it does to which metric. */
  readonly effect: string;
  readonly tab: string;
  /** The first of its rows, as the tab numbers them. */
  readonly sheetRows: readonly number[];
}

/** Everything the sidebar shows. JSON-clean: no Date, no undefined. */
export interface State {
  readonly isSetUp: boolean;
  readonly asOf: string;
  /** Why the as-of day is not today; empty when it is. */
  readonly asOfNote: string;
  /** The day a report for a board should stand on, so that nothing moves while it is read: the last of a whole month. */
  readonly boardAsOf: string;
  readonly tabs: readonly TabView[];
  readonly names: readonly string[];
  readonly reports: readonly ReportView[];
  readonly templates: readonly {
    readonly title: string;
    readonly brief: string;
    /** True where its months may be weeks, quarters or years. */
    readonly hasGrain: boolean;
  }[];
  readonly problems: readonly ProblemView[];
  /** Whom a report can be narrowed to: teams first, then people. */
  readonly whom: readonly string[];
  /** The codes that the deals are in. */
  readonly currencies: readonly string[];
  /** What Undo would take back; '' when there is nothing. */
  readonly undo: string;
  /** The language chosen before; null when none was. */
  readonly language: Language | null;
}

/** One line of an explanation, its number as text. */
export interface ExplainLine {
  readonly what: string;
  readonly answer: string;
  readonly value: string;
  readonly ids: string;
  readonly rows: string;
}

/** A row of the Goals tab. */
export interface GoalView {
  readonly metric: string;
  readonly slice: string;
  readonly period: string;
  readonly target: number;
}

/** A headline figure of a report; its change is in points where the unit is a share, else a share of what was before. */
export interface PreviewFigure {
  readonly label: string;
  readonly unit: Unit;
  readonly now: number;
  readonly before: number | null;
  readonly change: number | null;
}

/** A few points of a report's first chart, in the order of its axis. */
export interface PreviewChart {
  readonly title: string;
  readonly unit: Unit;
  readonly kind: 'column' | 'bar';
  readonly labels: readonly string[];
  readonly values: readonly (number | null)[];
  readonly before: readonly (number | null)[] | null;
}

/** What an action did, in a sentence; what the file looks like after it is asked by itself. */
export interface Done {
  readonly message: string;
}

/** What each request is answered with. */
export interface Replies {
  dealsheetState: State;
  dealsheetSetUp: Done;
  dealsheetPreview: Done & {
    readonly figures: readonly PreviewFigure[];
    readonly chart: PreviewChart | null;
    /** Why there are no sales to tell; '' where there are. */
    readonly trouble: string;
  };
  /** `edited` names cells of the report that someone has changed; then nothing was done. */
  dealsheetBuildReport: Done & { readonly edited: readonly string[] };
  dealsheetMakeLive: Done & {
    readonly cells: readonly { readonly cell: string; readonly before: string; readonly after: string }[];
  };
  dealsheetRefresh: Done;
  dealsheetExplain: Done & { readonly cell: string; readonly formula: string; readonly lines: readonly ExplainLine[] };
  dealsheetGoals: Done & { readonly goals: readonly GoalView[]; readonly metrics: readonly string[] };
  dealsheetSettings: Done & {
    /** Every setting there is; of Leave out one for each condition and one more. Row 0 is not written yet. */
    readonly settings: readonly {
      readonly name: string;
      readonly note: string;
      readonly value: string;
      readonly row: number;
      /** What is wrong with the cell, by its name; '' when nothing is. */
      readonly trouble: string;
    }[];
  };
  dealsheetMerges: Done & { readonly merges: readonly Merge[] };
  dealsheetShow: Done;
  dealsheetUpdate: Done & {
    /** The tab that is brought up to date. */
    readonly into: string;
    /** The first of the deals that are new, changed or gone; row 0 = in the new export only. */
    readonly lines: readonly {
      readonly what: 'new' | 'changed' | 'gone';
      readonly deal: string;
      readonly row: number;
      readonly fields: string;
    }[];
  };
  dealsheetSample: Done;
  dealsheetUndo: Done;
  dealsheetEject: Done;
  dealsheetShare: Done & {
    readonly tabs: readonly {
      readonly tab: string;
      readonly isHidden: boolean;
      /** It holds deals, or what was made of them row by row. */
      readonly isDeals: boolean;
      /** A report that stays as it is. */
      readonly isSnapshot: boolean;
      readonly link: string;
    }[];
  };
  /** `filled` is what the cell holds, where it was asked to stay; then nothing was written. */
  dealsheetInsert: Done & { readonly formula: string; readonly filled: string };
  dealsheetCombine: Done & {
    readonly before: readonly { readonly cell: string; readonly formula: string }[];
    readonly after: string;
  };
  dealsheetLanguage: Done;
}
