import type { Bench } from './chromium';
import { describeInBrowser, openBench } from './chromium';
import { misfitsIn, violationsIn } from './inspect';
import { sidebarOf } from './sidebar';

describeInBrowser('sharing and leaving, from the sidebar', () => {
  let bench: Bench;
  const sidebar = sidebarOf(() => bench);
  const said = (words: RegExp) => sidebar.status().filter({ hasText: words }).waitFor({ timeout: 120000 });
  const press = (name: string | RegExp) => sidebar.frame().getByRole('button', { name, exact: true }).first().click();
  const frame = async () => (await (await bench.page.locator('#panel-frame').elementHandle())!.contentFrame())!;
  beforeAll(async () => {
    bench = await openBench();
    await bench.menu('Extensions', 'Dealsheet', 'Open sidebar');
    await said(/Ready/);
  });
  afterAll(async () => {
    await bench.close();
  });

  test('a snapshot is built', async () => {
    await sidebar.page('build');
    await sidebar.frame().locator('#mode').selectOption('snapshot');
    await press('Build summary');
    await said(/is in the tab Executive summary/);
  }, 240000);

  test('Prepare to share says first who can read what; Eject writes both tabs; nothing overflows, axe finds nothing', async () => {
    await sidebar.page('home');
    await press('Prepare to share');
    await said(/Everyone with access to this file can read every tab/);
    expect(await sidebar.frame().getByText('No tab can be kept private').count()).toBe(1);
    expect(await sidebar.frame().locator('a[target=_blank]').count()).toBe(1);
    expect(await violationsIn(await frame())).toEqual([]);
    expect(await misfitsIn(await frame())).toEqual([]);
    await press('Warn before edits');
    await said(/is warned now/);
    await press('Eject');
    await said(/computes from them with ordinary formulas/);
    expect(await bench.tabs()).toEqual(expect.arrayContaining(['Clean deals', 'Clean summary']));
    expect(bench.errors).toEqual([]);
  }, 240000);
});
