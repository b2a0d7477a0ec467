import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withDom } from '../../workbench/files/node-dom';
import { dataOfXlsx } from '../../workbench/files/xlsx';
import { openWorkbook } from '../../workbench/fake';
import type { Bench } from './chromium';
import { describeInBrowser, openBench } from './chromium';
import { sidebarOf } from './sidebar';

const PICTURES = join(__dirname, '../../docs/pictures');
const withPictures = process.env.DEALSHEET_PICTURES === '1';

/** The story of a newcomer, in a real browser, on the built files. `DEALSHEET_PICTURES=1` renews docs/pictures. */
describeInBrowser('the road: from deal rows to a summary', () => {
  let bench: Bench;
  const picture = async (name: string): Promise<void> => {
    if (!withPictures) return;
    mkdirSync(PICTURES, { recursive: true });
    await bench.page.waitForTimeout(700);
    await bench.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  };
  const sidebar = sidebarOf(() => bench);
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(async () => {
    await bench.close();
  });

  test('=CAC() in a cell gives a number, and help names the arguments', async () => {
    await bench.type('Spend!H1', '=CAC()');
    expect(await bench.value('Spend!H1')).toBeGreaterThan(100);
    await bench.go('Spend!H3');
    await bench.page.keyboard.type('=WINRATE(');
    await picture('help');
    await bench.page.keyboard.press('Escape');
    await bench.go('Deals!A1');
    await picture('grid');
  });

  test('the sidebar opens from the menu and shows what was understood', async () => {
    await sidebar.open();
    await sidebar.page('check');
    await sidebar
      .frame()
      .getByText(/^Deals: Deals/)
      .click();
    expect(await sidebar.frame().getByRole('cell', { name: 'Close date' }).count()).toBe(1);
  });

  test('Build summary makes a tab with charts that follows the deals', async () => {
    await sidebar.page('home');
    await sidebar.press('Build summary', /is in the tab/);
    expect(await bench.tabs()).toEqual(
      expect.arrayContaining(['Executive summary', 'Executive summary data', 'Settings']),
    );
    const before = Number(await bench.value("'Executive summary'!B6"));
    expect(before).toBeGreaterThan(0);
    expect(await bench.page.locator('.o-figure canvas').count()).toBeGreaterThanOrEqual(3);
    await bench.page
      .locator('#panel')
      .getByText('×')
      .click()
      .catch(() => undefined);
    const shown = (await bench.values("'Executive summary'!A1:I90")).flat().map(String);
    expect(shown.filter((text) => text.startsWith('#'))).toEqual([]);
    const sales = await bench.values('Deals!A1:H2001');
    const line = sales.findIndex(
      (row) => row[4] === 'Won' && String(row[7]).startsWith('2026-0') && typeof row[3] === 'number',
    );
    const chart = (): Promise<string[]> =>
      bench.page
        .locator('.o-figure canvas')
        .evaluateAll((canvases) => canvases.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));
    await bench.go("'Executive summary'!A1");
    await bench.page.waitForTimeout(700);
    const drawn = await chart();
    await bench.type(`Deals!D${line + 1}`, String(Number(sales[line][3]) + 100000));
    await bench.go("'Executive summary'!A1");
    await bench.page.waitForTimeout(700);
    const drawnAnew = await chart();
    expect(drawnAnew.length).toBe(drawn.length);
    expect(drawnAnew.some((picture, i) => picture !== drawn[i])).toBe(true);
    expect(await bench.value("'Executive summary'!B6")).toBe(before + 100000);
  });

  test('formulas with named ranges answer and follow', async () => {
    await bench.type('Spend!H5', '=WINRATE(DEALS;"owner")');
    expect(((await bench.values('Spend!H5:I5')) as unknown[][])[0]).toEqual(['Owner', 'Win rate']);
  });

  test('Make formulas live changes =CAC() after asking', async () => {
    bench.page.once('dialog', (dialog) => void dialog.accept());
    await bench.menu('Extensions', 'Dealsheet', 'Make formulas live');
    await bench.page.waitForTimeout(500);
    const formula = await bench.page.evaluate(() =>
      (globalThis as unknown as { workbench: { formula(cell: string): string } }).workbench.formula('Spend!H1'),
    );
    expect(formula.replace(/,/g, ';')).toBe('=CAC(DEALS;SPEND;SETTINGS)');
  });

  test('a snapshot stays, and the file is saved as .xlsx with its charts', async () => {
    await sidebar.open();
    await sidebar.page('build');
    await sidebar.frame().getByLabel('Kind').selectOption('snapshot');
    await sidebar.press('Build summary', /is in the tab/);
    expect(String(await bench.value("'Executive summary'!A3"))).toMatch(/^Snapshot/);
    const figure = await bench.value("'Executive summary'!B6");
    const [download] = await Promise.all([
      bench.page.waitForEvent('download'),
      bench.menu('File', 'Download as .xlsx'),
    ]);
    withDom();
    const again = openWorkbook({ data: dataOfXlsx(readFileSync((await download.path())!)) });
    expect(again.value("'Executive summary'!B6")).toBe(figure);
  });

  test('nothing left this machine, and nothing failed on the page', async () => {
    expect(await sidebar.status().count()).toBeLessThan(2);
    expect(bench.outside).toEqual([]);
    expect(bench.errors).toEqual([]);
  });
});
