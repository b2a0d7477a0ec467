import { fingerprint, oneSeparator } from './fingerprint';

test('is FNV-1a with 32 bits, as it stands in the records of users’ files', () => {
  // test vectors of the authors: Fowler, Noll, Vo, Eastlake, RFC 9923, appendix; draft-eastlake-fnv, section 6
  expect(fingerprint('')).toBe(0x811c9dc5);
  expect(fingerprint('a')).toBe(0xe40c292c);
  expect(fingerprint('foobar')).toBe(0xbf9cf968);
});

test('piece by piece it is the same', () => {
  expect(fingerprint('bar', fingerprint('foo'))).toBe(fingerprint('foobar'));
});

test('a formula is the same whichever separator the locale writes', () => {
  expect(oneSeparator('=SALES(DEALS;SETTINGS)')).toBe(oneSeparator('=SALES(DEALS,SETTINGS)'));
});
