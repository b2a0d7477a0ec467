import { severalNames } from './several';

const read = (cells: readonly string[], names: readonly string[] = []): Record<string, Record<string, number>> =>
  Object.fromEntries(
    Array.from(severalNames(cells, names), ([cell, { parts }]) => [
      cell,
      Object.fromEntries(parts.map(({ name, share }) => [name, Math.round(share * 1000) / 1000])),
    ]),
  );

describe('several names in one cell', () => {
  test('a semicolon always separates; a comma, plus, ampersand or line break between names that are known', () => {
    const cells = ['A', 'B', 'A, B; C', 'A + B', 'B & C', 'A\nC', 'A; D', 'A, E'];
    expect(read(cells)).toEqual({
      'A, B; C': { A: 0.333, B: 0.333, C: 0.333 },
      'A + B': { A: 0.5, B: 0.5 },
      'B & C': { B: 0.5, C: 0.5 }, // C is known from between semicolons
      'A\nC': { A: 0.5, C: 0.5 },
      'A; D': { A: 0.5, D: 0.5 }, // and "A, E" is one name: nothing else says E
    });
    expect(read(['A, E'], ['a', 'e'])).toEqual({ 'A, E': { A: 0.5, E: 0.5 } });
  });

  test('names with commas and signs of their own stay whole', () => {
    expect(read(['Acme, Inc.', 'Acme', 'Birch', 'R&D', 'C++', 'Basic, 2 seats'])).toEqual({});
    expect(read(['Acme, Inc.', 'Acme, Inc., Birch', 'Birch', 'C++', 'C++, Birch'])).toEqual({
      'Acme, Inc., Birch': { 'Acme, Inc.': 0.5, Birch: 0.5 },
      'C++, Birch': { 'C++': 0.5, Birch: 0.5 },
    });
    // by hand: 1.5 in a name is no comma, and a comma before a digit is a decimal mark
    expect(read(['Plan 1,5', 'Plan 1', '5'])).toEqual({});
  });

  test('shares as written; what is not said divides the rest; others in proportion', () => {
    expect(read(['Ana 60%; Ben 40%', 'Ana (25 %); Ben; Cem', 'Ana: 33,3%, Ben: 66,7%', 'Ana 60%; Ben 60%'])).toEqual({
      'Ana 60%; Ben 40%': { Ana: 0.6, Ben: 0.4 },
      'Ana (25 %); Ben; Cem': { Ana: 0.25, Ben: 0.375, Cem: 0.375 },
      'Ana: 33,3%, Ben: 66,7%': { Ana: 0.333, Ben: 0.667 },
      'Ana 60%; Ben 60%': { Ana: 0.5, Ben: 0.5 },
    });
    expect(severalNames(['Ana 60%; Ben 60%', 'Ana 60%; Ben 40%'], []).get('Ana 60%; Ben 60%')?.isUneven).toBe(true);
    expect(severalNames(['Ana 60%; Ben 40%'], []).get('Ana 60%; Ben 40%')?.isUneven).toBe(false);
  });

  test('blank parts are none, one part is one name, a name alone with a per cent sign is that name', () => {
    expect(read(['Ana;', '; ;', 'Growth 60%', 'Ana 0%; Ben 0%'])).toEqual({
      'Ana;': { Ana: 1 },
      'Ana 0%; Ben 0%': { Ana: 0.5, Ben: 0.5 },
    });
  });

  test('the order of the cells changes nothing, and long or hostile text is a name', () => {
    const cells = ['A, B, C', 'A, B', 'C', 'B, C', 'A'];
    expect(read(cells)).toEqual(read(cells.slice().reverse()));
    expect(read(['A, B', 'A', 'A, B, A'])['A, B, A']).toEqual({ 'A, B': 0.5, A: 0.5 });
    expect(
      read(['__proto__; constructor', ';'.repeat(50000), 'x,'.repeat(400)])['__proto__; constructor'],
    ).toBeDefined();
  });
});
