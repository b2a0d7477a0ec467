import type { Zone } from '../book';
import type { EnumValue } from '../enums';
import { Exception } from '../exception';
import type { Members } from '../guard';
import { canonicalFormula } from '../locale';
import { a1Of } from './a1';
import { colourOf } from './colours';
import type { Services } from './index';
import type { RangeImpl } from './range';

interface Stop {
  colour: string;
  type: string;
  value: string;
}
export interface ConditionalSpec {
  ranges: { sheetId: string; zone: Zone }[];
  criteria: string;
  values: unknown[];
  style: Record<string, unknown>;
  stops: { min?: Stop; mid?: Stop; max?: Stop };
}

const WHEN: Record<string, [criteria: string, engine: string, signature: string]> = {
  whenCellEmpty: ['CELL_EMPTY', 'isEmpty', ''],
  whenCellNotEmpty: ['CELL_NOT_EMPTY', 'isNotEmpty', ''],
  whenDateAfter: ['DATE_AFTER', 'dateIsAfter', 'date'],
  whenDateBefore: ['DATE_BEFORE', 'dateIsBefore', 'date'],
  whenDateEqualTo: ['DATE_EQUAL_TO', 'dateIs', 'date'],
  whenFormulaSatisfied: ['CUSTOM_FORMULA', 'customFormula', 'string'],
  whenNumberBetween: ['NUMBER_BETWEEN', 'isBetween', 'number number'],
  whenNumberEqualTo: ['NUMBER_EQUAL_TO', 'isEqual', 'number'],
  whenNumberGreaterThan: ['NUMBER_GREATER_THAN', 'isGreaterThan', 'number'],
  whenNumberGreaterThanOrEqualTo: ['NUMBER_GREATER_THAN_OR_EQUAL_TO', 'isGreaterOrEqualTo', 'number'],
  whenNumberLessThan: ['NUMBER_LESS_THAN', 'isLessThan', 'number'],
  whenNumberLessThanOrEqualTo: ['NUMBER_LESS_THAN_OR_EQUAL_TO', 'isLessOrEqualTo', 'number'],
  whenNumberNotBetween: ['NUMBER_NOT_BETWEEN', 'isNotBetween', 'number number'],
  whenNumberNotEqualTo: ['NUMBER_NOT_EQUAL_TO', 'isNotEqual', 'number'],
  whenTextContains: ['TEXT_CONTAINS', 'containsText', 'string'],
  whenTextDoesNotContain: ['TEXT_DOES_NOT_CONTAIN', 'notContainsText', 'string'],
  whenTextEndsWith: ['TEXT_ENDS_WITH', 'endsWithText', 'string'],
  whenTextEqualTo: ['TEXT_EQUAL_TO', 'isEqual', 'string'],
  whenTextStartsWith: ['TEXT_STARTS_WITH', 'beginsWithText', 'string'],
};
export const BOOLEAN_CRITERIA = Object.values(WHEN).map(([name]) => name);

const READ: Members = { copy: 'free', getBooleanCondition: 'free', getGradientCondition: 'free', getRanges: 'free' };
const BUILDER: Members = {
  ...READ,
  build: 'free',
  setBackground: 'free string?',
  setBold: 'free boolean?',
  setFontColor: 'free string?',
  setGradientMaxpoint: 'free string',
  setGradientMaxpointWithValue: 'free string InterpolationType string',
  setGradientMidpointWithValue: 'free string InterpolationType string',
  setGradientMinpoint: 'free string',
  setGradientMinpointWithValue: 'free string InterpolationType string',
  setItalic: 'free boolean?',
  setRanges: 'free list',
  setStrikethrough: 'free boolean?',
  setUnderline: 'free boolean?',
  ...Object.fromEntries(Object.entries(WHEN).map(([name, [, , signature]]) => [name, `free ${signature}`])),
};
const CONDITION: Members = {
  getCriteriaType: 'free',
  getCriteriaValues: 'free',
  getBackground: 'free',
  getFontColor: 'free',
  getBold: 'free',
  getItalic: 'free',
};
const GRADIENT: Members = {
  getMinColor: 'free',
  getMidColor: 'free',
  getMaxColor: 'free',
  getMinType: 'free',
  getMidType: 'free',
  getMaxType: 'free',
  getMinValue: 'free',
  getMidValue: 'free',
  getMaxValue: 'free',
};

export class ConditionalRule {
  constructor(
    readonly s: Services,
    readonly spec: ConditionalSpec,
  ) {}
  getRanges = () => this.spec.ranges.map(({ sheetId, zone }) => this.s.range(sheetId, zone));
  getBooleanCondition() {
    const { criteria, values, style } = this.spec;
    if (!criteria) return null;
    return this.s.guard('BooleanCondition', CONDITION, {
      getCriteriaType: () => this.s.enums.BooleanCriteria[criteria],
      getCriteriaValues: () => values,
      getBackground: () => style.fillColor ?? null,
      getFontColor: () => style.textColor ?? null,
      getBold: () => style.bold ?? null,
      getItalic: () => style.italic ?? null,
    });
  }
  getGradientCondition() {
    const { min, mid, max } = this.spec.stops;
    if (!min && !max) return null;
    const type = (stop?: Stop) => (stop ? this.s.enums.InterpolationType[stop.type] : null);
    return this.s.guard('GradientCondition', GRADIENT, {
      getMinColor: () => min?.colour ?? '',
      getMidColor: () => mid?.colour ?? '',
      getMaxColor: () => max?.colour ?? '',
      getMinType: () => type(min),
      getMidType: () => type(mid),
      getMaxType: () => type(max),
      getMinValue: () => min?.value ?? '',
      getMidValue: () => mid?.value ?? '',
      getMaxValue: () => max?.value ?? '',
    });
  }
  copy = () => this.s.conditional.builder(this.spec);
}

class ConditionalBuilder extends ConditionalRule {
  constructor(s: Services, spec: ConditionalSpec) {
    super(s, spec);
    for (const [name, [criteria]] of Object.entries(WHEN))
      (this as unknown as Record<string, unknown>)[name] = (...values: unknown[]) => this.next({ criteria, values });
  }
  private next = (change: Partial<ConditionalSpec>): object => this.s.conditional.builder({ ...this.spec, ...change });
  private styled = (change: object) => this.next({ style: { ...this.spec.style, ...change } });
  private stop = (which: 'min' | 'mid' | 'max', colour: string, type = which === 'min' ? 'MIN' : 'MAX', value = '') =>
    this.next({ stops: { ...this.spec.stops, [which]: { colour: colourOf(colour) ?? '#ffffff', type, value } } });
  setRanges = (ranges: RangeImpl[]) => this.next({ ranges: ranges.map(({ sheetId, zone }) => ({ sheetId, zone })) });
  setBackground = (colour: string | null) => this.styled({ fillColor: colourOf(colour) ?? undefined });
  setFontColor = (colour: string | null) => this.styled({ textColor: colourOf(colour) ?? undefined });
  setBold = (on: boolean | null) => this.styled({ bold: on ?? undefined });
  setItalic = (on: boolean | null) => this.styled({ italic: on ?? undefined });
  setUnderline = (on: boolean | null) => this.styled({ underline: on ?? undefined });
  setStrikethrough = (on: boolean | null) => this.styled({ strikethrough: on ?? undefined });
  setGradientMinpoint = (colour: string) => this.stop('min', colour);
  setGradientMaxpoint = (colour: string) => this.stop('max', colour);
  setGradientMinpointWithValue = (colour: string, type: EnumValue, value: string) =>
    this.stop('min', colour, type.name_, value);
  setGradientMidpointWithValue = (colour: string, type: EnumValue, value: string) =>
    this.stop('mid', colour, type.name_, value);
  setGradientMaxpointWithValue = (colour: string, type: EnumValue, value: string) =>
    this.stop('max', colour, type.name_, value);
  build() {
    const { criteria, stops, ranges } = this.spec;
    if (!criteria && !stops.min && !stops.max)
      throw new Exception('The conditional format rule must have a boolean or a gradient condition.');
    if (ranges.length === 0) throw new Exception('The conditional format rule must have at least one range.');
    return this.s.conditional.built(this.spec);
  }
}

const THRESHOLD: Record<string, string> = {
  MIN: 'value',
  MAX: 'value',
  NUMBER: 'number',
  PERCENT: 'percentage',
  PERCENTILE: 'percentile',
};

/** Conditional format rules, replaced as a whole per tab. */
export class Conditional {
  private specs = new Map<string, ConditionalSpec>();
  constructor(readonly s: Services) {}

  builder = (spec: ConditionalSpec = { ranges: [], criteria: '', values: [], style: {}, stops: {} }): object =>
    this.s.guard('ConditionalFormatRuleBuilder', BUILDER, new ConditionalBuilder(this.s, spec));
  built = (spec: ConditionalSpec) => this.s.guard('ConditionalFormatRule', READ, new ConditionalRule(this.s, spec));

  rules(sheetId: string) {
    const { getters } = this.s.book;
    return getters.getConditionalFormats(sheetId).map((format) => {
      const ranges = format.ranges.map((reference) => {
        const range = getters.getRangeFromSheetXC(sheetId, reference);
        return { sheetId: range.sheetId, zone: range.zone };
      });
      const spec = this.specs.get(format.id) ?? {
        criteria: 'CUSTOM_FORMULA',
        values: [],
        style: {},
        stops: {},
        ranges,
      };
      return this.built({ ...spec, ranges });
    });
  }

  replace(sheetId: string, rules: ConditionalRule[]): void {
    const { book } = this.s;
    for (const { id } of book.getters.getConditionalFormats(sheetId))
      book.dispatch('REMOVE_CONDITIONAL_FORMAT', { sheetId, id });
    for (const { spec } of rules) {
      if (spec.ranges.some((range) => range.sheetId !== sheetId))
        throw new Exception('Conditional format rule cannot reference a different sheet.');
      const id = book.id('format');
      this.specs.set(id, spec);
      book.dispatch('ADD_CONDITIONAL_FORMAT', {
        sheetId,
        ranges: spec.ranges.map(({ zone }) => book.getters.getRangeDataFromZone(sheetId, zone)),
        cf: { id, rule: this.rule(spec) },
      });
    }
  }

  private rule(spec: ConditionalSpec): object {
    const { min, mid, max } = spec.stops;
    const colour = (stop: Stop): number => parseInt(stop.colour.slice(1), 16);
    if (min && max) {
      const stop = (one: Stop) => ({ color: colour(one), type: THRESHOLD[one.type], value: one.value });
      return {
        type: 'ColorScaleRule',
        minimum: stop(min),
        maximum: stop(max),
        ...(mid ? { midpoint: stop(mid) } : {}),
      };
    }
    const operator = Object.values(WHEN).find(([criteria]) => criteria === spec.criteria)![1];
    const values = spec.values.map((value) =>
      value instanceof Date
        ? String(this.s.book.write({ sheetId: '', row: 0, col: 0 }, value).content)
        : operator === 'customFormula'
          ? canonicalFormula(String(value), this.s.book.locale)
          : String(value),
    );
    return {
      type: 'CellIsRule',
      operator,
      values,
      style: spec.style,
      ...(operator.startsWith('dateIs') ? { dateValue: 'exactDate' } : {}),
    };
  }
}

export { a1Of };
