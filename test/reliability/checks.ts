import type { Workbook } from '../../workbench/fake';
import { openBuilt } from '../support/built';
import type { CellsOf, Desk } from './desk';
import { named, truthOf } from './oracle';

/** Formulas that the add-on writes into tabs of its own; nothing else may stand there as a formula. */
const OURS =
  /^=(REPORT\(.*\)|IF\('(?:[^']|'')+'![A-Z]+\d+=""[;,]""[;,]('(?:[^']|'')+'![A-Z]+\d+|HYPERLINK\("#gid=\d+&range=A"&\(.*\)[;,]"Row "&\(.*\)\))\)|HYPERLINK\("#gid=\d+&range=A"&\(.*\)[;,]"Row "&\(.*\)\))$/;

const heldIn = (cell: string | undefined): string => (cell ?? '').split('\u0000')[0];

/** Differences between two states of a tab, as `row,col: before → after`. */
export function differences(before: CellsOf, after: CellsOf): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => `${key}: ${before.get(key)} → ${after.get(key)}`);
}
/** The same, formats aside. */
export function changedContents(before: CellsOf, after: CellsOf): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => heldIn(before.get(key)) !== heldIn(after.get(key)));
}
export { heldIn };

/** No tab of ours holds a formula but those that we write, and the person's own scribbles are texts. */
export function expectOnlyOurFormulas(desk: Desk): void {
  const own = new Set(desk.ownIds());
  for (const id of desk.book.book.getters.getSheetIds()) {
    if (own.has(id)) continue;
    const undo = /undo/i.test(desk.book.book.sheetName(id));
    for (const content of desk.cells(id).values()) {
      const held = heldIn(content);
      // what stands in the undo tab was copied from elsewhere, with its formulas
      if (held.startsWith('=') && !undo) expect(held).toMatch(OURS);
      if (undo) expect(held).not.toMatch(/^=IMPORTXML|^=\+|^=-/);
    }
  }
}

const close = (a: unknown, b: number): boolean =>
  typeof a === 'number' && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** A sentence of ours, such as a cell shows on hovering: it says something, and nothing of the inside. */
export function expectSentence(said: string): void {
  expect(said).toMatch(/^[A-Z"'=][^]*[a-z]/);
  expect(said).not.toMatch(/\bundefined\b|\bnull\b|NaN|is not a function|Cannot read|\[object/);
}

/** The figures that formulas show, against the plain count; where something is lacking they are sentences. */
export function expectRightFigures(desk: Desk): void {
  const { book } = desk;
  const truth = truthOf(book);
  const ask = book.book.sheetName(desk.own.ask).replace(/'/g, "''");
  const at = (cell: string): unknown => book.value(`'${ask}'!${cell}`);
  const note = (cell: string): string => book.errorNote(`'${ask}'!${cell}`);
  const expected: [string, number | null][] =
    typeof truth === 'string'
      ? []
      : [
          ['A3', truth.sales],
          ['A4', truth.winRate],
          ['A5', truth.open],
        ];
  for (const cell of ['A3', 'A4', 'A5', 'A6']) if (at(cell) === '#ERROR!') expectSentence(note(cell));
  if (typeof truth === 'string') {
    // without what they need formulas refuse; which of them still can depends on what is lacking
    for (const cell of ['A3', 'A4', 'A5'])
      expect(['number', '#ERROR!', '#REF!', '#NAME?', '']).toContain(kindOf(at(cell)));
    return;
  }
  for (const [cell, figure] of expected) {
    if (figure === null) expect([cell, at(cell)]).toEqual([cell, '#ERROR!']);
    else if (!close(at(cell), figure))
      expect({ cell, shown: at(cell), note: note(cell), truth }).toEqual({ cell, figure });
  }
  if (at('A6') === '#ERROR!') expect(truth.won).toBe(0);
  else {
    const shown = new Map<string, number>();
    for (const [owner, won] of book.values(`'${ask}'!A7:B40`)) if (owner !== '') shown.set(String(owner), Number(won));
    const won = [...shown].filter(([, count]) => count > 0).sort();
    const counted = [...truth.wonBy].map(([owner, count]): [string, number] => [
      owner === '' ? '(none)' : owner,
      count,
    ]);
    expect(won).toEqual(counted.sort());
  }
}

const kindOf = (value: unknown): unknown => (typeof value === 'number' ? 'number' : value);

/** The reports of the file, by their status. */
export function reports(book: Workbook): { tab: string; status: string }[] {
  return book
    .tabs()
    .map((tab) => ({ tab, status: String(book.value(`'${tab.replace(/'/g, "''")}'!A3`)) }))
    .filter(({ status }) => /^(Live:|Snapshot of|Updating since)/.test(status));
}

/** What a snapshot showed when it was built: it shows that as long as it says so. */
export const snapshots = new WeakMap<Desk, Map<string, string>>();

/** Live reports show what the file gives now, snapshots what it gave then; none shows a number beside the truth. */
export function expectHonestReports(desk: Desk): void {
  const { book } = desk;
  const truth = truthOf(book);
  for (const { tab, status } of reports(book)) {
    if (status.startsWith('Updating')) continue;
    const shown = book.values(`'${tab.replace(/'/g, "''")}'!A1:J60`);
    const bad = shown.flat().filter((cell) => /NaN|undefined|\[object/.test(String(cell)));
    expect(bad).toEqual([]);
    if (status.startsWith('Snapshot')) {
      const kept = snapshots.get(desk) ?? new Map<string, string>();
      snapshots.set(desk, kept);
      const text = JSON.stringify(shown);
      const before = kept.get(`${tab} ${status}`);
      if (before !== undefined) expect(text).toBe(before);
      kept.set(`${tab} ${status}`, text);
      continue;
    }
    const figures = shown.slice(4, 6);
    if (typeof truth === 'string') continue;
    const errors = shown.flat().filter((cell) => /^#[A-Z]/.test(String(cell)));
    expect({ tab, errors }).toEqual({ tab, errors: [] });
    for (const [label, figure] of [
      ['Sales', truth.sales],
      ['Deals won', truth.won],
      ['Win rate', truth.winRate],
    ] as const) {
      const column = figures[0]?.indexOf(label) ?? -1;
      if (column < 0) continue;
      const found = figures[1][column];
      if (figure === null ? found !== '' : !close(found, figure))
        expect({ tab, label, found }).toEqual({ tab, label, figure });
    }
  }
}

/** Every live report is what a fresh run over the same cells gives, value by value. */
export function expectAsFromScratch(desk: Desk): number {
  const { book } = desk;
  const { getters } = book.book;
  let compared = 0;
  for (const id of getters.getSheetIds()) {
    const corner = { sheetId: id, row: 0, col: 0 };
    const formula = /^=REPORT\((.*)\)$/.exec(book.book.formula(corner));
    if (!formula) continue;
    const args = formula[1].split(/[;,]/).map((text) => {
      const quoted = /^"(.*)"$/.exec(text);
      return quoted ? quoted[1] : named(book, text);
    });
    if (args.includes(null)) continue;
    const shown = book.book.value(corner);
    let fresh: unknown;
    try {
      // without its settings a report asks the file for the day and the zone
      const asks = !formula[1].includes('SETTINGS');
      fresh = asks
        ? book.runFunction('REPORT', args, 'CUSTOM_FUNCTION')
        : openBuilt(book.book.scriptZone).call('REPORT', args);
    } catch (error) {
      const { message } = error as Error;
      expect({ formula: formula[0], shown, message }).toEqual({ formula: formula[0], shown: '#ERROR!', message });
      expectSentence(message);
      continue;
    }
    (fresh as unknown[][]).forEach((line, row) =>
      line.forEach((value, col) => {
        const found = book.book.value({ sheetId: id, row, col });
        if (typeof value === 'number' ? !close(found, value) : String(found) !== String(value ?? ''))
          expect({ row, col, found }).toEqual({ row, col, found: value });
      }),
    );
    compared++;
  }
  return compared;
}
