import type { Workbook } from '../../workbench/fake';
import { SharedRealms } from '../../workbench/fake';
import { openTabs } from '../road/open';
import type { PersonAct, Step } from './steps';
import { LOCALES, ZONES } from './steps';

/** Texts that would do harm as formulas; typed with an apostrophe, as text. */
const HOSTILE = ["'=IMPORTXML(A1)", "'+1", "'-5%", "'@x", "'1-2"];
const PEOPLE = ['Ana', 'Ben', 'Cleo', ...HOSTILE];
const HEADINGS = [
  'Deal ID',
  'Customer',
  'Amount',
  'Status',
  'Created',
  'Close date',
  'Owner',
  'Source',
  'Product',
  'My remark',
];

type Typed = string | number;

const month = (i: number): string => String((i % 9) + 1).padStart(2, '0');
function deal(id: string, i: number): Typed[] {
  const status = ['Won', 'Won', 'Lost', 'Open'][i % 4];
  const close = status === 'Open' ? '' : `2026-${month(i)}-20`;
  const source = ['Webinar', "'-1+1"][i % 2];
  return [
    id,
    `Customer ${i % 5}`,
    100 + i,
    status,
    `2026-${month(i)}-01`,
    close,
    PEOPLE[i % PEOPLE.length],
    source,
    'Basic',
    '',
  ];
}
const DEALS: Typed[][] = [
  HEADINGS,
  ...Array.from({ length: 12 }, (_, i) => [...deal(`D-${i}`, i).slice(0, -1), i % 3 === 0 ? `call ${i}` : '']),
];
const SPEND = [
  ['Date', 'Source', 'Amount'],
  ['2026-01-01', 'Webinar', 1000],
  ['2026-03-01', 'Fair', 500],
];

/** One cell as the file keeps it: what was typed, and its number format. */
export type CellsOf = ReadonlyMap<string, string>;

const REALMS = new SharedRealms();

/** A person's file with the add-on in it. */
export class Desk {
  readonly book: Workbook;
  /** Tabs of the person, by the engine's id, which stays when they are renamed. */
  readonly own: Readonly<Record<'deals' | 'spend' | 'notes' | 'ask', string>>;
  /** The tab with the newer export, once there is one. */
  exported: string | null = null;
  private next = 100;

  /** @param isWarm whether the add-on's files stay loaded from one sequence to the next. */
  constructor(zones: number, locale: number, isWarm = false) {
    this.book = openTabs(
      [
        { name: 'Deals', rows: DEALS, gridRows: 60 },
        { name: 'Spend', rows: SPEND, gridRows: 40 },
        {
          name: 'Notes',
          rows: [
            ['mine', 7],
            ['=A1', '=B1*2'],
          ],
          gridRows: 20,
        },
        { name: 'Ask', rows: [['=SALES()']], gridRows: 60 },
      ],
      '2026-10-31T12:00:00Z',
      { ...ZONES[zones], locale: LOCALES[locale], shares: { realms: REALMS, what: isWarm ? 'all' : 'functions' } },
    );
    const [deals, spend, notes, ask] = this.book.book.getters.getSheetIds();
    this.own = { deals, spend, notes, ask };
    this.sheet(deals).s.notes.put([
      { position: { sheetId: deals, row: 3, col: 2 }, text: 'agreed by phone' },
      { position: { sheetId: deals, row: 0, col: 6 }, text: 'who' },
    ]);
    this.sheet(notes).s.nameRange('MINE', this.book.services.rawRange(notes, { top: 0, bottom: 1, left: 1, right: 1 }));
    this.book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    this.book.type('Ask!A3', '=SALES(DEALS;SETTINGS;"2026")');
    this.book.type('Ask!A4', '=WINRATE(DEALS;SETTINGS;"2026")');
    this.book.type('Ask!A5', '=PIPELINE(DEALS;SETTINGS)');
    this.book.type('Ask!A6', '=DEALSWON(DEALS;SETTINGS;"owner";"2026";"plain")');
  }

  sheet(id: string) {
    return this.book.services.rawSheet(id);
  }
  /** Tabs that are the person's, those of exports too. */
  ownIds(): string[] {
    return [...Object.values(this.own), ...(this.exported ? [this.exported] : [])];
  }
  tabId(name: string): string | undefined {
    return this.book.book.sheetIdOf(name);
  }

  /** Every cell of a tab that holds something: `row,col` → what it holds and its format. */
  cells(id: string): CellsOf {
    const { getters } = this.book.book;
    const found = new Map<string, string>();
    for (const cell of getters.getCells(id)) {
      const { row, col } = getters.getCellPosition(cell.id);
      const content = cell.isFormula ? this.book.book.formula({ sheetId: id, row, col }) : cell.content;
      if (content !== '') found.set(`${row},${col}`, `${content}\u0000${cell.format ?? ''}`);
    }
    return found;
  }
  /** Notes of the person's tabs, names that the person gave, and how large the tabs are. */
  marks(): unknown {
    const { book } = this.book;
    const ids = new Set(this.ownIds());
    const notes = book
      .sides()
      .filter(({ kind, sheetId }) => kind === 'note' && ids.has(sheetId))
      .map(({ sheetId, range, data }) => [sheetId, range?.zone.top, range?.zone.left, data.text]);
    const mine = book.getters.getNamedRanges().find(({ name }) => name === 'MINE');
    return { notes, mine: mine && [mine.range.sheetId, mine.range.zone] };
  }

  /** Rows of the deals' tab that hold something, headings included. */
  get height(): number {
    return this.book.book.extent(this.own.deals).rows;
  }
  headings(id = this.own.deals): string[] {
    const { columns } = this.book.book.extent(id);
    return Array.from({ length: columns }, (_, col) => String(this.book.book.value({ sheetId: id, row: 0, col })));
  }
  /** Types into cells of one row, all at once; a column that is not there is passed over. */
  private put(id: string, row: number, ...cells: readonly (readonly [col: number, value: Typed])[]): void {
    const { book } = this.book;
    const there = cells.filter(([col]) => col >= 0);
    book.run(there.map(([col, value]) => book.write({ sheetId: id, row, col }, value)));
  }

  /** Does what a person does; nothing where it makes no sense now. */
  person({ act, at }: Step & { readonly act: PersonAct }): void {
    const { deals, notes } = this.own;
    const sheet = this.sheet(deals);
    const row = 1 + (at % Math.max(1, this.height - 1));
    const column = (heading: string): number => this.headings().indexOf(heading);
    this.book.resetCounts();
    switch (act) {
      case 'edit':
        return this.put(deals, row, [column('Amount'), at % 11 === 10 ? 'n/a' : 1000 + 7 * at]);
      case 'close a deal':
        return this.put(
          deals,
          row,
          [column('Status'), at % 2 ? 'Won' : 'Lost'],
          [column('Close date'), `2026-0${1 + (at % 9)}-15`],
        );
      case 'sort': {
        const { rows, columns } = this.book.book.extent(deals);
        if (rows < 3) return;
        const range = this.book.services.rawRange(deals, { top: 1, bottom: rows - 1, left: 0, right: columns - 1 });
        range.sort({ column: 1 + (at % columns), ascending: at % 2 === 0 });
        return;
      }
      case 'insert row': {
        const above = row + (at % 3 === 0 ? 1 : 0);
        sheet.insertRowAfter(above);
        if (at % 2) this.fill(deal(`D-${this.next++}`, at), above);
        return;
      }
      case 'delete row':
        if (this.height > 5) sheet.deleteRow(row + 1);
        return;
      case 'insert column':
        sheet.insertColumnAfter(1 + (at % HEADINGS.length));
        if (at % 2) this.put(deals, 0, [1 + (at % HEADINGS.length), 'Comment']);
        return;
      case 'delete column': {
        const { columns } = this.book.book.extent(deals);
        // mostly one that the figures do not need
        const wanted = at % 4 ? column(['Product', 'Source', 'My remark', 'Customer'][at % 4]) : at % columns;
        if (columns > 5 && wanted >= 0) sheet.deleteColumn(wanted + 1);
        return;
      }
      case 'note': {
        const text = { position: { sheetId: at % 2 ? deals : notes, row: at % 9, col: at % 4 }, text: `note ${at}` };
        return this.book.services.notes.put([text]);
      }
      case 'rename tab': {
        const ids = this.book.book.getters.getSheetIds();
        const id = ids[at % ids.length];
        const name = `${this.book.book.sheetName(id).slice(0, 40)}${at % 3 ? ' 2' : "'s"}`;
        if (!this.tabId(name)) this.sheet(id).setName(name);
        return;
      }
      case 'change settings':
        return this.set(
          ['As-of day', 'As-of day', 'Leave out', 'Fiscal year starts in', 'As-of day', 'Gross margin'][at % 6],
          ['2026-06-30', '2026-09-30', ['', 'owner = Ben'][at % 2], 'April', at % 4 ? '2026-10-31' : 'soon', '70%'][
            at % 6
          ],
        );
      case 'hold':
        return this.set('Hold as-of day', at % 3 ? 'yes' : '');
      case 'change locale':
        return this.rawSpreadsheet().setSpreadsheetLocale(LOCALES[at % LOCALES.length]);
      case 'paste export':
        return this.paste(at);
      case 'scribble in report': {
        const report = this.book.tabs().find((tab) => /summary|health|Sources/.test(tab) && !tab.includes('data'));
        if (report) this.put(this.tabId(report)!, 90 + (at % 5), [at % 3, `mine ${at}`]);
        return;
      }
    }
  }

  private rawSpreadsheet() {
    return this.book.services.raw(this.book.services.spreadsheet()) as { setSpreadsheetLocale(code: string): void };
  }

  /** Writes a deal into a row, each value under its heading. */
  private fill(values: Typed[], row: number): void {
    const at = this.headings();
    this.put(this.own.deals, row, ...HEADINGS.map((heading, i) => [at.indexOf(heading), values[i]] as const));
  }

  private set(name: string, value: string): void {
    const found = this.book.book.getters.getNamedRanges().find((each) => each.name === 'SETTINGS')?.range;
    if (!found) return;
    const { sheetId, zone } = found;
    for (let row = zone.top; row <= zone.bottom; row++)
      if (this.book.book.value({ sheetId, row, col: zone.left }) === name)
        return this.put(sheetId, row, [zone.left + 1, value]);
  }

  /** Pastes a newer export into a tab of its own: the deals as they stand, some changed, some new, one gone. */
  private paste(at: number): void {
    if (this.exported === null) {
      const before = this.book.book.activeSheetId;
      const free = this.book.services.freeName('Export');
      const spreadsheet = this.book.services.raw(this.book.services.spreadsheet()) as {
        insertSheet(name: string): unknown;
      };
      spreadsheet.insertSheet(free);
      this.exported = this.tabId(free)!;
      this.book.book.activeSheetId = before;
    }
    const id = this.exported;
    const sheet = this.sheet(id);
    sheet.clear();
    const headings = this.headings();
    const kept = headings.map((_, i) => i).filter((i) => headings[i] !== '' && headings[i] !== 'My remark');
    if (at % 2) kept.reverse();
    const value = (row: number, col: number): Typed | Date => {
      const held = this.book.book.value({ sheetId: this.own.deals, row, col });
      return typeof held === 'string' && held !== '' ? `'${held}` : (held as Typed | Date);
    };
    const rows: (Typed | Date)[][] = [kept.map((col) => headings[col])];
    for (let row = 1; row < this.height; row++) {
      if (row === 1 + (at % 7)) continue;
      rows.push(
        kept.map((col) => {
          if (headings[col] === 'Amount' && (row + at) % 4 === 0) return 5000 + at + row;
          if (headings[col] === 'Owner' && (row + at) % 5 === 0) return PEOPLE[(row + at) % PEOPLE.length];
          return value(row, col);
        }),
      );
    }
    const fresh = deal(`D-${this.next++}`, at);
    rows.push(kept.map((col) => fresh[HEADINGS.indexOf(headings[col])] ?? ''));
    const { book } = this.book;
    book.run(rows.flatMap((line, row) => line.map((cell, col) => book.write({ sheetId: id, row, col }, cell))));
  }
}
