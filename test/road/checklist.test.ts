import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readings } from '../../workbench/fake/calculation';
import { DEFAULT_READINGS } from '../../workbench/fake/calculation';
import { bench } from '../../workbench/fake/testing';
import { ROOT } from '../support/built';

interface Found {
  readonly readings: Readings;
  readonly seen: Readonly<Record<string, unknown>>;
}
/** What the checklist's script printed; `null` and `undefined` are told by name there. */
function foundIn(text: string): Found {
  const { readings, seen } = JSON.parse(text) as Found;
  const named: Record<string, Readings['omitted']> = { null: null, undefined };
  const { omitted } = readings;
  return { seen, readings: { ...readings, omitted: String(omitted) in named ? named[String(omitted)] : omitted } };
}

const source = readFileSync(join(ROOT, 'samples/live-checklist.gs'), 'utf8');

describe('the live checklist, on the emulation itself', () => {
  const all: Readings[] = (['', null, undefined] as const).flatMap((omitted) =>
    (['value', 'grid'] as const).flatMap((oneCell) =>
      (['formula', 'text'] as const).map((textFormat) => ({ omitted, oneCell, textFormat })),
    ),
  );
  test.each(all)('finds the switches %j', (readings) => {
    const book = bench(source, { readings });
    book.runFunction('prepareChecklist');
    const found = foundIn(String(book.runFunction('printChecklist')));
    expect(found.readings).toEqual(readings);
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
