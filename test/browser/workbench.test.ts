import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataOfXlsx } from '../../workbench/files/xlsx';
import { withDom } from '../../workbench/files/node-dom';
import { openWorkbook } from '../../workbench/fake';
import { describeInBrowser, openBench, type Bench } from './chromium';

jest.setTimeout(120000);

describeInBrowser('the workbench with the built add-on and sample deals', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => bench.close());

  test('opens on the sample tables', async () => {
    expect(await bench.tabs()).toEqual(expect.arrayContaining(['Deals', 'Spend']));
    expect(await bench.value('Deals!A1')).toBe('Deal ID');
  });

  test('a formula typed into a cell answers, and follows an edit', async () => {
    await bench.type('Deals!R2', '=SALES(Deals!A:O)');
    const before = Number(await bench.value('Deals!R2'));
    expect(before).toBeGreaterThan(0);
    const [status, amount] = (await bench.values('Deals!E2:E2')).concat(await bench.values('Deals!D2:D2')).flat();
    expect(status).toBe('Won');
    await bench.type('Deals!D2', String(Number(amount) + 1000));
    expect(await bench.value('Deals!R2')).toBe(before + 1000);
  });

  test('; separates arguments, tables spill, and help names the parameters', async () => {
    await bench.go('Deals!T2');
    await bench.page.keyboard.type('=WINRATE(Deals!A:O;"ow');
    const help = bench.page.locator('.o-formula-assistant');
    await help.waitFor();
    expect(await help.innerText()).toMatch(/WINRATE \( tables,\s*period,\s*by,\s*conditions,\s*more/);
    expect(await help.innerText()).not.toContain('…');
    await bench.page.keyboard.type('ner")');
    await bench.page.keyboard.press('Enter');
    await bench.page.waitForTimeout(50);
    const [heading, first] = await bench.values('Deals!T2:U3');
    expect(heading).toEqual(['Owner', 'Win rate']);
    expect(typeof first[1]).toBe('number');
  });

  test('nothing was fetched from elsewhere and nothing failed', () => {
    expect(bench.outside).toEqual([]);
    expect(bench.errors).toEqual([]);
  });
});

describeInBrowser('menu, sidebar and server, with a stand-in add-on', () => {
  let bench: Bench;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'workbench-'));
    // Müller in Windows-1252, as Excel writes it.
    const deals = Buffer.from('Deal;Amount;Close\nM\xfcller;1.000,50;15.01.2026\nB;2;16.01.2026\n', 'latin1');
    writeFileSync(join(folder, 'deals.csv'), deals);
    writeFileSync(join(folder, 'spend.csv'), 'Date\tAmount\n2026-01-01\t30\n');
    const addon = join(__dirname, '../../workbench/test-addon');
    bench = await openBench([
      '--addon',
      addon,
      '--locale',
      'de_DE',
      join(folder, 'deals.csv'),
      join(folder, 'spend.csv'),
    ]);
  });
  afterAll(async () => {
    await bench.close();
    rmSync(folder, { recursive: true });
  });

  test('text files are read by separator, encoding and locale', async () => {
    expect(await bench.tabs()).toEqual(['deals', 'spend']);
    expect(await bench.values('deals!A2:C3')).toEqual([
      ['Müller', 1000.5, '2026-01-15T00:00:00.000Z'],
      ['B', 2, '2026-01-16T00:00:00.000Z'],
    ]);
  });

  test('a custom function runs, an error tells why', async () => {
    await bench.type('deals!E1', '=STANDINCOST(deals!A1:B3;spend!A1:B2)');
    expect(await bench.value('deals!E1')).toBe(15);
    await bench.type('deals!E2', '=STANDINFAIL()');
    expect(await bench.value('deals!E2')).toBe('#ERROR!');
  });

  test('the menu opens a sidebar of 300 pixels that can call the server, and nothing else', async () => {
    await bench.menu('Extensions', 'test-addon', 'Open sidebar');
    const panel = bench.page.locator('#panel');
    await panel.waitFor();
    expect((await panel.boundingBox())!.width).toBe(300);
    const side = bench.page.frameLocator('#panel-frame');
    await side.locator('#walls', { hasText: 'net' }).waitFor();
    await side.locator('#build').click();
    await side.locator('#answer', { hasText: 'done' }).waitFor();
    expect(await side.locator('#answer').innerText()).toBe('done {"tab":"Made here","total":8}');
    expect(await bench.tabs()).toEqual(['deals', 'Made here', 'spend']);
    await side.locator('#fail').click();
    await side.locator('#answer', { hasText: 'failed' }).waitFor();
    expect(await side.locator('#answer').innerText()).toBe('failed ScriptError: Nothing to build from');
    expect(await side.locator('#walls').innerText()).toBe('page hidden, net closed');
  });

  test('the chart is drawn', async () => {
    expect(await bench.page.locator('.o-chart-container canvas, .o-figure canvas').count()).toBeGreaterThan(0);
  });

  test('a question is asked in the browser', async () => {
    bench.page.once('dialog', (dialog) => void dialog.accept());
    await bench.menu('Extensions', 'test-addon', 'Ask');
    await bench.page.locator('.toast-line', { hasText: 'You said yes' }).waitFor();
  });

  test('what is saved as .xlsx can be read back, charts too', async () => {
    const [download] = await Promise.all([
      bench.page.waitForEvent('download'),
      bench.menu('File', 'Download as .xlsx'),
    ]);
    withDom();
    const again = openWorkbook({ data: dataOfXlsx(readFileSync((await download.path())!)) });
    expect(again.tabs()).toEqual(['deals', 'Made here', 'spend']);
    expect(again.values("'Made here'!A1:B4")).toEqual([
      ['Month', 'Won'],
      ['Jan', 3],
      ['Feb', 5],
      ['Mar', 8],
    ]);
    expect(again.value('deals!E1')).toBe(15);
    const { getters } = again.book;
    expect(getters.getChartIds(again.book.sheetIdOf('Made here')!)).toHaveLength(1);
  });
});
