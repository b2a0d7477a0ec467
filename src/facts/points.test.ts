import fc from 'fast-check';
import { layPoints } from './points';

/** The same by sorting texts. */
function slowly(group: readonly number[], value: readonly number[], groups: number) {
  const keys = Array.from(new Set(group.flatMap((g, i) => (g < 0 ? [] : [`${g} ${value[i]}`]))), (key) =>
    key.split(' ').map(Number),
  ).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    start: Array.from({ length: groups + 1 }, (_, g) => keys.filter(([at]) => at < g).length),
    axis: keys.map(([, at]) => at),
    point: group.map((g, i) => (g < 0 ? -1 : keys.findIndex(([a, b]) => a === g && b === value[i]))),
  };
}

// values up to 5 million leave no room for a table of all of them, so the points are sorted
describe.each([6, 5e6])('points along values up to %d', (most) => {
  test('stand group after group, ascending, each once', () => {
    const line = fc.tuple(fc.integer({ min: -1, max: 3 }), fc.oneof(fc.nat(3), fc.constant(most), fc.nat(most)));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const [group, value] = [0, 1].map((k) => lines.map((each) => each[k]));
        const { start, axis, point } = layPoints(Int32Array.from(group), Int32Array.from(value), 4);
        expect({ start: Array.from(start), axis: Array.from(axis), point: Array.from(point) }).toEqual(
          slowly(group, value, 4),
        );
      }),
    );
  });
});

test('no line, no point', () => {
  expect(layPoints(new Int32Array(0), new Int32Array(0), 2)).toEqual({
    start: new Int32Array(3),
    axis: new Int32Array(0),
    point: new Int32Array(0),
  });
});
