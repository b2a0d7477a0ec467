import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../src/addon/catalogue';
import { ENTRIES } from '../../src/addon/entries';
import { callableFunctions, customFunctions, declaredIn, openRealm, readBuilt } from '../../workbench/realm';
import { ROOT } from '../support/built';
import { buildAnew } from './anew';

const { scripts } = readBuilt(buildAnew());
const NAMES = CATALOGUE.map(({ name }) => name);
const GLOBALS = [
  ...['Kit_', 'addon_', 'onOpen', 'onInstall'],
  ...ENTRIES.map(({ name }) => name),
  ...NAMES.flatMap((name) => [name, `DS_${name}`]),
];

describe('what the built files add to the global scope', () => {
  test('is this list and nothing else', () => {
    expect(openRealm(scripts).globals()).toEqual(GLOBALS.slice().sort());
  });

  test('differs in more than capitals: formulas do not tell those apart', () => {
    const names = GLOBALS.map((name) => name.toLowerCase());
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});

describe('custom functions, as they stand in functions.js', () => {
  const { source } = scripts.find(({ name }) => name === 'functions.js')!;
  const offered = customFunctions(source);
  const plain = new Map(declaredIn({ name: 'functions.js', source }).functions.map((each) => [each.name, each]));

  test('every metric is offered, no alias is, and both can be called', () => {
    expect(offered.map(({ name }) => name)).toEqual(NAMES);
    const callable = callableFunctions(scripts).map(({ name }) => name);
    expect(callable.sort()).toEqual(GLOBALS.filter((name) => !name.endsWith('_')).sort());
  });

  test.each(CATALOGUE.map((def) => [def.name, def] as const))('%s has its help directly above', (name, def) => {
    const { comment, parameters } = plain.get(name)!;
    const lines = comment.split('\n').map((line) => line.replace(/^ \* ?/, ''));
    expect(lines[1]).toBe(def.question);
    const help = offered.find((each) => each.name === name)!.jsdoc;
    expect(help.parameters.map((parameter) => parameter.name)).toEqual(parameters);
    expect(parameters).toEqual(['tables', 'period', 'by', 'conditions', 'more']);
    for (const { description } of help.parameters.slice(1)) expect(description).toMatch(/^Optional: /);
    expect(comment).not.toMatch(/<\w+>.*<\/|https?:|\bundefined\b/);
    expect(plain.get(`DS_${name}`)).toEqual({ name: `DS_${name}`, comment: '', parameters: [] });
  });
});

/** Google's names that sound like sales; a function of ours with one of them would never be called. */
const TAKEN = (
  'FORECAST GROWTH TREND QUERY RATE PRICE YIELD DURATION EFFECT NOMINAL CONVERT RECEIVED DISC RANK PROB MODE FREQUENCY TYPE CELL ' +
  'VALUE N T PHI NPV XNPV IRR XIRR RRI PV FV PMT NPER DB SYD SLN SLOPE INTERCEPT MEDIAN PERCENTILE QUARTILE MARGINOFERROR ' +
  'CONFIDENCE LINEST LOGEST AI GEMINI SPARKLINE SPLIT SORT FILTER UNIQUE MAP SCAN REDUCE LET LAMBDA TAKE DROP EXPAND ' +
  'COUNTUNIQUE GETPIVOTDATA ISBETWEEN INFO CALL SINGLE REFERENCE RTD FIELDVALUE WEBSERVICE'
).split(' ');
const BUILT_INS = join(ROOT, '../shared/sheets-builtins.txt');

describe('names that a formula reaches', () => {
  const reached = NAMES.flatMap((name) => [name, `DS_${name}`]);

  test('are no function of Google Sheets', () => {
    expect(reached.filter((name) => TAKEN.includes(name))).toEqual([]);
  });

  (existsSync(BUILT_INS) ? test : test.skip)('are not in the published list of its functions', () => {
    const known = new Set(readFileSync(BUILT_INS, 'utf8').split(/\s+/));
    expect(known.size).toBeGreaterThan(400);
    expect(reached.filter((name) => known.has(name))).toEqual([]);
  });

  test.each(reached)('%s reads neither like a cell nor like a value, and is not private', (name) => {
    expect(name).toMatch(/^[A-Z][A-Z0-9_]*[A-Z0-9]$/);
    expect(name).not.toMatch(/^[A-Z]{1,3}\d+$/); // A1, ARR12
    expect(name).not.toMatch(/^(R\d*C\d*|R\d+|C\d+)$/); // R1C1
    expect(name).not.toMatch(/^(TRUE|FALSE)$/);
  });
});
