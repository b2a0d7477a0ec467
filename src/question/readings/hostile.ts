import { DEALS, SETTINGS, type Topic } from './world';

const long = (part: string): string => part.repeat(Math.ceil(50000 / part.length)).slice(0, 50000);
const withHeading = (heading: string) => DEALS.map((row, r) => [...row, r === 0 ? heading : 'x']);

/** Texts that break careless code; as values they are kept as they are. */
export const NASTY = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '=SALES()',
  '$&',
  '\u0001' + '0\u0001',
  '🦄',
  '‏שלום‏',
  '\ud83d',
];

export const HOSTILE: Topic = {
  reads: [
    ...NASTY.map((text) => [['owner =', text], `where owner = ${text}`] as const),
    [['owner = __proto__'], 'where owner = __proto__'],
    [['owner = $&'], 'where owner = $&'],
    [['owner = 🦄 and Söhne'], 'where owner = 🦄 and Söhne'],
    [['owner = ‏שלום‏'], 'where owner = ‏שלום‏'],
    [['owner = ' + long('x')], 'where owner = ' + long('x')],
    [['source in', [['__proto__'], ['constructor']]], 'where source in (__proto__; constructor)'],
  ],
  refuses: [
    ...NASTY.slice(0, 4).map((text) => [[text], `"${text}" is no period`] as const),
    ...['x', ' x', 'and ', '[', '(', '"', 'a = b and ', ', ', 'in (', '=', 'to ', '..', ' x source'].map(
      (part) => [[long(part)], ''] as const,
    ),
    [['__proto__ = 1'], '"__proto__" is no field'],
    [['constructor = 1'], '"constructor" is no field'],
    [['🦄'], '"🦄" is no period'],
    [['he said "x"'], '"he said "x"" is no period'],
  ],
  whole: [
    [[withHeading('constructor'), SETTINGS, 'constructor'], 'tables Deals, Settings | by [constructor]'],
    [[withHeading('__proto__'), SETTINGS, '__proto__ = 1'], 'tables Deals, Settings | where [__proto__] = 1'],
    [[withHeading('🦄'), SETTINGS, '[🦄]'], 'tables Deals, Settings | by [🦄]'],
    [[withHeading('מקור'), SETTINGS, 'מקור = x'], 'tables Deals, Settings | where [מקור] = x'],
  ],
};
