import fc from 'fast-check';
import { cellValue } from './shape';

test('the one door out lets no NaN, no infinity, no minus zero and no undefined through', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.double(), fc.string(), fc.constantFrom(null, undefined, -0, NaN, Infinity, -Infinity)),
      (value) => {
        const cell = cellValue(value);
        if (typeof cell === 'number') expect([Number.isFinite(cell), Object.is(cell, -0)]).toEqual([true, false]);
        else expect(typeof cell).toBe('string');
        if (typeof value === 'number' && Number.isFinite(value)) expect(cell).toBe(value + 0);
        if (typeof value === 'string') expect(cell).toBe(value);
      },
    ),
  );
});
