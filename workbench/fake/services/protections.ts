import type { Zone } from '../book';
import { Exception } from '../exception';
import type { Members } from '../guard';
import type { Side } from '../side';
import type { Services } from './index';
import type { RangeImpl } from './range';

const MEMBERS: Members = {
  addEditor: 'write string|User',
  canDomainEdit: 'read',
  canEdit: 'read',
  getDescription: 'read',
  getEditors: 'read',
  getProtectionType: 'read',
  getRange: 'read',
  getUnprotectedRanges: 'read',
  isWarningOnly: 'read',
  remove: 'write',
  removeEditor: 'write string|User',
  removeEditors: 'write list',
  setDescription: 'write string',
  setDomainEdit: 'write boolean',
  setRange: 'write Range',
  setUnprotectedRanges: 'write list',
  setWarningOnly: 'write boolean',
};

class ProtectionImpl {
  constructor(
    readonly s: Services,
    readonly id: string,
  ) {}
  private side(): Side {
    const found = this.s.book.sides().find((side) => side.id === this.id);
    if (!found) throw new Exception('The protection was removed.');
    return found;
  }
  private put(change: Record<string, unknown>, range = this.side().range): object {
    const side = this.side();
    this.s.book.putSides([{ ...side, range, data: { ...side.data, ...change } }]);
    return this.s.protections.of(side.range ? 'RANGE' : 'SHEET', null, this.id)[0];
  }
  getDescription = () => String(this.side().data.description ?? '');
  setDescription = (description: string) => this.put({ description });
  isWarningOnly = () => this.side().data.warningOnly === true;
  setWarningOnly = (warningOnly: boolean) => this.put({ warningOnly });
  getProtectionType = () => this.s.enums.ProtectionType[this.side().range ? 'RANGE' : 'SHEET'];
  getRange() {
    const { range, sheetId } = this.side();
    return this.s.range(sheetId, range?.zone ?? this.s.book.getters.getSheetZone(sheetId));
  }
  setRange = (range: RangeImpl) => this.put({}, this.s.book.rangeOf(range.sheetId, range.zone));
  getUnprotectedRanges = () =>
    ((this.side().data.open ?? []) as { sheetId: string; zone: Zone }[]).map(({ sheetId, zone }) =>
      this.s.range(sheetId, zone),
    );
  setUnprotectedRanges = (ranges: RangeImpl[]) =>
    this.put({ open: ranges.map(({ sheetId, zone }) => ({ sheetId, zone })) });
  /** The person at the keyboard owns the workbench's spreadsheet. */
  canEdit = () => true;
  canDomainEdit = () => false;
  getEditors = () => [];
  addEditor = () => this.put({});
  removeEditor = () => this.put({});
  removeEditors = () => this.put({});
  setDomainEdit = () => this.put({});
  remove = () => this.s.book.dropSides([this.id]);
}

/** Protected ranges and tabs. They stop nobody here: the person at the keyboard owns the spreadsheet. */
export class Protections {
  constructor(readonly s: Services) {}
  add(sheetId: string, zone: Zone | null) {
    const id = this.s.book.id('protection');
    const range = zone ? this.s.book.rangeOf(sheetId, zone) : undefined;
    this.s.book.putSides([{ id, kind: 'protection', sheetId, range, data: {} }]);
    return this.wrap(id);
  }
  of(type: string, sheetId: string | null, id?: string) {
    return this.s.book
      .sides()
      .filter((side) => side.kind === 'protection' && (side.range ? 'RANGE' : 'SHEET') === type)
      .filter((side) => (sheetId === null || side.sheetId === sheetId) && (id === undefined || side.id === id))
      .map((side) => this.wrap(side.id));
  }
  private wrap = (id: string) => this.s.guard('Protection', MEMBERS, new ProtectionImpl(this.s, id));
}
