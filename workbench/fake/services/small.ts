import { Exception } from '../exception';
import type { Members } from '../guard';
import type { Services } from './index';
import type { RangeImpl } from './range';
import { RANGE } from './range-members';

const ACTIONS = (
  'activate breakApart clear clearContent clearDataValidations clearFormat clearNote insertCheckboxes setBackground setBorder ' +
  'setFontColor setFontFamily setFontLine setFontSize setFontStyle setFontWeight setFormula setHorizontalAlignment setNote ' +
  'setNumberFormat setValue setVerticalAlignment setWrap setWrapStrategy uncheck'
).split(' ');

export const RANGE_LIST: Members = {
  getRanges: 'handle',
  ...Object.fromEntries(ACTIONS.map((name) => [name, RANGE[name]])),
};

/** Several ranges handled as one. */
export class RangeListImpl {
  constructor(
    readonly s: Services,
    readonly ranges: readonly RangeImpl[],
  ) {
    for (const name of ACTIONS)
      (this as unknown as Record<string, unknown>)[name] = (...args: unknown[]) => {
        for (const range of ranges) (range as unknown as Record<string, (...a: unknown[]) => unknown>)[name](...args);
        return this.s.rangeList(ranges);
      };
  }
  getRanges = () => this.ranges.map(({ sheetId, zone }) => this.s.range(sheetId, zone));
}

export const NAMED_RANGE: Members = {
  getName: 'handle',
  getRange: 'handle',
  remove: 'write',
  setName: 'write string',
  setRange: 'write Range',
};

export class NamedRangeImpl {
  constructor(
    readonly s: Services,
    private name: string,
  ) {}
  private found() {
    const found = this.s.book.getters.getNamedRange(this.name);
    if (!found) throw new Exception(`Range ${this.name} not found`);
    return found;
  }
  getName = () => this.found().name;
  getRange() {
    const { range } = this.found();
    return this.s.range(range.sheetId, range.zone);
  }
  remove() {
    this.s.book.dispatch('DELETE_NAMED_RANGE', { name: this.found().name });
  }
  setRange(range: RangeImpl) {
    this.s.nameRange(this.found().name, range, this.found().name);
    return this.s.namedRange(this.name);
  }
  setName(name: string) {
    const { range, name: old } = this.found();
    this.s.nameRange(name, this.s.rawRange(range.sheetId, range.zone), old);
    this.name = name;
    return this.s.namedRange(name);
  }
}
