import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';
import fc from 'fast-check';
import { OWNERS, PRODUCTS, SOURCES, STAGES, companyName } from './company';
import { toCsv } from './csv';
import { PLANTED, sampleTables, type Cell, type PlantedKind, type SampleOptions } from './generate';
import { days, groupBy, isPlanted, rowsOf, sum, type Row, type Tables } from './rows';

const textOf = (day: number): string => new Date(day * 864e5).toISOString().slice(0, 10);
const isSorted = (values: string[]): boolean => values.every((v, i) => i === 0 || values[i - 1] <= v);
const bytes = (tables: Tables): string =>
  Object.entries(tables)
    .map(([name, table]) => `${name}\r\n${toCsv(table)}`)
    .join('');

const END = '2026-10-31';
const defaults = sampleTables();
const deals = rowsOf(defaults.Deals);

/** Any seed, any end, from no deal to enough to reach every planted id but the last. */
const anyOptions = fc.record({
  seed: fc.integer(),
  deals: fc.integer({ min: 0, max: 420 }),
  end: fc.integer({ min: days('1960-01-01'), max: days('2060-12-31') }).map(textOf),
});
const everySample = (check: (tables: Tables, options: Required<SampleOptions>) => void): void =>
  fc.assert(
    fc.property(anyOptions, (options) => check(sampleTables(options), options)),
    { numRuns: 40, examples: [[{ seed: 24, deals: 2000, end: END }], [{ seed: 1, deals: 0, end: '2026-02-28' }]] },
  );

describe('the same seed', () => {
  test('gives the same bytes, another seed gives others', () => {
    expect(bytes(sampleTables({ seed: 24, deals: 2000, end: END }))).toBe(bytes(defaults));
    expect(bytes(sampleTables({ seed: 25 }))).not.toBe(bytes(defaults));
  });

  const built = (format: 'esm' | 'iife') =>
    buildSync({
      entryPoints: [`${__dirname}/generate.ts`],
      bundle: true,
      minify: true,
      write: false,
      format,
      globalName: 'samples',
      target: 'es2019',
    }).outputFiles[0];

  test('gives the same bytes where there is neither Node nor browser', () => {
    const code = `${built('iife').text};JSON.stringify(samples.sampleTables())`;
    expect(bytes(JSON.parse(runInNewContext(code, {})))).toBe(bytes(defaults));
  });

  test('is given by less than 9 kB', () => {
    expect(built('esm').contents.length).toBeLessThan(9000);
  });
});

describe('the shape of the tables', () => {
  test('headings are those of a sheet made by hand', () => {
    const headings = Object.entries(defaults).map(([name, table]) => [name, table[0].join(', ')]);
    expect(Object.fromEntries(headings)).toEqual({
      Deals:
        'Deal ID, Deal name, Customer, Amount, Status, Stage, Created, Close date, Owner, ' +
        'Product, Source, Campaign, Region, Deal type, Lost reason',
      Spend: 'Date, Source, Amount, Kind',
      Stages: 'Deal ID, Stage, Entered',
      Goals: 'Metric, Owner, Period, Target',
      Owners: 'Owner, Team',
      Leads: 'Lead ID, Source, Created, Converted',
      Lines: 'Deal ID, Product, Quantity, Amount',
      Changes: 'Deal ID, Field, Old, New, Date',
    });
  });

  test('every table is rectangular, numbers are finite, text is never empty, dates are days of the calendar', () => {
    const isGood = (cell: Cell, heading: string): boolean => {
      if (cell === null) return true;
      if (/^(Created|Close date|Entered|Converted|Date)$/.test(heading)) return textOf(days(cell)) === cell;
      return typeof cell === 'number' ? Number.isFinite(cell) && cell >= 0 : typeof cell === 'string' && cell !== '';
    };
    everySample((tables) => {
      for (const [headings, ...rows] of Object.values(tables))
        expect(
          rows.filter((row) => row.length !== headings.length || !row.every((c, i) => isGood(c, String(headings[i])))),
        ).toEqual([]);
    });
  });

  test('as many deals as asked, and the duplicate', () => {
    expect(deals.length).toBe(2001);
    everySample(({ Deals }, options) => {
      const duplicates = options.deals >= 263 ? 1 : 0; // by hand: D-1263 is the 263rd deal
      expect(Deals.length - 1).toBe(options.deals + duplicates);
    });
  });

  test('two and a half years that end on the day asked; around 250 deals are open, some stale', () => {
    expect(deals[0].Created).toMatch(/^2024-05/);
    expect(deals.every((d) => String(d.Created) <= END)).toBe(true);
    const open = deals.filter((d) => d.Status === 'Open');
    expect(Math.abs(open.length - 250)).toBeLessThan(25);
    expect(open.filter((d) => days(END) - days(d.Created) > 150).length).toBeGreaterThan(20);
  });

  test('eight owners in three teams, five products, six sources, four stages, and all of them occur', () => {
    const owners = rowsOf(defaults.Owners);
    expect([owners.length, new Set(owners.map((o) => o.Team)).size]).toEqual([8, 3]);
    expect([PRODUCTS.length, SOURCES.filter((s) => s.name).length, STAGES.length]).toEqual([5, 6, 4]);
    expect(new Set(deals.map((d) => d.Owner))).toEqual(new Set(OWNERS.map((o) => o.name)));
    expect(new Set(deals.map((d) => d.Product))).toEqual(new Set(PRODUCTS.map((p) => p.name)));
    const sources = new Set(deals.filter((d) => !isPlanted(d['Deal ID'])).map((d) => d.Source ?? ''));
    expect(sources).toEqual(new Set(SOURCES.map((s) => s.name)));
    expect(new Set(rowsOf(defaults.Stages).map((s) => s.Stage))).toEqual(new Set(STAGES));
  });

  test.each([
    [{ end: '2026-02-30' }, 'sampleTables: end needs a day'],
    [{ end: 'soon' }, 'sampleTables: end needs a day'],
    [{ deals: -1 }, 'sampleTables: deals needs a whole number'],
    [{ deals: 1.5 }, 'sampleTables: deals needs a whole number'],
    [{ deals: NaN }, 'sampleTables: deals needs a whole number'],
  ])('%j is refused', (options, message) => {
    expect(() => sampleTables(options)).toThrow(message);
  });
});

describe('what is planted', () => {
  const known = new Set<Cell>([null, ...SOURCES.map((s) => s.name)]);
  const found: Record<PlantedKind, (d: Row, times: number, end: string) => boolean> = {
    'no amount': (d) => d.Status === 'Won' && d.Amount === null,
    'no close date': (d) => d.Status === 'Won' && d['Close date'] === null,
    'closed before created': (d) =>
      d.Status !== 'Open' && d['Close date'] !== null && String(d['Close date']) < String(d.Created),
    'source spelling': (d) => !known.has(d.Source),
    duplicate: (_, times) => times > 1,
    overdue: (d, _, end) => d.Status === 'Open' && String(d['Close date']) <= end,
    'no customer': (d) => d.Customer === null,
  };

  test('is there, in the rows listed and in no others, for every seed', () => {
    expect(PLANTED.map(({ kind }) => kind).sort()).toEqual(Object.keys(found).sort());
    everySample((tables, options) => {
      const rows = rowsOf(tables.Deals);
      const byId = groupBy(rows, 'Deal ID');
      for (const { kind, dealIds } of PLANTED) {
        const here = rows.filter((d) => found[kind](d, byId.get(d['Deal ID'])?.length ?? 0, options.end));
        const reached = dealIds.filter((id) => Number(id.slice(2)) <= 1000 + options.deals);
        expect([kind, [...new Set(here.map((d) => d['Deal ID']))]]).toEqual([kind, reached]);
        for (const id of reached) expect(byId.get(id)?.[0].Status).toBe(kind === 'overdue' ? 'Open' : 'Won');
      }
    });
  });

  test('the source is once followed by a space and once in capitals, the duplicate is the row itself', () => {
    expect(deals.filter((d) => !known.has(d.Source)).map((d) => d.Source)).toEqual(['Webinar ', 'WEBINAR']);
    const [one, two, ...more] = deals.filter((d) => d['Deal ID'] === 'D-1263');
    expect(two).toEqual(one);
    expect(more).toEqual([]);
  });
});

describe('tables agree with each other', () => {
  test('lines of a deal: two or more products of a won deal, adding up to its amount', () => {
    expect(defaults.Lines.length).toBeGreaterThan(100);
    everySample((tables) => {
      const byId = new Map(rowsOf(tables.Deals).map((d) => [d['Deal ID'], d]));
      for (const [id, lines] of groupBy(rowsOf(tables.Lines), 'Deal ID')) {
        const deal = byId.get(id);
        expect([deal?.Status, deal?.Amount]).toEqual(['Won', sum(lines.map((l) => l.Amount))]);
        expect(lines[0].Product).toBe(deal?.Product);
        expect(lines.length).toBeGreaterThan(1);
        expect(new Set(lines.map((l) => l.Product)).size).toBe(lines.length);
        expect(lines.every((l) => Number.isInteger(l.Quantity) && Number(l.Quantity) >= 1)).toBe(true);
      }
    });
  });

  test('stages begin on the day of creation, run forward, end by the close, and the last is the one in Deals', () => {
    everySample((tables, { end }) => {
      const history = groupBy(rowsOf(tables.Stages), 'Deal ID');
      const isGood = (deal: Row): boolean => {
        const stages = history.get(deal['Deal ID']) ?? [];
        const entered = stages.map((s) => String(s.Entered));
        const last = stages.length - 1;
        const until = deal.Status === 'Open' ? end : String(deal['Close date']);
        return (
          entered[0] === deal.Created &&
          stages[0].Stage === 'Qualified' &&
          isSorted(entered) &&
          stages[last].Stage === deal.Stage &&
          (deal.Status !== 'Won' || deal.Stage === 'Negotiation') &&
          (isPlanted(deal['Deal ID']) || entered[last] <= until)
        );
      };
      expect(rowsOf(tables.Deals).filter((deal) => !isGood(deal))).toEqual([]);
    });
  });

  test('closed deals take 5 to 150 days and no weekend; open ones are expected later; lost ones have a reason', () => {
    everySample((tables, { end }) => {
      const isGood = (deal: Row): boolean => {
        if ((deal['Lost reason'] !== null) !== (deal.Status === 'Lost')) return false;
        if (isPlanted(deal['Deal ID'])) return true;
        const close = String(deal['Close date']);
        const took = days(close) - days(deal.Created);
        const onWeekend = new Date(close).getUTCDay() % 6 === 0;
        return !onWeekend && (deal.Status === 'Open' ? close > end : took >= 5 && took <= 150 && close <= end);
      };
      expect(rowsOf(tables.Deals).filter((deal) => !isGood(deal))).toEqual([]);
    });
  });

  test('existing business is a customer who had bought before; a customer has one region and one source', () => {
    everySample((tables) => {
      // by deal name, which still says whose deal it is where the customer is missing
      const deals = rowsOf(tables.Deals).map((d) => ({ ...d, of: String(d['Deal name']).split(' – ')[0] }));
      for (const [name, own] of groupBy(deals, 'of')) {
        if (own.some((d) => isPlanted(d['Deal ID']))) continue;
        const wins = own.filter((d) => d.Status === 'Won').map((d) => String(d['Close date']));
        for (const deal of own)
          expect([name, deal['Deal type']]).toEqual([
            name,
            wins.some((close) => close <= String(deal.Created)) ? 'Existing business' : 'New business',
          ]);
        expect([new Set(own.map((d) => d.Region)).size, new Set(own.map((d) => d.Source)).size]).toEqual([1, 1]);
      }
    });
  });

  test('each customer came from one converted lead; leads run forward in time', () => {
    everySample((tables, { end }) => {
      const leads = rowsOf(tables.Leads);
      expect(isSorted([...leads.map((l) => String(l.Created)), end])).toBe(true);
      expect(new Set(leads.map((l) => l['Lead ID'])).size).toBe(leads.length);
      const converted = leads.filter((l) => l.Converted !== null);
      expect(converted.every((l) => String(l.Created) <= String(l.Converted))).toBe(true);
      const customers = new Set(rowsOf(tables.Deals).map((d) => String(d['Deal name']).split(' – ')[0]));
      expect(converted.length).toBe(customers.size);
    });
  });

  test('spend is monthly, of three kinds and on known sources; goals name owners and periods', () => {
    const spend = rowsOf(defaults.Spend);
    expect(spend.filter((s) => !/^\d{4}-\d\d-01$/.test(String(s.Date)))).toEqual([]);
    expect(spend.filter((s) => s.Source !== null && !SOURCES.some((known) => known.name === s.Source))).toEqual([]);
    expect([...groupBy(spend, 'Kind').keys()].sort()).toEqual(['media', 'salaries', 'tools']);
    expect(groupBy(spend, 'Date').size).toBe(30);
    const goals = rowsOf(defaults.Goals);
    expect(goals.filter((g) => !/^\d{4}-(Q[1-4]|0[1-9]|1[0-2])$/.test(String(g.Period)))).toEqual([]);
    expect(new Set(goals.map((g) => g.Owner))).toEqual(new Set([null, ...OWNERS.map((o) => o.name)]));
    expect(new Set(goals.map((g) => `${g.Metric} ${g.Period} ${g.Owner}`)).size).toBe(goals.length);
    // by hand: 2024-05 to 2026-10 touches eleven quarters
    expect(goals.filter((g) => g.Metric === 'Win rate').map((g) => g.Period)).toEqual([
      ...['2024-Q2', '2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'],
      ...['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'],
    ]);
  });
});

test('company names are distinct', () => {
  expect(new Set(Array.from({ length: 20000 }, (_, n) => companyName(n))).size).toBe(20000);
});
