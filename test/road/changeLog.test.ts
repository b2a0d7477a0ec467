import fc from 'fast-check';
import { UTC } from '../../src/calendar/zone';
import { readIsoDay } from '../../src/calendar/day';
import type { Cell } from '../../src/tables/cell';
import { readChanges, replay, versionOf } from '../../src/tables/changes';
import { recognise } from '../../src/tables/recognise';
import { Book } from '../../src/tables/book';
import { shared } from '../../src/tables/table';
import type { Workbook } from '../../workbench/fake';
import { openWorkbook, readBuilt } from '../../workbench/fake';
import { DIST } from '../support/built';

type Row = readonly Cell[];
const HEAD = ['Deal ID', 'Customer', 'Amount', 'Status', 'Stage', 'Created', 'Close date', 'Owner'];
const DEALS: readonly Row[] = [
  ['D-1', 'Acme', 1000, 'Open', 'Demo', '2026-01-05', '2026-06-30', 'Ana'],
  ['D-2', '=Birch', 2500.5, 'Open', 'Offer', '2026-01-10', '2026-05-31', 'Ben'],
  ['D-3', 'Cedar', 800, 'Won', 'Closed Won', '2026-01-12', '2026-02-01', 'Ana'],
  ['00D-4', '+49 30', 300, 'Open', 'Demo', '2026-02-01', '2026-07-31', 'true'],
];

/** What one types so that a cell holds this and nothing else. */
const typed = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\d]|^true$/.test(cell) && !/^\d{4}-/.test(cell) ? `'${cell}` : cell;

/** A spreadsheet whose clock the test sets, and what its Deals tab held at each refresh. */
class Office {
  now = '2026-03-01';
  readonly book: Workbook;
  private readonly seen: { day: string; rows: readonly Row[] }[] = [];

  constructor(
    private rows: readonly Row[] = [HEAD, ...DEALS],
    more: { name: string; rows: Row[] }[] = [],
  ) {
    this.book = openWorkbook({
      built: readBuilt(DIST),
      tabs: [{ name: 'Deals', rows: rows.map((row) => row.map(typed)) }, ...more] as never,
      now: () => new Date(this.now.includes('T') ? this.now : `${this.now}T12:00:00Z`),
      sheetZone: 'Europe/Berlin',
      scriptZone: 'America/New_York',
    });
    this.book.callServer('dealsheetSetUp', { tabs: [], asOf: this.now });
  }

  /** Puts other rows into the Deals tab, cell by cell as typing does. */
  put(rows: readonly Row[]): void {
    const height = Math.max(rows.length, this.rows.length);
    const width = Math.max(...rows.map((row) => row.length), ...this.rows.map((row) => row.length));
    for (let r = 0; r < height; r++)
      for (let c = 0; c < width; c++) {
        const [was, is] = [this.rows[r]?.[c] ?? '', rows[r]?.[c] ?? ''];
        if (was === is) continue;
        this.book.type(`Deals!${'ABCDEFGHIJ'[c]}${r + 1}`, String(typed(is)));
      }
    this.rows = rows;
  }

  refresh(day: string): string {
    this.now = day;
    this.seen.push({ day, rows: this.rows });
    return (this.book.callServer('dealsheetRefresh', {}) as { message: string }).message;
  }

  log(tab = 'Changes'): Cell[][] {
    return (this.book.values(`${tab}!A1:E400`) as Cell[][]).filter((row) => row.some((cell) => cell !== ''));
  }

  /** Holds the log against every refresh: replayed for its day and the day after, it gives back what was there. */
  check(tab = 'Changes'): void {
    const tableOf = (values: readonly Row[]) =>
      new Book(shared(() => UTC)).add(values as never, recognise(values as never)!);
    const log = readChanges(tableOf(this.log(tab)));
    this.seen.forEach(({ day, rows }, i) => {
      if (this.seen[i + 1]?.day === day) return;
      const { version } = versionOf(tableOf(rows));
      for (const later of [0, 1]) {
        const on = readIsoDay(day) + later;
        if (later === 1 && this.seen.some((each) => readIsoDay(each.day) === on)) continue;
        const replayed = replay(log, on).version.deals;
        expect(Array.from(replayed.keys()).sort()).toEqual(Array.from(version.deals.keys()).sort());
        version.deals.forEach((fields, id) => expect(replayed.get(id)).toMatchObject(fields));
      }
    });
  }
}

describe('Refresh logs what has changed', () => {
  test('after midnight where the file is, what changed is logged on the new day', () => {
    const office = new Office();
    office.refresh('2026-03-02');
    office.put([HEAD, ['D-1', 'Acme', 1500, ...DEALS[0].slice(3)], ...DEALS.slice(1)]);
    office.refresh('2026-03-05T23:30:00Z'); // half past midnight in Berlin
    const [id, field, , , day] = office.log()[office.log().length - 1];
    expect([id, field, day]).toEqual(['D-1', 'amount', '2026-03-06']);
  });

  test('the first one begins the log in a tab of its own, a day without changes adds nothing', () => {
    const office = new Office();
    expect(office.refresh('2026-03-01')).toContain('From now on each Refresh logs in Changes what has changed');
    expect(office.log().slice(0, 2)).toEqual([
      ['Deal ID', 'Field', 'Old', 'New', 'Date'],
      ['00D-4', 'deal', '', expect.stringContaining('"amount":"300"'), '2026-03-01'],
    ]);
    const before = office.log();
    expect(office.refresh('2026-03-02')).toContain('No deal has changed since the last refresh.');
    expect(office.log()).toEqual(before);
    office.check();
  });

  test('edited, re-sorted, inserted and deleted rows, renamed and moved columns', () => {
    const office = new Office();
    office.refresh('2026-03-01');
    const [one, two, three, four] = DEALS;
    const won = ['D-2', '=Birch', 2600.5, 'Won', 'Closed Won', '2026-01-10', '2026-03-04', 'Ben'];
    office.put([HEAD, four, won, one, three]); // sorted, and one deal won
    expect(office.refresh('2026-03-05')).toContain('Changes of 1 deal logged in Changes.');
    const count = office.log().length;
    // by hand: amount, status, stage and close of D-2
    expect(office.log().slice(5)).toEqual([
      ['D-2', 'amount', '2500.5', '2600.5', '2026-03-05'],
      ['D-2', 'close', '2026-05-31', '2026-03-04', '2026-03-05'],
      ['D-2', 'stage', 'Offer', 'Closed Won', '2026-03-05'],
      ['D-2', 'status', 'Open', 'Won', '2026-03-05'],
    ]);
    const renamed = [
      'Opportunity ID',
      'Account',
      'Deal value',
      'Deal status',
      'Stage',
      'Created',
      'Close date',
      'Owner',
    ];
    office.put([renamed, four, won, one, three]);
    expect(office.refresh('2026-03-06')).toContain('No deal has changed');
    office.put([renamed, four, ['D-5', 'Dune', 50, 'Open', 'Demo', '2026-03-07', '', 'Ana'], one, three]); // one came, one went
    expect(office.refresh('2026-03-09')).toContain('Changes of 2 deals');
    expect(office.log()).toHaveLength(count + 2);
    const turned = [renamed, four, ['D-5', 'Dune', 50, 'Open', 'Demo', '2026-03-07', '', 'Ana'], one, three].map(
      (row) => [...row.slice(1), row[0]],
    );
    office.put(turned);
    expect(office.refresh('2026-03-10')).toContain('No deal has changed');
    expect(two[0]).toBe('D-2');
    office.check();
  });

  test('two refreshes of one day: the day ends as the last one saw it', () => {
    const office = new Office();
    office.refresh('2026-03-01');
    office.put([HEAD, ...DEALS.slice(1)]);
    office.refresh('2026-03-01');
    office.put([HEAD, ...DEALS]);
    office.refresh('2026-03-01');
    office.check();
  });

  test('the tab may be renamed; a tab of the user is never written to', () => {
    const notes = { name: 'Changes', rows: [['My notes'], ['do not touch']] };
    const office = new Office([HEAD, ...DEALS], [notes]);
    expect(office.refresh('2026-03-01')).toContain('logs in Changes 2');
    expect(office.book.values('Changes!A1:B3')).toEqual([
      ['My notes', ''],
      ['do not touch', ''],
      ['', ''],
    ]);
    office.put([HEAD, ...DEALS.slice(1)]);
    office.refresh('2026-03-02');
    office.check("'Changes 2'");
    const own = {
      name: 'History',
      rows: [
        ['OpportunityId', 'Field', 'OldValue', 'NewValue', 'CreatedDate'],
        ['D-1', 'Amount', '1', '2', '2026-02-01'],
      ],
    };
    const crm = new Office([HEAD, ...DEALS], [own]);
    expect(crm.refresh('2026-03-01')).not.toContain('Changes');
    expect(crm.book.tabs()).not.toContain('Changes');
  });

  test('rows without an id of their own are named; without the column nothing is logged', () => {
    const twice = new Office([HEAD, ...DEALS, DEALS[0], ['', 'Elm', 9, 'Open', 'Demo', '2026-02-01', '', 'Ana']]);
    expect(twice.refresh('2026-03-01')).toContain('3 without a deal id of their own cannot be followed.');
    const without = new Office([HEAD, ...DEALS].map((row) => row.slice(1)));
    without.refresh('2026-03-01');
    expect(without.book.tabs()).not.toContain('Changes');
  });

  test('formulas read it: what changed since, and any past day; few service calls', () => {
    const office = new Office();
    office.refresh('2026-03-01');
    office.put([HEAD, DEALS[0], ['D-2', '=Birch', 3000.5, ...DEALS[1].slice(3)], ...DEALS.slice(2)]);
    office.refresh('2026-03-05');
    office.book.resetCounts();
    office.refresh('2026-03-05');
    expect(office.book.counts().total).toBeLessThanOrEqual(40);
    const ask = (formula: string): unknown => {
      office.book.type('Settings!H1', formula);
      return office.book.value('Settings!H1');
    };
    expect(ask('=PIPELINE(DEALS;CHANGES;SETTINGS)')).toBe(4300.5);
    expect(ask('=PIPELINE(DEALS;CHANGES;SETTINGS;"as of 2026-03-04")')).toBe(3800.5); // by hand: 1,000 + 2,500.50 + 300
    expect(ask('=PIPELINE(DEALS;CHANGES;SETTINGS;"as of 2026-02-20")')).toBe(3800.5); // before the log began: as it began
    office.book.type('Settings!H1', '=PIPELINECHANGES(DEALS;CHANGES;SETTINGS)');
    expect(office.book.values('Settings!H2:S2')[0]).toEqual([3800.5, 0, 0, 500, 0, 0, 0, 0, 0, 0, 0, 4300.5]);
  });

  /** A deal won on the tenth of every month from 2024-01 on, and two open ones. */
  const history = (months: number): Row[] => [
    HEAD,
    ...Array.from({ length: months }, (_, k): Row => {
      const close = new Date(Date.UTC(2024, k, 10)).toISOString().slice(0, 10);
      return [`W-${k}`, 'Acme', 1000 + 100 * (k % 3), 'Won', 'Closed Won', close, close, 'Ana'];
    }),
    ['O-1', 'Birch', 900, 'Open', 'Demo', '2026-01-05', '2026-09-30', 'Ben'],
  ];
  const isForecast = (row: readonly Cell[]): boolean => row[1] === 'sales forecast';

  test('the forecast made at each Refresh is logged once, leaves the log of the deals as it is, and is judged later', () => {
    const office = new Office(history(26));
    expect(office.refresh('2026-02-28')).toContain('The forecast is logged too.');
    office.refresh('2026-02-28');
    const [first, ...others] = office.log().filter(isForecast);
    expect(others).toEqual([]);
    expect(first[0]).toBe('(forecast)');
    expect(first[4]).toBe('2026-02-28');
    // the running month, over at the end of this day, and the five after it
    expect(
      String(first[3])
        .split('; ')
        .map((part) => part.slice(0, 7)),
    ).toEqual(['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07']);
    office.put(history(27));
    expect(office.refresh('2026-03-31')).toMatch(/Changes of 1 deal logged in Changes\. The forecast is logged too\./);
    const judgedBy = (): unknown => {
      office.book.type('Settings!H1', '=SALESFORECAST(DEALS;CHANGES;SETTINGS;"next 2 months")');
      const [head, row] = office.book.values('Settings!H1:Y2');
      office.book.type('Settings!H1', '');
      return row[head.indexOf('Judged by')];
    };
    expect(judgedBy()).toBe('back-test');
    for (const [months, day] of [
      [28, '2026-04-30'],
      [29, '2026-05-31'],
    ] as const) {
      office.put(history(months));
      office.refresh(day);
    }
    expect(judgedBy()).toMatch(/^3 months as logged since 2026-02-28; \d of 6 forecasts within 80%$/);
    office.check();
    // Undo takes the rows of the last Refresh back, and no others
    const before = office.log();
    office.put(history(30));
    office.refresh('2026-06-30');
    expect(office.log().length).toBe(before.length + 2);
    office.book.callServer('dealsheetUndo', {});
    expect(office.log()).toEqual(before);
  });

  test('without deal ids the forecast alone is logged; with the as-of day held, none', () => {
    const without = new Office(history(26).map((row) => row.slice(1)));
    expect(without.refresh('2026-02-28')).toContain('From now on each Refresh logs its forecast in Changes.');
    expect(without.log().map((row) => row[1])).toEqual(['Field', 'sales forecast']);
    const held = new Office(history(26));
    const at = held.book.values('Settings!A1:A40').findIndex(([name]) => String(name).startsWith('Hold'));
    held.book.type(`Settings!B${at + 1}`, 'yes');
    expect(held.refresh('2026-02-28')).toContain('held');
    expect(held.log().some(isForecast)).toBe(false);
  });

  test('a property: replaying the log gives back every refresh of random histories', () => {
    const rows = fc
      .uniqueArray(
        fc.record({
          id: fc.integer({ min: 1, max: 5 }).map((n) => `D-${n}`),
          customer: fc.constantFrom('Acme', '=1+1', 'true', '007', "o'Neil"),
          amount: fc.constantFrom<Cell>('', 100, 250.5, 300),
          status: fc.constantFrom('Open', 'Won', 'Lost'),
        }),
        { selector: ({ id }) => id, minLength: 1, maxLength: 5 },
      )
      .map((deals): Row[] => [
        HEAD,
        ...deals.map(({ id, customer, amount, status }) => [
          id,
          customer,
          amount,
          status,
          'Demo',
          '2026-01-01',
          status === 'Open' ? '' : '2026-02-02',
          'Ana',
        ]),
      ]);
    fc.assert(
      fc.property(fc.array(rows, { minLength: 2, maxLength: 4 }), (refreshes) => {
        const office = new Office(refreshes[0]);
        refreshes.forEach((grid, r) => {
          office.put(grid);
          office.refresh(`2026-03-0${1 + 2 * r}`);
        });
        office.check();
      }),
      { numRuns: 8 },
    );
  });
});
