import fc from 'fast-check';
import { civil, dayOf, isoText, NO_DAY, readIsoDay } from '../calendar/day';
import { readZone, UTC } from '../calendar/zone';
import type { Cell } from './cell';
import { dateFormatOf, openQuestions } from './dateColumns';
import { readOrder } from './dateFormat';
import { datePart, dayIn, readWritten, usualDate, usualWritten } from './dateText';
import { readDays } from './days';
import { recognise } from './recognise';
import type { Choices } from './table';
import { Book } from './book';
import { shared } from './table';

const read = (text: string, order: 'DMY' | 'MDY' | 'YMD' = 'DMY', isMonth = false): string => {
  const written = readWritten(datePart(text), isMonth);
  return written ? isoText(dayIn(written, order)) : '';
};

describe('a written date', () => {
  // by hand: each means 15 April 2021
  test.each([
    ['15/04/2021', 'DMY'],
    ['15.4.21', 'DMY'],
    ['15-04-2021 08:30', 'DMY'],
    ['04/15/2021', 'MDY'],
    ['4/15/21 8:30 PM', 'MDY'],
    ['2021/04/15', 'YMD'],
    ['21.04.15', 'YMD'],
    ['2021. 4. 15.', 'YMD'],
    ['20210415', 'DMY'],
    ['15 Apr, 2021 00:02:00', 'DMY'],
    ['Apr 15, 2021, 3:00 PM GMT+2', 'DMY'],
    ['Thursday, April 15th, 2021', 'DMY'],
    ['15-Apr-21', 'DMY'],
    ['2021-Apr-15', 'DMY'],
    ['Thu Apr 15 2021 00:00:00 GMT+0000', 'DMY'],
    ['15. April 2021', 'DMY'],
    ['15 avr. 2021', 'DMY'],
    ['mar. 15 avril 2021', 'DMY'], // mardi, not March
    ['15 de abril de 2021', 'DMY'],
    ['15 abr 2021', 'DMY'],
    ['15 aprile 2021', 'DMY'],
    ['15 april 2021', 'DMY'],
    ['15 kwietnia 2021', 'DMY'],
    ['15 апреля 2021 г.', 'DMY'],
    ['2021年4月15日', 'DMY'],
    ['２０２１年４月１５日', 'DMY'],
    ['2021年04月15日 10:00', 'DMY'],
  ] as const)('%s', (text, order) => expect(read(text, order)).toBe('2021-04-15'));

  // by hand: the fifteenth of each month from January to December
  test.each([
    ['German', 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'],
    ['French', 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'],
    ['French, short', 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'],
    ['Spanish', 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'],
    ['Portuguese', 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'],
    ['Italian', 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'],
    ['Dutch', 'januari februari maart april mei juni juli augustus september oktober november december'],
    ['Dutch, short', 'jan feb mrt apr mei jun jul aug sep okt nov dec'],
    ['Polish', 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'],
    ['Russian', 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'],
    ['Russian, short', 'янв февр мар апр май июн июл авг сент окт нояб дек'],
    ['Chinese and Japanese', '1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月'],
  ])('%s', (language, names) => {
    names.split(' ').forEach((name, m) => {
      const text = language.startsWith('Chinese') ? `2021年${name}15日` : `15 ${name} 2021`;
      expect([text, read(text)]).toEqual([text, isoText(dayOf(2021, m + 1, 15))]);
    });
  });

  test.each([
    'soon',
    '12',
    '1,200.50',
    '2021',
    'Q3 2021',
    '15 04',
    'D-15-04-2021x',
    'Deal 15 04 2021',
    '31/13/2021x',
    '1.2.3.4',
    'Apr 2021',
    '2021-04',
    '99999999',
    'call 12/2',
  ])('%s is none', (text) => expect(read(text)).toBe(''));

  test('a month alone is its first day where that is asked', () => {
    for (const text of ['Apr 2021', '2021-04', '04/2021', '2021年4月', 'april 2021'])
      expect(read(text, 'DMY', true)).toBe('2021-04-01');
    expect(read('21 Apr', 'DMY', true)).toBe('');
  });

  test('two-digit years run from 1970 to 2069', () => {
    expect([read('1/2/69'), read('1/2/70')]).toEqual(['2069-02-01', '1970-02-01']);
  });
});

const table = (dates: Record<string, readonly Cell[]>, choices?: Choices, zone = UTC) => {
  const words = Object.keys(dates);
  const rows = dates[words[0]].map((_, i) => ['D' + i, 'Won', 10, ...words.map((word) => dates[word][i])] as Cell[]);
  const values = [['Deal ID', 'Status', 'Amount', ...words], ...rows];
  return new Book(shared(() => zone, choices)).add(values, recognise(values)!);
};
const days = (...args: Parameters<typeof table>): string[] => Array.from(table(...args).day('close'), isoText);

describe('a column decides its order', () => {
  test('by a part above 12, with the number of rows', () => {
    const column = ['03/04/21', '15/04/21', '15/04/21', '16/01/21'];
    expect(dateFormatOf(table({ 'Close date': column }), 'close')).toMatchObject({
      order: 'DMY',
      evidence: 'D/M/Y: 3 rows have a first part above 12',
    });
    expect(days({ 'Close date': column })[0]).toBe('2021-04-03');
    expect(days({ 'Close date': ['03/04/21', '04/15/21'] })[0]).toBe('2021-03-04');
  });

  test('by the other date columns of the table, mapped or not', () => {
    const close = ['03/04/2021', '05/06/2021'];
    expect(days({ 'Close date': close, Created: ['01/13/2021', '02/02/2021'] })[0]).toBe('2021-03-04');
    expect(days({ 'Close date': close, 'Last touched': ['13/01/2021', '02/02/2021'] })[0]).toBe('2021-04-03');
    expect(dateFormatOf(table({ 'Close date': close, Created: ['01/13/2021', '02/02/2021'] }), 'close').evidence).toBe(
      'M/D/Y: as in Created, where 1 row has a second part above 12',
    );
  });

  test('by the Settings, and only where nothing else tells', () => {
    const close = ['03/04/2021', '05/06/2021'];
    expect(days({ 'Close date': close }, { dateOrder: 'MDY' })).toEqual(['2021-03-04', '2021-05-06']);
    expect(days({ 'Close date': ['03/04/2021', '15/06/2021'] }, { dateOrder: 'MDY' })[0]).toBe('2021-04-03');
  });

  test('else it is a question, with both readings and what to do', () => {
    const asked = table({ 'Close date': ['05/05/2021', '03/04/2021'] });
    expect(openQuestions(asked)).toEqual([
      {
        field: 'close',
        question:
          'Deals: "03/04/2021" in Close date can be 3 April 2021 or 4 March 2021, and no other date of the table tells which. Write D/M/Y or M/D/Y beside "Date format" in the Settings tab and pass it: =NAME(DEALS;SETTINGS)',
      },
    ]);
    expect(() => asked.day('close')).toThrow('can be 3 April 2021 or 4 March 2021');
  });

  test('a column of which all readings give the same days asks nothing', () => {
    expect(days({ 'Close date': ['05/05/2021', '06/06/2021'] })).toEqual(['2021-05-05', '2021-06-06']);
  });

  test('two formats in one column are none, but a few strays are listed', () => {
    const half = ['15/04/2021', '04/15/2021', '03/04/2021'];
    expect(() => table({ 'Close date': half }).day('close')).toThrow('two formats in one column');
    const most = [...Array<string>(30).fill('15/04/2021'), '04/15/2021'];
    const listed = table({ 'Close date': most });
    expect(listed.day('close')[30]).toBe(NO_DAY);
    expect(listed.problems()).toEqual([
      { reason: 'Deals: "04/15/2021" in Close date is not a date', rows: 1, first: [32] },
    ]);
  });

  test('a year of two digits stands where few values are', () => {
    const column = Array.from({ length: 24 }, (_, i) => `2${i % 2}-04-${String(i + 1).padStart(2, '0')}`);
    expect(days({ 'Close date': column }).slice(0, 2)).toEqual(['2020-04-01', '2021-04-02']);
  });

  test('ISO and day-first dates may stand together', () => {
    expect(days({ 'Close date': ['2021-03-04', '04.03.2021', '15.03.2021', 44259] })).toEqual([
      '2021-03-04',
      '2021-03-04',
      '2021-03-15',
      '2021-03-04',
    ]);
  });
});

describe('numbers of databases', () => {
  const berlin = readZone('Europe/Berlin; +60')!;
  const ms = Date.UTC(2021, 3, 15);
  test('seconds and milliseconds since 1970, as numbers and as text', () => {
    for (const cell of [ms, ms / 1000, String(ms), String(ms / 1000)])
      expect(days({ 'Close date': [cell] })).toEqual(['2021-04-15']);
  });
  test('the civil day in the sheet counts, but midnights of UTC are days', () => {
    const late = ms + 23.5 * 3600000;
    expect(days({ 'Close date': [late] }, undefined, berlin)).toEqual(['2021-04-16']);
    expect(days({ 'Close date': [ms] }, undefined, readZone('America/New_York; -300')!)).toEqual(['2021-04-15']);
  });
  test('20210415 as a number', () => expect(days({ 'Close date': [20210415] })).toEqual(['2021-04-15']));
});

test.each([
  ['D/M/Y', 'DMY'],
  ['dd.mm.yyyy', 'DMY'],
  ['mm/dd/yy', 'MDY'],
  ['Year-Month-Day', 'YMD'],
  ['yes', null],
])('%s as a choice', (text, order) => expect(readOrder(text)).toBe(order));

test('any day comes back from any way to write it, where one row tells the order', () => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const forms: ((y: number, m: number, d: number) => string)[] = [
    (y, m, d) => `${d}/${m}/${y}`,
    (y, m, d) => `${two(m)}-${two(d)}-${y}`,
    (y, m, d) => `${two(d)}.${two(m)}.${two(y % 100)} 10:15`,
    (y, m, d) => `${y}/${m}/${d}`,
    (y, m, d) => `${y}${two(m)}${two(d)}`,
  ];
  const day = fc.integer({ min: dayOf(2019, 1, 1), max: dayOf(2022, 12, 31) });
  fc.assert(
    fc.property(fc.array(day, { maxLength: 20 }), fc.constantFrom(...forms), (others, form) => {
      const all = [dayOf(2021, 4, 30), dayOf(2021, 3, 1), ...others];
      const cells = all.map((each) => {
        const { year, month, date } = civil(each);
        return form(year, month, date);
      });
      expect(days({ 'Close date': cells })).toEqual(all.map(isoText));
    }),
    { numRuns: 300 },
  );
});

test('any text is read or refused, never more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const { values, bad } = readDays([text], () => UTC);
      expect(values[0] === NO_DAY || bad.length === 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(readIsoDay('2021-02-30')).toBe(NO_DAY);
});

test('what is read without a closer look is what a closer look reads', () => {
  const text = fc
    .tuple(fc.nat(9999), fc.constantFrom('/', '.', '-'), fc.nat(99), fc.constantFrom('/', '.', '-'), fc.nat(9999))
    .map(([one, mark, two, again, three]) => `${one}${mark}${two}${again}${three}`);
  const clock = fc.constantFrom('', '', ' 10:07', ' 9:30:05', 'T23:59Z', 'T23:59:59Z', ' 10:7', ' x');
  let usual = 0;
  fc.assert(
    fc.property(text, clock, (date, time) => {
      const numbers = usualDate(date + time);
      if (numbers < 0) return;
      usual++;
      expect(usualWritten(numbers)).toEqual(readWritten(datePart(date + time)));
    }),
    { numRuns: 500 },
  );
  expect(usual).toBeGreaterThan(5);
});

test('a cell of a column is read the same whatever stands around it', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.date({ noInvalidDate: false }),
    fc.constantFrom<Cell>('', null, undefined, true, '  ', 'soon', '#N/A', '2026-03-05', '2026-03-05T10:00:00Z'),
    fc.constantFrom<Cell>('15/04/2021', '15/04/2021 10:07', '15.4.2021', '16 Apr 2021', '20210415', 46000, 20260331),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
      const whole = readDays(cells, () => UTC);
      cells.forEach((each, i) => {
        const alone = readDays([each], () => UTC);
        expect(whole.values[i]).toBe(alone.values[0]);
        expect(whole.bad.includes(i)).toBe(alone.bad.length === 1);
        const at = whole.writtenAt ? whole.writtenAt[i] : -1;
        expect(at < 0 ? undefined : whole.seen[at].written).toEqual(alone.seen[0]?.written);
      });
      const texts = cells.filter((_, i) => (whole.writtenAt ?? [])[i] >= 0).length;
      expect(whole.seen.reduce((rows, each) => rows + each.rows, 0)).toBe(texts);
    }),
  );
});
