import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './chromium';
import { describeInBrowser, openBench } from './chromium';
import { sidebarOf } from './sidebar';

const MAVEN = join(__dirname, '../../../shared/data/crm_maven/sales_pipeline.csv');

/** A person's own exports, as `npm start -- deals.csv spend.csv` opens them. */
describeInBrowser('own files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dealsheet-'));
  let bench: Bench | null = null;
  afterEach(() => bench?.close());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const sidebar = sidebarOf(() => bench!);
  const build = async (): Promise<string[]> => {
    await sidebar.open();
    await sidebar.press('Build summary', /is in the tab/);
    return (await bench!.values("'Executive summary'!A1:I90")).flat().map(String);
  };

  test('semicolons, Windows-1252 and decimal commas: a formula and a summary', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => {
      const month = String(i + 1).padStart(2, '0');
      return `A-${i};Café Zürich ${i};${1000 + i},50;Gewonnen;2025-${month}-01;2025-${month}-20;Messe`;
    });
    const deals = ['Nummer;Kunde;Betrag;Status;Erstellt am;Abschlussdatum;Quelle', ...rows].join('\r\n');
    writeFileSync(join(folder, 'auftraege.csv'), Buffer.from(deals, 'latin1'));
    writeFileSync(join(folder, 'kosten.csv'), 'Datum;Kosten;Quelle\r\n2025-01-15;600,00;Messe\r\n');
    bench = await openBench([join(folder, 'auftraege.csv'), join(folder, 'kosten.csv')]);
    await bench.type('auftraege!J1', '=SALES(A:G)');
    // by hand: 12 × 1000.50 + 66
    expect(await bench.value('auftraege!J1')).toBe(12072);
    await bench.type('auftraege!J2', '=CAC()');
    expect(await bench.value('auftraege!J2')).toBe(50);
    const shown = await build();
    expect(shown.filter((text) => text.startsWith('#'))).toEqual([]);
    expect(shown).toContain('Sales');
  });

  (existsSync(MAVEN) ? test : test.skip)('a published export of 8,800 opportunities, as it is', async () => {
    bench = await openBench([MAVEN]);
    await bench.type('sales_pipeline!K1', '=SALES()');
    // the sum of close_value over Won: the publisher's own total of this data set
    expect(await bench.value('sales_pipeline!K1')).toBe(10005534);
    const shown = await build();
    expect(shown.filter((text) => text.startsWith('#'))).toEqual([]);
    expect(shown.some((text) => /8,800 deals/.test(text))).toBe(true);
    expect(bench.outside).toEqual([]);
    expect(bench.errors).toEqual([]);
  });
});
