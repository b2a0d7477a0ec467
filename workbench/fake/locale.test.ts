import { canonicalFormula, localeOf, localFormula } from './locale';
import { bench } from './testing';

const canonical = (formula: string, code: string) => canonicalFormula(formula, localeOf(code));

test('; separates arguments everywhere; , only where it is no decimal mark', () => {
  for (const code of ['en_US', 'de_DE', 'fr_FR', 'pt_BR', 'ja_JP', 'en_IN'])
    expect(canonical('=SUM(A1;B1)', code)).toBe('=SUM(A1,B1)');
  expect(canonical('=SUM(A1,B1)', 'ja_JP')).toBe('=SUM(A1,B1)');
  expect(canonical('=SUM(0,5;1)', 'de_DE')).toBe('=SUM(0.5,1)');
  expect(canonical('=F("a;b,c";\'x;y\'!A1)', 'en_US')).toBe('=F("a;b,c",\'x;y\'!A1)');
  expect(canonical('={1\\2;3\\4}', 'de_DE')).toBe('={1,2;3,4}');
});

test('and back', () => {
  expect(localFormula('=SUM(0.5,A1)', localeOf('de_DE'))).toBe('=SUM(0,5;A1)');
  expect(localFormula('=SUM(A1,B1)', localeOf('en_US'))).toBe('=SUM(A1,B1)');
  expect(localFormula(canonical('=SUM(A1,B1)', 'de_DE'), localeOf('de_DE'))).toBe('=SUM(A1,B1)');
});

test.each([
  ['en_US', '=SUM(1,2)', 3],
  ['en_US', '=SUM(1;2)', 3],
  ['de_DE', '=SUM(1;2)', 3],
  ['de_DE', '=SUM(A1,B1)', '#ERROR!'],
  ['de_DE', '=0.5*2', '#ERROR!'],
  ['de_DE', '=0,5*2', 1],
  ['fr_FR', '=SUM(1,5;1)', 2.5],
])('%s computes %s to %s', (locale, formula, expected) => {
  const book = bench('', { locale });
  book.type('A3', formula);
  expect(book.value('A3')).toBe(expected);
  expect(book.formula('A3').replace(/;/g, ',')).toBe(formula.replace(/;/g, ','));
});
