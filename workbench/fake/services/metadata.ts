import type { Zone } from '../book';
import type { EnumValue } from '../enums';
import { Exception } from '../exception';
import type { Members } from '../guard';
import type { Side } from '../side';
import type { Services } from './index';
import type { SheetImpl } from './sheet';

const MEMBERS: Members = {
  getId: 'handle',
  getKey: 'read',
  getLocation: 'read',
  getValue: 'read',
  getVisibility: 'read',
  moveToSheet: 'write Sheet',
  moveToSpreadsheet: 'write',
  remove: 'write',
  setKey: 'write string',
  setValue: 'write string?',
  setVisibility: 'write DeveloperMetadataVisibility',
};
const LOCATION: Members = {
  getColumn: 'handle',
  getLocationType: 'handle',
  getRow: 'handle',
  getSheet: 'handle',
  getSpreadsheet: 'handle',
};
const FINDER: Members = {
  find: 'read',
  onIntersectingLocations: 'free',
  withId: 'free integer',
  withKey: 'free string',
  withLocationType: 'free DeveloperMetadataLocationType',
  withValue: 'free string',
  withVisibility: 'free DeveloperMetadataVisibility',
};
/** Characters of keys and values that a spreadsheet, and each tab, may hold. */
const MOST = 30000;

export interface Place {
  /** '' for the spreadsheet. */
  sheetId: string;
  zone: Zone | null;
  dimension: 'ROW' | 'COLUMN' | null;
}

interface Query {
  id?: number;
  key?: string;
  value?: string;
  type?: string;
  visibility?: string;
}

class MetadataImpl {
  constructor(
    readonly s: Services,
    readonly id: string,
  ) {}
  private side(): Side {
    const found = this.s.book.sides().find((side) => side.id === this.id);
    if (!found) throw new Exception('The developer metadata was removed.');
    return found;
  }
  private put(change: Record<string, unknown>, move: Partial<Side> = {}): object {
    const side = this.side();
    const next = { ...side, ...move, data: { ...side.data, ...change } };
    this.s.metadata.check(next);
    this.s.book.putSides([next]);
    return this.s.metadata.wrap(this.id);
  }
  getId = () => Number(this.id.replace(/\D/g, ''));
  getKey = () => String(this.side().data.key);
  getValue = () => (this.side().data.value as string | null) ?? null;
  getVisibility = () => this.s.enums.DeveloperMetadataVisibility[String(this.side().data.visibility)];
  setKey = (key: string) => this.put({ key });
  setValue = (value: string | null) => this.put({ value: value === null ? null : String(value) });
  setVisibility = (visibility: EnumValue) => this.put({ visibility: visibility.name_ });
  moveToSheet = (sheet: SheetImpl) => this.put({ dimension: null }, { sheetId: sheet.id, range: undefined });
  moveToSpreadsheet = () => this.put({ dimension: null }, { sheetId: '', range: undefined });
  remove = () => this.s.book.dropSides([this.id]);
  getLocation() {
    const side = this.side();
    const { dimension } = side.data as { dimension: string | null };
    const whole = () => (side.range ? this.s.range(side.sheetId, side.range.zone) : null);
    return this.s.guard('DeveloperMetadataLocation', LOCATION, {
      getLocationType: () => this.s.enums.DeveloperMetadataLocationType[typeOf(side)],
      getSpreadsheet: () => (side.sheetId === '' ? this.s.spreadsheet() : null),
      getSheet: () => (side.sheetId !== '' && !side.range ? this.s.sheet(side.sheetId) : null),
      getRow: () => (dimension === 'ROW' ? whole() : null),
      getColumn: () => (dimension === 'COLUMN' ? whole() : null),
    });
  }
}

const typeOf = (side: Side): string =>
  side.sheetId === '' ? 'SPREADSHEET' : side.range ? String(side.data.dimension) : 'SHEET';

class FinderImpl {
  constructor(
    readonly s: Services,
    readonly sheetId: string | null,
    readonly query: Query,
  ) {}
  private with = (more: Query): object =>
    this.s.guard('DeveloperMetadataFinder', FINDER, new FinderImpl(this.s, this.sheetId, { ...this.query, ...more }));
  withId = (id: number) => this.with({ id });
  withKey = (key: string) => this.with({ key });
  withValue = (value: string) => this.with({ value });
  withLocationType = (type: EnumValue) => this.with({ type: type.name_ });
  withVisibility = (visibility: EnumValue) => this.with({ visibility: visibility.name_ });
  onIntersectingLocations = () => this.with({});
  find() {
    const { id, key, value, type, visibility } = this.query;
    return this.s.metadata
      .all()
      .filter((side) => this.sheetId === null || side.sheetId === this.sheetId)
      .filter((side) => id === undefined || side.id === `metadata${id}`)
      .filter((side) => key === undefined || side.data.key === key)
      .filter((side) => value === undefined || side.data.value === value)
      .filter((side) => type === undefined || typeOf(side) === type)
      .filter((side) => visibility === undefined || side.data.visibility === visibility)
      .map((side) => this.s.metadata.wrap(side.id));
  }
}

/** Developer metadata: marks on the spreadsheet, a tab, a row or a column, which no user sees. */
export class Metadata {
  constructor(readonly s: Services) {}
  all(): Side[] {
    return this.s.book.sides().filter((side) => side.kind === 'metadata');
  }
  wrap = (id: string) => this.s.guard('DeveloperMetadata', MEMBERS, new MetadataImpl(this.s, id));
  finder = (sheetId: string | null) =>
    this.s.guard('DeveloperMetadataFinder', FINDER, new FinderImpl(this.s, sheetId, {}));

  /** @throws where the store would grow past what Google allows. */
  check(next: Side): void {
    const size = (side: Side): number => String(side.data.key).length + String(side.data.value ?? '').length;
    const sum = this.all()
      .filter((side) => side.sheetId === next.sheetId && side.id !== next.id)
      .reduce((total, side) => total + size(side), size(next));
    if (sum > MOST) throw new Exception(`Developer metadata may hold at most ${MOST} characters.`);
  }
  add(place: Place, key: string, a?: string | EnumValue, b?: EnumValue): void {
    const value = typeof a === 'string' ? a : null;
    const visibility = typeof a === 'object' ? a.name_ : (b?.name_ ?? 'DOCUMENT');
    const { book } = this.s;
    const side: Side = {
      id: book.id('metadata'),
      kind: 'metadata',
      sheetId: place.sheetId,
      range: place.zone ? book.rangeOf(place.sheetId, place.zone) : undefined,
      data: { key, value, visibility, dimension: place.dimension },
    };
    this.check(side);
    book.putSides([side]);
  }
  on(sheetId: string, zone: Zone | null) {
    const same = (side: Side): boolean =>
      zone === null
        ? !side.range
        : side.range !== undefined && JSON.stringify(side.range.zone) === JSON.stringify(zone);
    return this.all()
      .filter((side) => side.sheetId === sheetId && same(side))
      .map((side) => this.wrap(side.id));
  }
}
