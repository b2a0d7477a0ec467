import fc from 'fast-check';
import type { Workbook } from '../../workbench/fake';
import { openTabs } from '../road/open';

/** Random work of a person in a file, with the add-on's actions between it and services that fail now and then. */

const HOSTILE = ['Ana', 'Ben', "'=IMPORTXML(1;2)", "'+1", "'-5%", "'@x", "'1-2"];
const DEALS = [
  ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner', 'Source', 'Product'],
  ...Array.from({ length: 12 }, (_, i) => {
    const month = String((i % 9) + 1).padStart(2, '0');
    const status = ['Won', 'Won', 'Lost', 'Open'][i % 4];
    const close = status === 'Open' ? '' : `2026-${month}-20`;
    const text = HOSTILE[i % HOSTILE.length];
    return [`D-${i}`, text, 100 + i, status, `2026-${month}-01`, close, text, text, 'Basic'];
  }),
];
const ADD_ON = ['build live', 'build snapshot', 'refresh', 'make live', 'set up', 'state'] as const;
const PERSON = [
  'edit',
  'insert row',
  'delete row',
  'note',
  'rename deals',
  'rename report',
  'break setting',
  'hold',
] as const;
type Step = {
  readonly act: (typeof ADD_ON)[number] | (typeof PERSON)[number];
  readonly at: number;
  /** The service call of the add-on's action that fails; none from 60 on. */
  readonly fails: number;
};
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom<Step['act']>(...ADD_ON, 'build live', 'refresh', ...PERSON, 'edit'),
  at: fc.nat({ max: 7 }),
  fails: fc.nat({ max: 150 }),
});

const isLong = process.env.DEALSHEET_LONG === '1';
const found = { sequences: 0, actions: 0, failures: 0, completed: 0 };
afterAll(() =>
  process.stdout.write(
    `Reliability: ${found.sequences} sequences, ${found.actions} actions, ${found.failures} injected failures, ${found.completed} reports completed by Refresh.\n`,
  ),
);

class Desk {
  readonly book: Workbook = openTabs([
    { name: 'Deals', rows: DEALS },
    { name: 'Notes', rows: [['mine', 7]] },
    { name: 'Ask', rows: [['=SALES()']] },
  ]);
  deals = 'Deals';
  rows = DEALS.length;
  isAsked = false;
  isLive = false;

  constructor() {
    this.book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    this.book.type('Ask!A3', '=SALES(DEALS;SETTINGS;"year to date")');
  }

  /** What is the person's: their tabs by value and by formula. */
  own(): unknown {
    const { book, deals } = this;
    const formulas = ['A1', 'A2', 'A3', 'B1'].map((cell) => book.formula(`Ask!${cell}`));
    return [book.values(`'${deals}'!A1:J${this.rows + 2}`), book.values('Notes!A1:C9'), formulas.slice(1)];
  }

  report(): string | undefined {
    return this.book.tabs().find((tab) => /^(Executive summary|For the board)$/.test(tab));
  }

  status(): string {
    const tab = this.report();
    return tab ? String(this.book.value(`'${tab}'!A3`)) : '';
  }

  person({ act, at }: Step): void {
    const { book, deals } = this;
    const sheetId = book.book.sheetIdOf(deals)!;
    const row = 1 + (at % (this.rows - 1));
    if (act === 'edit') book.type(`'${deals}'!C${row + 1}`, String(1000 + 7 * at));
    else if (act === 'note') book.type(`Notes!A${3 + at}`, `note ${at}`);
    else if (act === 'insert row') {
      const place = { sheetName: deals, sheetId, dimension: 'ROW', base: row, position: 'after', quantity: 1 };
      book.book.dispatch('ADD_COLUMNS_ROWS', place as never);
      this.rows++;
    } else if (act === 'delete row' && this.rows > 6) {
      const place = { sheetName: deals, sheetId, dimension: 'ROW', elements: [row] };
      book.book.dispatch('REMOVE_COLUMNS_ROWS', place as never);
      this.rows--;
    } else if (act === 'rename deals') {
      const newName = deals === 'Deals' ? 'Pipeline export' : 'Deals';
      book.book.dispatch('RENAME_SHEET', { sheetId, oldName: deals, newName });
      this.deals = newName;
    } else if (act === 'rename report' && this.report() === 'Executive summary') {
      const report = book.book.sheetIdOf('Executive summary')!;
      book.book.dispatch('RENAME_SHEET', { sheetId: report, oldName: 'Executive summary', newName: 'For the board' });
    } else if (act === 'break setting') book.type('Settings!D9', 'scribbled beside');
    else if (act === 'hold') book.type('Settings!E9', `mine ${at}`);
  }

  addOn({ act, fails }: Step): void {
    const { book } = this;
    const before = this.own();
    const tabs = book.tabs();
    const status = this.status();
    if (fails < 60) book.failAt(fails + 1);
    const requests = {
      'build live': [
        'dealsheetBuildReport',
        { report: 'Executive summary', period: 'year to date', versus: 'previous', mode: 'live' },
      ],
      'build snapshot': [
        'dealsheetBuildReport',
        { report: 'Executive summary', period: 'year to date', versus: 'lastYear', mode: 'snapshot' },
      ],
      refresh: ['dealsheetRefresh', {}],
      'make live': ['dealsheetMakeLive', { go: true }],
      'set up': ['dealsheetSetUp', { tabs: [], asOf: null }],
      state: ['dealsheetState', {}],
    } as const;
    const [name, request] = requests[act as keyof typeof requests];
    let failed: Error | null = null;
    try {
      book.callServer(name, request);
    } catch (error) {
      failed = error as Error;
      found.failures++;
      // never an exception from inside
      expect(failed.message).toMatch(/timed out|^[A-Z][^]*[a-z]/);
      expect(failed.message).not.toMatch(/undefined|null|not a function|Cannot read/);
    }
    book.failAt(1e9);
    expect(this.own()).toEqual(before);
    expect(book.tabs()).toEqual(expect.arrayContaining(tabs));
    if (!failed && act === 'refresh' && status.startsWith('Updating since')) {
      found.completed++;
      expect(this.status()).toMatch(/^(Live|Snapshot)/);
    }
  }

  /** Right, or marked as not finished. */
  check(): void {
    const { book } = this;
    const status = this.status();
    const tab = this.report();
    const now = book.value('Ask!A3');
    if (status.startsWith('Live') && tab && book.value(`'${tab}'!B5`) === 'Sales')
      expect(book.value(`'${tab}'!B6`)).toBe(now);
    if (tab) {
      const shown = book.values(`'${tab}'!A1:I60`).flat().map(String);
      if (/^(Live|Snapshot)/.test(status)) expect(shown.filter((text) => /^#|NaN|undefined/.test(text))).toEqual([]);
    }
    expect([String(now)]).toEqual([expect.not.stringMatching(/^#(?!ERROR)|NaN/)]);
  }
}

test('whatever is done in whatever order: nothing of the person is lost, no report is wrong without saying so', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 8 }), (steps) => {
      const desk = new Desk();
      found.sequences++;
      for (const one of steps) {
        found.actions++;
        if ((ADD_ON as readonly string[]).includes(one.act)) desk.addOn(one);
        else desk.person(one);
        desk.check();
      }
    }),
    { numRuns: isLong ? 2000 : 12, ...(isLong ? {} : { seed: 20261031 }) },
  );
});
