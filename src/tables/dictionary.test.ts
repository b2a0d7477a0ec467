import fc from 'fast-check';
import { fold } from './cell';
import { Dictionary } from './dictionary';

/** A dictionary that saw these spellings, each once more for every time it is listed. */
const seen = (...spellings: string[]): Dictionary => {
  const names = new Dictionary();
  for (const spelling of spellings) {
    const code = names.add(spelling);
    if (code >= 0) names.count(code, spelling, 1);
  }
  return names;
};

test('spellings that differ by case, accents, width or blanks are one name', () => {
  const names = seen('Webinar', 'webinar ', 'WEBINAR', ' Web  inar', 'Ｗebinar', 'Wébinar');
  expect(names.size).toBe(2);
  expect(['webinar', 'WÉBINAR', ' web inar', 'Web-inar'].map((text) => names.find(text))).toEqual([0, 0, 1, -1]);
});

test('the label is the commonest spelling, ties by code point, whatever the order of rows', () => {
  expect(seen('ads', 'Ads', 'Ads').names()).toEqual(['Ads']);
  expect(seen('Ads', 'ads', 'Ads').names()).toEqual(['Ads']);
  expect(seen('ads', 'Ads').names()).toEqual(['Ads']); // A before a
  expect(seen('  Ads  now ').names()).toEqual(['Ads now']);
});

test('sightings that are counted later decide the label as others do, and only where a name has two spellings', () => {
  const names = new Dictionary();
  const counted: string[] = [];
  const column = (spelling: string, times: number): void => {
    const code = names.add(spelling);
    names.countLater(() => {
      counted.push(spelling);
      names.count(code, spelling, times);
    });
  };
  column('ads', 2);
  column('Web', 1);
  expect([names.names(), counted]).toEqual([['ads', 'Web'], []]);
  column('Ads', 1);
  expect([names.names(), counted]).toEqual([
    ['ads', 'Web'],
    ['ads', 'Web', 'Ads'],
  ]);
  column('Ads', 2);
  expect(names.names()).toEqual(['Ads', 'Web']); // 3 to 2
  expect(counted).toHaveLength(4);
});

test('blanks are no name', () => {
  const names = seen('', '  ', '\u00a0', '\n');
  expect([names.size, names.add(''), names.find('')]).toEqual([0, -1, -1]);
});

test('names that code might trip over are names', () => {
  const nasty = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '0', 'null', 'NaN', '🦄', 'ß', 'שלום'];
  expect(seen(...nasty).names()).toEqual(nasty);
  expect(nasty.map((text) => seen(...nasty).find(text))).toEqual(nasty.map((_, i) => i));
});

test('the order of sightings changes no label, and every spelling finds its code', () => {
  const spelling = fc.oneof(fc.constantFrom('Ads', 'ads', 'ADS ', 'Web', 'web', 'Wéb', 'Fair', ''), fc.string());
  fc.assert(
    fc.property(fc.array(spelling), fc.infiniteStream(fc.nat()), (spellings, numbers) => {
      const shuffled = spellings
        .map((each) => ({ each, at: numbers.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each);
      const [one, two] = [seen(...spellings), seen(...shuffled)];
      expect(one.names().slice().sort()).toEqual(two.names().slice().sort());
      for (const each of spellings) {
        const code = one.find(each);
        expect(code).toBe(fold(each) === '' ? -1 : one.add(each));
        if (code >= 0) expect(fold(one.names()[code])).toBe(fold(each));
      }
    }),
  );
});
