import type { CellValue } from '../../src/cells/shape';
import { RESERVED } from '../../src/question/words';
import { ALL, counted, range, shown } from './asked';
import { specsOf } from './choices';
import { passedTo } from './tables';
import { sample } from './sample';

const tables = sample();
const withOptions = ALL.flatMap((def) => specsOf(def).map(([name, spec]) => [def.name, name, def, spec] as const));

test('a metric takes only words that are reserved for choices', () => {
  for (const [, name] of withOptions) expect(RESERVED).toContain(name);
});

describe.each(withOptions)('%s: %s', (metric, name, def, spec) => {
  const args = passedTo(def, tables);
  const number = (...more: unknown[]): CellValue => counted(range(def, [...args, ...more, 'all']))[1][0];

  if ('choice' in spec) {
    test.each(spec.choice.map((choice) => [choice]))('= %s answers, in any case and from a cell', (choice) => {
      expect(number(`${name} = ${choice}`)).not.toBe('');
      expect(number(`${name.toUpperCase()}=${choice.toUpperCase()}`)).toEqual(number(`${name} = ${choice}`));
      expect(number(`${name} =`, choice)).toEqual(number(`${name} = ${choice}`));
    });

    test('the first choice is the one without a word', () => {
      expect(number(`${name} = ${spec.choice[0]}`)).toEqual(number());
    });
  } else {
    const { least, most, unit } = spec;

    test('its bounds answer, or say why these deals do not', () => {
      for (const limit of [least, most]) {
        const answer = shown(def, [...args, `${name} =`, limit, 'all']);
        expect(answer).toHaveProperty('cells');
        expect(shown(def, [...args, `${name} = ${limit}`, 'all'])).toEqual(answer);
      }
    });

    test('one beyond is a sentence with its bounds', () => {
      const step = unit === 'share' ? least / 2 || 0.01 : 1;
      for (const beyond of [least - step, most + 1, 'many', '-']) {
        const answer = shown(def, [...args, `${name} =`, beyond, 'all']);
        const text = 'sentence' in answer ? answer.sentence : JSON.stringify(answer.cells);
        expect(text).toContain(`${name} = ${beyond}`);
        expect(text).toContain(String(least));
        expect(text).toContain(String(most));
        expect(text).toMatch(new RegExp(`=${metric}\\(`));
      }
    });
  }

  test('what is no choice is a sentence that names the choices and a formula', () => {
    const answer = shown(def, [...args, `${name} = zzqx`, 'all']);
    const text = 'sentence' in answer ? answer.sentence : JSON.stringify(answer.cells);
    expect(text).toContain('zzqx');
    expect(text).toMatch(new RegExp(`=${metric}\\(`));
    for (const choice of 'choice' in spec ? spec.choice : []) expect(text).toContain(choice);
  });
});

describe.each(ALL.map((def) => [def.name, def] as const))('%s', (name, def) => {
  test('a choice that it does not take is a sentence that names those it takes', () => {
    const taken = specsOf(def).map(([option]) => option);
    for (const word of RESERVED.filter((each) => each !== 'measure' && each !== 'top' && !taken.includes(each))) {
      const answer = shown(def, [...passedTo(def, tables), `${word} = 3`]);
      if ('cells' in answer) throw new Error(`${name} takes ${word} = 3 in silence`);
      expect(answer.sentence).toContain(word);
      for (const option of taken) expect(answer.sentence).toContain(option);
    }
  });

  test('`top` and `measure` have bounds that are told', () => {
    for (const text of ['top = 0', 'top = 1001', 'top = few', 'measure = Moonlight']) {
      const answer = shown(def, [...passedTo(def, tables), text]);
      if ('cells' in answer) throw new Error(`${name} takes ${text} in silence`);
      expect(answer.sentence).toContain(text);
    }
  });
});
