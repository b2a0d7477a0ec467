import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Workbook } from '../../workbench/fake/workbook';
import { TEMPLATES } from '../../src/reports/templates';
import type { Bench } from './chromium';
import { describeInBrowser, openBench } from './chromium';

const PICTURES = join(__dirname, '../../docs/pictures');
const withPictures = process.env.DEALSHEET_PICTURES === '1';
const PICTURE: Readonly<Record<string, string>> = {
  'Executive summary': 'summary',
  'Pipeline health': 'health',
  'Sources and CAC': 'sources',
  'Customers and value': 'customers',
  Products: 'products',
  'Rep scorecard': 'scorecard',
  'KPI review': 'kpi-review',
};

declare const workbench: Workbook;

/** What a tab shows that it should not, as sentences; runs in the page. */
function blemishes(tab: string): { found: string[]; charts: number; lastFigureRow: number } {
  const { getters } = workbench.book;
  const sheetId = workbench.book.sheetIdOf(tab)!;
  const found: string[] = [];
  const context = document.createElement('canvas').getContext('2d')!;
  const [columns, rows] = [9, 150];
  const lefts = [0];
  const tops = [0];
  for (let c = 0; c < 30; c++) lefts.push(lefts[c] + getters.getColSize(sheetId, c));
  for (let r = 0; r < rows; r++) tops.push(tops[r] + getters.getRowSize(sheetId, r));
  const text = (row: number, col: number): string => {
    const cell = getters.getEvaluatedCell({ sheetId, row, col });
    return cell.type === 'empty' ? '' : cell.formattedValue;
  };
  const boxes: { row: number; col: number; left: number; right: number; top: number; bottom: number }[] = [];
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < columns; col++) {
      const shown = text(row, col);
      if (shown === '') continue;
      const name = `${'ABCDEFGHI'[col]}${row + 1} "${shown.slice(0, 40)}"`;
      if (shown.startsWith('#') || /NaN|Infinity|undefined|null|\[object/.test(shown))
        found.push(`${name} is an error`);
      const style = getters.getCellComputedStyle({ sheetId, row, col });
      context.font = `${style.bold ? 'bold ' : ''}${Math.round(((style.fontSize ?? 10) * 96) / 72)}px Arial`;
      const width = context.measureText(shown).width + 4;
      const isRight = style.align === 'right';
      // text that stands left runs on over empty cells, up to the end of the screen; what stands right must fit
      let end = col + 1;
      while (!isRight && end < 14 && text(row, end) === '') end++;
      const room = lefts[end] - lefts[col];
      if (width > room + 1 && !(end >= 14 && width < 2200))
        found.push(`${name} is cut: ${Math.round(width)} in ${room}`);
      boxes.push({
        row,
        col,
        left: lefts[col],
        right: Math.min(lefts[col] + width, lefts[end]),
        top: tops[row],
        bottom: tops[row + 1],
      });
    }
  type Box = { left: number; right: number; top: number; bottom: number };
  const meet = (a: Box, b: Box): boolean =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const figures = getters.getFigures(sheetId).map((figure) => {
    const left = lefts[figure.col] + figure.offset.x;
    const top = tops[figure.row] + figure.offset.y;
    const chart = getters.getChartRuntime(getters.getChartIdFromFigureId(figure.id)!) as unknown as {
      chartJsConfig: {
        data: { datasets: { data: (number | null | { x?: number; y?: number })[] }[] };
        options: { plugins: { chartShowValuesPlugin?: unknown; title?: { text?: string } } };
      };
    };
    const { data, options } = chart.chartJsConfig;
    const title = options.plugins.title?.text ?? figure.id;
    const numbers = data.datasets.map(
      (set) => set.data.filter((each) => typeof each === 'number' && Number.isFinite(each) && each !== 0).length,
    );
    if (Math.max(...numbers) < 1) found.push(`the chart "${title}" is empty`);
    return { title, left, right: left + figure.width, top, bottom: top + figure.height };
  });
  figures.forEach((one, i) => {
    for (const other of figures.slice(i + 1))
      if (meet(one, other)) found.push(`"${one.title}" covers "${other.title}"`);
    for (const box of boxes) if (meet(one, box)) found.push(`"${one.title}" covers row ${box.row + 1}`);
    if (one.right > lefts[columns] + 1) found.push(`"${one.title}" reaches beyond the report`);
  });
  return { found, charts: figures.length, lastFigureRow: Math.min(...figures.map(({ bottom }) => bottom)) };
}

/** Every report as it is drawn, in a real browser, on the built files. `DEALSHEET_PICTURES=1` renews docs/pictures. */
describeInBrowser('what each report shows', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
    await bench.page.evaluate(() => workbench.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' }));
  });
  afterAll(async () => {
    await bench.close();
  });

  test.each(TEMPLATES.map(({ title }) => title))(
    '%s: no error, no cut text, no overlap, no empty chart; figures and charts on the first screen',
    async (report) => {
      const request = {
        report,
        period: report === 'Products' ? 'this quarter' : 'year to date',
        versus: 'lastYear',
        mode: 'live',
        ...(report === 'Rep scorecard' && { who: 'Ana Keller' }),
      };
      await bench.page.evaluate((asked) => workbench.callServer('dealsheetBuildReport', asked), request);
      await bench.page
        .locator('#panel')
        .getByText('×')
        .click({ timeout: 1000 })
        .catch(() => undefined);
      await bench.go(`'${report}'!I1`);
      await bench.page.waitForTimeout(900);
      const { found, charts, lastFigureRow } = await bench.page.evaluate(blemishes, report);
      expect(found).toEqual([]);
      expect(charts).toBeGreaterThanOrEqual(2);
      // 800 pixels less the menus above and the tabs below leave 620 of the sheet: figures and the first charts
      expect(lastFigureRow).toBeLessThan(620);
      const drawn = await bench.page.locator('.o-figure canvas').evaluateAll((canvases) =>
        canvases.map((canvas) => {
          const { width, height } = canvas as HTMLCanvasElement;
          const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
          const colours = new Set<number>();
          for (let i = 0; i < data.length; i += 4)
            if (data[i + 3] > 0) colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
          return colours.size;
        }),
      );
      expect(drawn.length).toBeGreaterThan(0);
      for (const colours of drawn) expect(colours).toBeGreaterThan(3);
      if (!withPictures) return;
      mkdirSync(PICTURES, { recursive: true });
      await bench.page.screenshot({ path: join(PICTURES, `${PICTURE[report]}.png`) });
    },
    240000,
  );
});
