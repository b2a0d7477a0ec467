import { metric } from '../metrics/metric';
import { printDeclarations, printEntries } from './declarations';

const SHARE = metric({
  name: 'SHARE',
  question: 'What share\n of it */ is ours?',
  brief: 'A share.',
  better: 'up',
  level: 'settled',
  needs: { deals: ['amount'], spend: ['amount'] },
  example: '',
  options: {},
  columns: { Share: 'share' },
  headline: 'Share',
  order: 'Share',
  counted: 'won',
  facts: () => ({}),
  group: () => ({ Share: 1 }),
});

test('a function is declared with its help directly above, its alias without', () => {
  const lines = printDeclarations([SHARE]).split('\n');
  expect(lines.slice(1, 4)).toEqual(['/**', ' * What share of it * / is ours?', ' * A share.']);
  expect(lines[4]).toMatch(/^ \* @param \{Range\} tables .*: DEALS, SPEND, SETTINGS\.$/);
  expect(lines.slice(-5)).toEqual([
    ' * @customfunction',
    ' */',
    "function SHARE(tables, period, by, conditions, more) {return Kit_.answer('SHARE',arguments)}",
    "function DS_SHARE() {return Kit_.answer('SHARE',arguments)}",
    '',
  ]);
});

test('the menu has the captions of its entries in their order, and no endpoint of the sidebar', () => {
  const text = printEntries([
    { name: 'one', kind: 'menu', caption: 'First' },
    { name: 'two', kind: 'sidebar' },
    { name: 'three', kind: 'menu', caption: 'Second' },
  ]);
  expect(text.match(/\.addItem\(.*\)/g)).toEqual([".addItem('First', 'one')", ".addItem('Second', 'three')"]);
  expect(text).toContain("function two(request){return addon_().answerSidebar('two',request)}");
});
