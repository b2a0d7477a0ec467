import fc from 'fast-check';
import { UTC } from '../calendar/zone';
import { CHANGE_HEADINGS, readChanges } from './changes';
import type { LoggedForecast } from './forecastLog';
import { forecastRow, readForecasts } from './forecastLog';
import { recognise } from './recognise';
import { Book } from './book';
import { shared } from './table';

const tableOf = (rows: readonly (readonly string[])[]) => {
  const values = [CHANGE_HEADINGS.slice(), ...rows.map((row) => row.slice())];
  return new Book(shared(() => UTC)).add(values, recognise(values)!);
};
const change = (id: string, day: string): string[] => [id, 'amount', '1', '2', day];

describe('forecasts in the Changes table', () => {
  test('by hand: a row as a person reads it', () => {
    const months = new Map([['2026-11', [1234.5678, 0, 1e7]]] as const);
    expect(forecastRow({ day: 20000, of: 'ARR in EUR', months })).toEqual([
      '(forecast)',
      'sales forecast',
      'ARR in EUR',
      '2026-11: 1234.57 (0 to 10000000)',
      '2024-10-04',
    ]);
  });

  test('what is written is read again, to six digits, and the changes of deals are as if it were not there', () => {
    const money = fc.double({ min: 0, max: 1e9, noNaN: true });
    const forecast = fc
      .tuple(
        fc.integer({ min: 20000, max: 20900 }),
        fc.dictionary(fc.constantFrom('2026-01', '2026-02'), fc.tuple(money, money, money), { minKeys: 1 }),
      )
      .map(([day, months]): LoggedForecast => ({ day, of: '', months: new Map(Object.entries(months)) }));
    fc.assert(
      fc.property(fc.array(forecast, { minLength: 1, maxLength: 5 }), (list) => {
        const deals = [change('D-1', '2026-01-05'), change('D-2', '2026-03-01')];
        const mixed = tableOf([forecastRow(list[0]), deals[0], ...list.slice(1).map(forecastRow), deals[1]]);
        const read = readForecasts(mixed);
        expect(read.map(({ day }) => day)).toEqual(list.map(({ day }) => day).sort());
        const first = read.find(({ day }) => day === list[0].day)!;
        first.months.forEach((range) => range.forEach((value) => expect(Number.isFinite(value)).toBe(true)));
        for (const [month, range] of read.length === 1 ? list[0].months : [])
          range.forEach((value, i) =>
            expect(first.months.get(month)![i]).toBeCloseTo(value, -Math.log10(1e-5 * value + 1e-5)),
          );
        expect(readChanges(mixed)).toEqual(readChanges(tableOf(deals)));
      }),
    );
  });

  test('what someone wrote over is passed over, the rest is read', () => {
    const row = (text: string): string[] => ['(forecast)', 'sales forecast', '', text, '2026-01-31'];
    expect(
      readForecasts(tableOf([row('soon'), row(''), row('2026-02: many (1 to 2)'), change('D-1', '2026-01-05')])),
    ).toEqual([]);
    const [read] = readForecasts(tableOf([row('2026-02: x; 2026-03: 5 (1 to 9)')]));
    expect(Array.from(read.months)).toEqual([['2026-03', [5, 1, 9]]]);
  });
});
