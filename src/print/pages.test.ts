import { CATALOGUE } from '../addon/catalogue';
import { GROUPS } from './groups';
import { printIndex, printPage } from './pages';

test('every function stands under one question', () => {
  const grouped = GROUPS.flatMap(([, names]) => names);
  expect(new Set(grouped).size).toBe(grouped.length);
  expect(CATALOGUE.map(({ name }) => name).filter((name) => !grouped.includes(name))).toEqual([]);
});

test('the catalogue links to every page', () => {
  const index = printIndex(CATALOGUE);
  for (const { name } of CATALOGUE) expect(index).toContain(`[${name}](${name}.md)`);
});

test('a page says what a function is, reads, takes and answers with, then what its folder says', () => {
  const winrate = CATALOGUE.find(({ name }) => name === 'WINRATE')!;
  const readme =
    '# WINRATE\n\nWon | lost.\n\n## Where it misleads\n\n- Here.\n\n```example\n=WINRATE(DEALS)\n0.5\n```\n';
  const page = printPage(winrate, readme);
  expect(page).toMatch(/^<!-- Printed .*-->\n\n# WINRATE\n\n\*\*What share of our deals do we win\?\*\*/);
  expect(page).toContain('| Deals | outcome, close |');
  expect(page).toContain('| basis | **closed**, created, within |');
  expect(page).toContain('| Win rate | share, 0 to 1 |');
  expect(page.indexOf('Won | lost.')).toBeLessThan(page.indexOf('## What it reads'));
  expect(page).toContain('## Where it misleads\n\n- Here.\n\n```\n=WINRATE(DEALS)');
  expect(page).not.toContain('undefined');
});
