import { failureOf } from './server';

describe('why a request failed', () => {
  test.each([
    ['Dealsheet: There is nothing to undo', 'told', 'There is nothing to undo'],
    // Google may put the kind of an error before its words
    ['Sentence: Dealsheet: There is nothing to undo', 'told', 'There is nothing to undo'],
    ['Error: Dealsheet: Write it as 2026', 'told', 'Write it as 2026'],
    [
      'You are trying to edit a protected cell or object.',
      'google',
      'You are trying to edit a protected cell or object.',
    ],
    ['Exception: Service Spreadsheets timed out', 'google', 'Service Spreadsheets timed out'],
    ['TypeError: x is not a function', 'google', 'x is not a function'],
    ['PERMISSION_DENIED', 'accounts', 'PERMISSION_DENIED'],
    ['Exception: Authorization is required to perform that action.', 'accounts', /^Authorization/],
  ])('%s', (message, kind, words) => {
    const failure = failureOf(message);
    expect(failure.kind).toBe(kind);
    expect(failure.message).toMatch(words);
  });
});
