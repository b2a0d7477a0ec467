import fc from 'fast-check';
import { safeText } from '../../src/addon/safeText';
import { LOCALES, localeOf } from '../../workbench/fake/locale';
import { typed } from '../../workbench/fake/typed';

/** Texts that typing makes something else of in some locale. */
const TEMPTING =
  "=1+1|+49 30|-5%|@SUM(A1)|1-2|01|007|TRUE|false|1/2/2026|15.01.2026|Jan 15, 2026|May 2026|15 Jan|3 €|R$ 5,00|1e3|12:30|6:00 PM|'quoted|=|--|Q3 2026|(300)|1,5|1.5|１２".split(
    '|',
  );
const text = fc.oneof(
  fc.constantFrom(...TEMPTING),
  fc.string({ minLength: 1 }),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);

test('whatever the text, written safely it is that text, in every locale', () => {
  fc.assert(
    fc.property(text, fc.constantFrom(...Object.keys(LOCALES)), (given, code) => {
      const written = String(safeText(given));
      const { kind, content } = typed(written, localeOf(code), 2026);
      expect([given, code, kind]).toEqual([given, code, 'text']);
      expect(content.replace(/^'/, '')).toBe(given);
    }),
    { numRuns: 2000 },
  );
});
