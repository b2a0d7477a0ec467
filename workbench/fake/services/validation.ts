import type { Position, Zone } from '../book';
import type { EnumValue } from '../enums';
import { Exception } from '../exception';
import type { Members } from '../guard';
import { a1Of, quoted } from './a1';
import type { Services } from './index';
import type { RangeImpl } from './range';

/** A data validation rule as a script sees it. */
export interface ValidationSpec {
  criteria: string;
  values: unknown[];
  allowInvalid: boolean;
  help: string | null;
}

export const VALIDATION: Members = {
  copy: 'free',
  getAllowInvalid: 'free',
  getCriteriaType: 'free',
  getCriteriaValues: 'free',
  getHelpText: 'free',
};

/** Method of the builder → its criteria, the engine's name of it, its signatures. */
const CRITERIA: Record<string, [criteria: string, engine: string, signature: string]> = {
  requireCheckbox: ['CHECKBOX', 'isBoolean', '|any|any any'],
  requireDate: ['DATE_IS_VALID_DATE', 'dateIsValid', ''],
  requireDateAfter: ['DATE_AFTER', 'dateIsAfter', 'date'],
  requireDateBefore: ['DATE_BEFORE', 'dateIsBefore', 'date'],
  requireDateBetween: ['DATE_BETWEEN', 'dateIsBetween', 'date date'],
  requireDateEqualTo: ['DATE_EQUAL_TO', 'dateIs', 'date'],
  requireDateNotBetween: ['DATE_NOT_BETWEEN', 'dateIsNotBetween', 'date date'],
  requireDateOnOrAfter: ['DATE_ON_OR_AFTER', 'dateIsOnOrAfter', 'date'],
  requireDateOnOrBefore: ['DATE_ON_OR_BEFORE', 'dateIsOnOrBefore', 'date'],
  requireFormulaSatisfied: ['CUSTOM_FORMULA', 'customFormula', 'string'],
  requireNumberBetween: ['NUMBER_BETWEEN', 'isBetween', 'number number'],
  requireNumberEqualTo: ['NUMBER_EQUAL_TO', 'isEqual', 'number'],
  requireNumberGreaterThan: ['NUMBER_GREATER_THAN', 'isGreaterThan', 'number'],
  requireNumberGreaterThanOrEqualTo: ['NUMBER_GREATER_THAN_OR_EQUAL_TO', 'isGreaterOrEqualTo', 'number'],
  requireNumberLessThan: ['NUMBER_LESS_THAN', 'isLessThan', 'number'],
  requireNumberLessThanOrEqualTo: ['NUMBER_LESS_THAN_OR_EQUAL_TO', 'isLessOrEqualTo', 'number'],
  requireNumberNotBetween: ['NUMBER_NOT_BETWEEN', 'isNotBetween', 'number number'],
  requireNumberNotEqualTo: ['NUMBER_NOT_EQUAL_TO', 'isNotEqual', 'number'],
  requireTextContains: ['TEXT_CONTAINS', 'containsText', 'string'],
  requireTextDoesNotContain: ['TEXT_DOES_NOT_CONTAIN', 'notContainsText', 'string'],
  requireTextEqualTo: ['TEXT_EQUAL_TO', 'isEqualText', 'string'],
  requireTextIsEmail: ['TEXT_IS_VALID_EMAIL', 'isEmail', ''],
  requireTextIsUrl: ['TEXT_IS_VALID_URL', 'isLink', ''],
  requireValueInList: ['VALUE_IN_LIST', 'isValueInList', 'list|list boolean'],
  requireValueInRange: ['VALUE_IN_RANGE', 'isValueInRange', 'Range|Range boolean'],
};
export const CRITERIA_NAMES = Object.values(CRITERIA).map(([name]) => name);

export const VALIDATION_BUILDER: Members = {
  ...VALIDATION,
  build: 'free',
  setAllowInvalid: 'free boolean',
  setHelpText: 'free string?',
  ...Object.fromEntries(Object.entries(CRITERIA).map(([name, [, , signature]]) => [name, `free ${signature}`])),
};

export class Validation {
  constructor(
    readonly s: Services,
    readonly spec: ValidationSpec,
  ) {}
  getAllowInvalid = () => this.spec.allowInvalid;
  getHelpText = () => this.spec.help;
  getCriteriaType = () => this.s.enums.DataValidationCriteria[this.spec.criteria];
  getCriteriaValues = () =>
    this.spec.values.map((value) => {
      const range = value as { sheetId?: string; zone?: Zone } | null;
      return range?.zone && range.sheetId ? this.s.range(range.sheetId, range.zone) : value;
    });
  copy = () => this.s.rules.builder({ ...this.spec });
}

class ValidationBuilder extends Validation {
  constructor(s: Services, spec: ValidationSpec) {
    super(s, spec);
    for (const [name, [criteria]] of Object.entries(CRITERIA))
      (this as unknown as Record<string, unknown>)[name] = (...values: unknown[]) =>
        this.s.rules.builder({ ...this.spec, criteria, values: values.map(plain) });
  }
  setAllowInvalid = (allowInvalid: boolean) => this.s.rules.builder({ ...this.spec, allowInvalid });
  setHelpText = (help: string | null) => this.s.rules.builder({ ...this.spec, help });
  build() {
    if (!this.spec.criteria) throw new Exception('The data validation rule must have criteria.');
    return this.s.rules.built(this.spec);
  }
}

const plain = (value: unknown): unknown => {
  const range = value as Partial<RangeImpl>;
  return range?.zone ? { sheetId: range.sheetId, zone: range.zone } : value;
};

interface EngineRule {
  id: string;
  isBlocking?: boolean;
  ranges: { zone: Zone }[];
  criterion: { type: string; values: string[]; displayStyle?: string };
}

/** Data validation rules, in the engine's own; what it does not keep of them is kept here. */
export class Rules {
  private specs = new Map<string, ValidationSpec>();
  constructor(readonly s: Services) {}

  builder = (spec: ValidationSpec = { criteria: '', values: [], allowInvalid: true, help: null }): object =>
    this.s.guard('DataValidationBuilder', VALIDATION_BUILDER, new ValidationBuilder(this.s, spec));
  built = (spec: ValidationSpec) => this.s.guard('DataValidation', VALIDATION, new Validation(this.s, spec));
  checkbox = () => new Validation(this.s, { criteria: 'CHECKBOX', values: [], allowInvalid: true, help: null });

  at(position: Position) {
    const rule = this.s.book.getters.getValidationRuleForCell(position) as EngineRule | undefined;
    if (!rule) return null;
    const known = this.specs.get(rule.id);
    if (known) return this.built(known);
    const found = Object.values(CRITERIA).find(([, engine]) => engine === rule.criterion.type);
    const values = rule.criterion.type === 'isValueInList' ? [rule.criterion.values, true] : rule.criterion.values;
    return this.built({ criteria: found?.[0] ?? 'CUSTOM_FORMULA', values, allowInvalid: !rule.isBlocking, help: null });
  }

  put(sheetId: string, zone: Zone, rule: Validation | null): void {
    const { book } = this.s;
    const ranges = [book.getters.getRangeDataFromZone(sheetId, zone)];
    const id = book.id('rule');
    const spec = rule?.spec ?? { criteria: 'TEXT_EQUAL_TO', values: ['-'], allowInvalid: true, help: null };
    // A rule over the same cells replaces what was there; the empty one is taken away again.
    book.dispatch('ADD_DATA_VALIDATION_RULE', {
      sheetId,
      ranges,
      rule: { id, isBlocking: rule ? !spec.allowInvalid : false, criterion: this.criterion(spec) },
    });
    if (rule) this.specs.set(id, spec);
    else book.dispatch('REMOVE_DATA_VALIDATION_RULE', { sheetId, id });
  }

  private criterion(spec: ValidationSpec): object {
    const type = Object.values(CRITERIA).find(([criteria]) => criteria === spec.criteria)![1];
    const { book } = this.s;
    if (type === 'isBoolean') return { type, values: [] };
    if (type === 'isValueInList')
      return {
        type,
        values: (spec.values[0] as unknown[]).map(String),
        displayStyle: spec.values[1] === false ? 'plainText' : 'arrow',
      };
    if (type === 'isValueInRange') {
      const { sheetId, zone } = spec.values[0] as { sheetId: string; zone: Zone };
      return { type, values: [`${quoted(book.getters.getSheetName(sheetId))}!${a1Of(zone)}`], displayStyle: 'arrow' };
    }
    const values = spec.values.map((value) =>
      value instanceof Date ? String(book.write({ sheetId: '', row: 0, col: 0 }, value).content) : String(value),
    );
    return {
      type,
      values,
      ...(type.startsWith('dateIs') ? { dateValue: 'exactDate' } : {}),
    };
  }
}

export type { EnumValue };
