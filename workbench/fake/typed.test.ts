import { localeOf } from './locale';
import { typed } from './typed';

const read = (text: string, locale = 'en_US') => {
  const { kind, content, format } = typed(text, localeOf(locale), 2026);
  return format ? [kind, content, format] : [kind, content];
};
// Serials by hand: 2026-01-15 = 46037 (1970-01-01 is 25569, and 20468 days lie between).

describe('typing, in English (US)', () => {
  test.each([
    ['', ['empty', '']],
    ['12.5', ['number', '12.5']],
    ['-3', ['number', '-3']],
    ['01', ['number', '1']],
    ['+57', ['number', '57']],
    ['1,000,000', ['number', '1000000', '#,##0']],
    ['$2.99', ['number', '2.99', '[$$]#,##0.00']],
    ['-$5', ['number', '-5', '[$$]#,##0']],
    ['5%', ['number', '0.05', '0%']],
    ['7.25%', ['number', '0.0725', '0.00%']],
    ['1e3', ['number', '1000']],
    ['TRUE', ['boolean', 'TRUE']],
    ['false', ['boolean', 'FALSE']],
    ['1-2', ['date', '46024', 'm/d/yyyy']],
    ['1/15/2026', ['date', '46037', 'm/d/yyyy']],
    ['2026-01-15', ['date', '46037', 'yyyy-mm-dd']],
    ['15 Jan 2026', ['date', '46037', 'd-mmm-yyyy']],
    ['Jan 15, 2026', ['date', '46037', 'mmm d, yyyy']],
    ['2026-01-15 12:00', ['date', '46037.5', 'yyyy-mm-dd hh:mm']],
    ['6:00 PM', ['date', '0.75', 'hh:mm a']],
    ['=1+1', ['formula', '=1+1']],
    ['=SUM(A1;B1)', ['formula', '=SUM(A1,B1)']],
    ['=', ['text', "'="]],
    ['+57...', ['formula', '=+57...']],
    ['-item', ['formula', '=-item']],
    ['--', ['text', '--']],
    ["'01", ['text', "'01"]],
    ["'=1+1", ['text', "'=1+1"]],
    ['Acme, Inc.', ['text', 'Acme, Inc.']],
    ['1,00', ['text', '1,00']],
    ['13/13/2026', ['text', '13/13/2026']],
    ['@home', ['text', '@home']],
    ['1.2.3', ['text', '1.2.3']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('typing, elsewhere', () => {
  test.each([
    ['de_DE', '1,5', ['number', '1.5']],
    ['de_DE', '1.234,50', ['number', '1234.5', '#,##0.00']],
    ['de_DE', '15.01.2026', ['date', '46037', 'dd.mm.yyyy']],
    ['de_DE', '3 €', ['number', '3', '#,##0 [$€]']],
    ['fr_FR', '1 234,5', ['number', '1234.5', '#,##0.00']],
    ['fr_FR', '15/01/2026', ['date', '46037', 'dd/mm/yyyy']],
    ['pt_BR', 'R$ 5,00', ['number', '5', '[$R$]#,##0.00']],
    ['ja_JP', '2026/01/15', ['date', '46037', 'yyyy/mm/dd']],
    ['en_IN', '12,34,567', ['number', '1234567', '#,##0']],
    ['en_IN', '15/01/2026', ['date', '46037', 'dd/mm/yyyy']],
  ])('%s %s', (locale, text, expected) => {
    expect(read(text, locale)).toEqual(expected);
  });
});
