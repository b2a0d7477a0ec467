import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readings } from '../../workbench/fake';
import { combinations, DEFAULT_READINGS, openWorkbook } from '../../workbench/fake';
import { builtOf } from '../../workbench/fake/testing';
import { ROOT } from '../support/built';

interface Found {
  readonly readings: Readings;
  readonly seen: Readonly<Record<string, unknown>>;
}
/** What the checklist's script printed; `null` and `undefined` are told by name there. */
function foundIn(text: string): Found {
  const { readings, seen } = JSON.parse(text) as Found;
  const named: Record<string, Readings['omitted']> = { null: null, undefined };
  const read = <T>(value: T): T => (String(value) in named ? (named[String(value)] as T) : value);
  const { omitted, emptyCell, emptyInRange } = readings;
  return {
    seen,
    readings: { ...readings, omitted: read(omitted), emptyCell: read(emptyCell), emptyInRange: read(emptyInRange) },
  };
}

const source = readFileSync(join(ROOT, 'samples/live-checklist.gs'), 'utf8');

describe('the live checklist, on the emulation itself', () => {
  const scopes = ['spreadsheets.currentonly', 'script.container.ui'].map(
    (name) => `https://www.googleapis.com/auth/${name}`,
  );
  test.each(combinations(2))('finds the switches %j', (readings) => {
    const book = openWorkbook({
      built: builtOf(source, { oauthScopes: scopes }),
      tabs: [{ name: 'Data', rows: [] }],
      now: () => new Date(Date.UTC(2026, 10, 23)),
      readings,
    });
    book.runFunction('prepareChecklist');
    const found = foundIn(String(book.runFunction('printChecklist')));
    // what the manifest closes to all is closed to functions
    const functionStores = readings.stores === 'scoped' ? 'closed' : readings.functionStores;
    expect(found.readings).toEqual({ ...readings, functionStores });
    expect(found.seen['error cell']).toContain('string #N/A');
    expect(found.seen['row']).toContain('"grid"');
  });
});

const RECORDED = join(ROOT, 'samples/live-checklist.json');
(existsSync(RECORDED) ? test : test.skip)(
  'what a real account showed is what the emulation assumes (skipped until samples/live-checklist.json is there)',
  () => {
    expect(foundIn(readFileSync(RECORDED, 'utf8')).readings).toEqual(DEFAULT_READINGS);
  },
);
