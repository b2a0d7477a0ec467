import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { TEMPLATES } from '../../src/reports/templates';
import { openWorkbook } from '../../workbench/fake';
import { withDom } from '../../workbench/files/node-dom';
import { dataOfXlsx, xlsxOf } from '../../workbench/files/xlsx';
import { openSample } from './open';

const PLACES = [process.env.SOFFICE_PATH, '/usr/bin/soffice', '/usr/local/bin/soffice', '/snap/bin/libreoffice'];
const soffice = PLACES.find((place): place is string => Boolean(place) && existsSync(place!)) ?? null;
const NONE = 'no LibreOffice was found: install it, or say where it is in SOFFICE_PATH';
const charts = (bytes: Uint8Array): number =>
  Object.keys(unzipSync(bytes)).filter((path) => /^xl\/charts\/chart\d+\.xml$/.test(path)).length;

(soffice ? test : test.skip)(
  `an exported .xlsx opens in LibreOffice with the values and charts of every report${soffice ? '' : ` (${NONE})`}`,
  async () => {
    const book = openSample();
    book.callServer('dealsheetSetUp', { tabs: [], asOf: '2026-10-31' });
    for (const { title } of TEMPLATES)
      book.callServer('dealsheetBuildReport', {
        report: title,
        mode: 'snapshot',
        period: title === 'Products' ? 'this quarter' : 'year to date',
        versus: 'lastYear',
      });
    withDom();
    const bytes = await xlsxOf(book.book.model);
    const folder = mkdtempSync(join(tmpdir(), 'dealsheet-office-'));
    try {
      writeFileSync(join(folder, 'reports.xlsx'), bytes);
      const home = `-env:UserInstallation=file://${join(folder, 'home')}`;
      const out = join(folder, 'again');
      execFileSync(
        soffice!,
        [
          home,
          '--headless',
          '--convert-to',
          'xlsx:Calc MS Excel 2007 XML',
          '--outdir',
          out,
          join(folder, 'reports.xlsx'),
        ],
        { stdio: 'ignore', timeout: 180000 },
      );
      const saved = new Uint8Array(readFileSync(join(out, 'reports.xlsx')));
      expect(charts(saved)).toBe(charts(bytes));
      expect(charts(bytes)).toBeGreaterThan(20);
      const again = openWorkbook({ data: dataOfXlsx(saved) });
      for (const { title } of TEMPLATES) {
        const range = `'${title}'!A1:I60`;
        const [wanted, found] = [book.values(range), again.values(range)];
        const differing = wanted.flatMap((row, r) =>
          row.flatMap((value, c) => {
            const other = found[r][c];
            const isSame =
              typeof value === 'number' && typeof other === 'number'
                ? Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value))
                : String(value) === String(other);
            return isSame ? [] : [`${'ABCDEFGHI'[c]}${r + 1}: ${String(value)} became ${String(other)}`];
          }),
        );
        expect([title, differing]).toEqual([title, []]);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  400000,
);
