import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbook } from '../../workbench/fake/workbook';
import type { Bench } from './chromium';
import { describeInBrowser, openBench } from './chromium';
import { sidebarOf } from './sidebar';

const PICTURES = join(__dirname, '../../docs/pictures');
const withPictures = process.env.DEALSHEET_PICTURES === '1';

declare const workbench: Workbook;

/** A goal is reviewed and a number explained, in a real browser, on the built files. */
describeInBrowser('the KPI review, and a cell explained', () => {
  let bench: Bench;
  const sidebar = sidebarOf(() => bench);
  const side = sidebar.frame;
  const picture = async (name: string): Promise<void> => {
    if (!withPictures) return;
    mkdirSync(PICTURES, { recursive: true });
    await bench.page.waitForTimeout(700);
    await bench.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  };
  beforeAll(async () => {
    bench = await openBench();
    await bench.page.evaluate(() => workbench.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' }));
  });
  afterAll(async () => {
    await bench.close();
  });

  test('the review is built with its two charts, and nothing in it is an error', async () => {
    await sidebar.open();
    await sidebar.page('build');
    await side().getByLabel('Report').selectOption('KPI review');
    await sidebar.press('Build summary', /is in the tab KPI review/);
    expect(await bench.page.locator('.o-figure canvas').count()).toBe(2);
    const shown = (await bench.values("'KPI review'!A1:I90")).flat().map(String);
    expect(shown.filter((text) => text.startsWith('#'))).toEqual([]);
  }, 240000);

  test('Explain this cell says what was counted, and what the other tool did', async () => {
    await bench.type('Spend!H1', '=WINRATE(DEALS;SETTINGS;"2026")');
    await bench.go('Spend!H1');
    await sidebar.page('explain');
    await sidebar.press('Explain this cell', /is explained/);
    await side().getByText('Won deals as a share of won and lost deals').waitFor();
    await bench.type('Spend!H2', '=WINRATE(DEALS;SETTINGS;"2026";"basis = created")');
    await side()
      .getByLabel('What did the other tool say?')
      .fill(String(await bench.value('Spend!H2')));
    await bench.go('Spend!H1');
    await sidebar.press('Explain this cell', /is explained/);
    await side().getByText('basis = created').first().waitFor({ timeout: 120000 });
    await picture('explain');
  }, 240000);
});
