import { asOf, cell } from '../../test/support/cell';
import { readIsoDay, isoText } from '../calendar/day';
import { sampleRows } from './samples';

const TODAY = readIsoDay('2026-10-31');
const { deals, spend } = sampleRows(TODAY);

describe('the sample tabs', () => {
  test('are the same every time, and end on the day they are made', () => {
    expect(sampleRows(TODAY)).toEqual({ deals, spend });
    const created = deals.slice(1).map((row) => String(row[4]));
    expect(created.every((day) => day <= isoText(TODAY))).toBe(true);
    expect(deals.slice(1).filter((row) => row[3] !== 'Open' && String(row[5]) > isoText(TODAY))).toEqual([]);
  });

  test('answer what a newcomer asks first', () => {
    const won = deals.slice(1).filter((row) => row[3] === 'Won');
    const lost = deals.slice(1).filter((row) => row[3] === 'Lost');
    // counted over the rows themselves
    expect(cell('SALES', deals, asOf('2026-10-31'))).toBe(won.reduce((sum, row) => sum + Number(row[2]), 0));
    expect(cell('WINRATE', deals, asOf('2026-10-31'))).toBeCloseTo(won.length / (won.length + lost.length), 12);
    expect(cell('CAC', deals, spend, asOf('2026-10-31'))).toBeGreaterThan(0);
    expect(new Set(deals.slice(1).map((row) => row[3]))).toEqual(new Set(['Won', 'Lost', 'Open']));
  });
});
