import type { Position, Zone } from '../book';
import type { BatchItem } from '../engine';
import type { Members } from '../guard';
import type { Services } from './index';
import type { RangeImpl } from './range';

export const TEXT_FINDER: Members = {
  findAll: 'read',
  findNext: 'read',
  findPrevious: 'read',
  getCurrentMatch: 'read',
  ignoreDiacritics: 'free boolean',
  matchCase: 'free boolean',
  matchEntireCell: 'free boolean',
  matchFormulaText: 'free boolean',
  replaceAllWith: 'write string',
  replaceWith: 'write string',
  startFrom: 'free Range',
  useRegularExpression: 'free boolean',
};

interface Ways {
  case: boolean;
  entire: boolean;
  formula: boolean;
  regular: boolean;
  plain: boolean;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const stripped = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '');

export class TextFinderImpl {
  private ways: Ways = { case: false, entire: false, formula: false, regular: false, plain: false };
  private current = -1;
  constructor(
    readonly s: Services,
    readonly where: readonly { sheetId: string; zone: Zone }[],
    readonly text: string,
  ) {}
  private set = (way: keyof Ways, on: boolean): object => {
    this.ways[way] = on;
    return this.self();
  };
  private self = () => this.s.guard('TextFinder', TEXT_FINDER, this);
  matchCase = (on: boolean) => this.set('case', on);
  matchEntireCell = (on: boolean) => this.set('entire', on);
  matchFormulaText = (on: boolean) => this.set('formula', on);
  useRegularExpression = (on: boolean) => this.set('regular', on);
  ignoreDiacritics = (on: boolean) => this.set('plain', on);
  startFrom(range: RangeImpl) {
    const { sheetId, zone } = range;
    this.current = this.matches().findIndex(
      (one) => one.sheetId === sheetId && (one.row > zone.top || (one.row === zone.top && one.col > zone.left)),
    );
    this.current = this.current < 0 ? this.matches().length - 1 : this.current - 1;
    return this.self();
  }

  private shape(): RegExp {
    const source = this.ways.regular ? this.text : escape(this.ways.plain ? stripped(this.text) : this.text);
    return new RegExp(this.ways.entire ? `^(?:${source})$` : source, this.ways.case ? 'g' : 'gi');
  }
  private textAt(position: Position): string {
    const { book } = this.s;
    const text = (this.ways.formula && book.formula(position)) || book.shown(position);
    return this.ways.plain ? stripped(text) : text;
  }
  private matches(): Position[] {
    const found: Position[] = [];
    const { book } = this.s;
    const shape = this.shape();
    for (const { sheetId, zone } of this.where) {
      const { rows, columns } = book.extent(sheetId);
      for (let row = zone.top; row <= Math.min(zone.bottom, rows - 1); row++)
        for (let col = zone.left; col <= Math.min(zone.right, columns - 1); col++) {
          const position = { sheetId, row, col };
          const text = this.textAt(position);
          shape.lastIndex = 0;
          if (text !== '' && shape.test(text)) found.push(position);
        }
    }
    return found;
  }
  private one = ({ sheetId, row, col }: Position) =>
    this.s.range(sheetId, { top: row, bottom: row, left: col, right: col });
  findAll = () => this.matches().map(this.one);
  private step(by: number) {
    const all = this.matches();
    const next = by < 0 && this.current < 0 ? all.length - 1 : this.current + by;
    if (!all[next]) return null;
    this.current = next;
    return this.one(all[next]);
  }
  findNext = () => this.step(1);
  findPrevious = () => this.step(-1);
  getCurrentMatch() {
    const match = this.matches()[this.current];
    return match ? this.one(match) : null;
  }
  private replace(positions: Position[], text: string): number {
    const { book } = this.s;
    let count = 0;
    const list: BatchItem[] = [];
    for (const position of positions) {
      const before = book.formula(position) || book.shown(position);
      const after = before.replace(this.shape(), () => {
        count++;
        return text;
      });
      list.push(book.write(position, after));
    }
    book.run(list);
    return count;
  }
  replaceAllWith = (text: string) => this.replace(this.matches(), text);
  replaceWith(text: string) {
    const match = this.matches()[this.current];
    return match ? this.replace([match], text) : 0;
  }
}
