import type { Position } from '../book';
import type { Side } from '../side';
import type { Services } from './index';

const MOST = 50000;

/** Notes of cells. */
export class Notes {
  constructor(readonly s: Services) {}

  private all(): Side[] {
    return this.s.book.sides().filter((side) => side.kind === 'note');
  }
  private find({ sheetId, row, col }: Position, among = this.all()): Side | undefined {
    return among.find(
      ({ range, ...side }) => side.sheetId === sheetId && range!.zone.top === row && range!.zone.left === col,
    );
  }
  at = (position: Position): string => String(this.find(position)?.data.text ?? '');

  put(notes: { position: Position; text: string }[]): void {
    const all = this.all();
    const dropped: string[] = [];
    const kept: Side[] = [];
    for (const { position, text } of notes) {
      const before = this.find(position, all);
      if (text === '') {
        if (before) dropped.push(before.id);
        continue;
      }
      const { sheetId, row, col } = position;
      kept.push({
        id: before?.id ?? this.s.book.id('note'),
        kind: 'note',
        sheetId,
        range: this.s.book.rangeOf(sheetId, { top: row, bottom: row, left: col, right: col }),
        data: { text: text.slice(0, MOST) },
      });
    }
    this.s.book.dropSides(dropped);
    this.s.book.putSides(kept);
  }
  clear(sheetId: string): void {
    this.s.book.dropSides(
      this.all()
        .filter((side) => side.sheetId === sheetId)
        .map((side) => side.id),
    );
  }
}
