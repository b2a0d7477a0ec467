import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { CATALOGUE } from '../../src/addon/catalogue';
import { TEMPLATES } from '../../src/reports/templates';
import { LANGUAGES, languageFor } from '.';

/** Every text of a language by its path; what takes arguments is asked with some. */
function texts(of: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(of) as [string, unknown][]) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') found.set(at, value);
    else if (typeof value === 'function')
      found.set(at, String((value as (...args: unknown[]) => unknown)(7, '8', '9')));
    else texts(value as object, at).forEach((text, deeper) => found.set(deeper, text));
  }
  return found;
}
const english = texts(LANGUAGES.en);
const others = Object.entries(LANGUAGES).filter(([tag]) => tag !== 'en');
/** What reads the same in every language. */
const SAME = ['home.title', 'build.percent'];

describe.each(others)('%s', (tag, language) => {
  const own = texts(language);

  test('says everything, and nothing beside it', () => {
    const keys = [...own.keys()].filter((key) => !/^(questions|briefs)\./.test(key));
    expect(keys.sort()).toEqual([...english.keys()].sort());
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('asks and says of every function in its own words what it answers, and of no other', () => {
    const known = CATALOGUE.map(({ name }) => name).sort();
    expect(Object.keys(language.questions).sort()).toEqual(known);
    expect(Object.keys(language.briefs).sort()).toEqual(known);
  });

  test('its words on a function name the choices and numbers that the English ones do', () => {
    const told = (text: string): string[] =>
      (text.match(/\b(?:basis|within|outcome|lag|measure) = [a-z\d]+|\d+/g) ?? []).sort();
    const lost = CATALOGUE.filter(({ name, brief }) => String(told(brief)) !== String(told(language.briefs[name])));
    expect(lost.map(({ name, brief }) => [name, told(brief), told(language.briefs[name])])).toEqual([]);
  });

  test('leaves nothing in English', () => {
    const left = [...own].filter(([at, text]) => !SAME.includes(at) && text === english.get(at));
    expect(left).toEqual([]);
    // a sentence of three English words in a row was forgotten
    expect([...own].filter(([, text]) => /\b[A-Za-z]+ [a-z]+ [a-z]+\b/.test(text))).toEqual([]);
    if (tag.startsWith('zh'))
      expect([...own].filter(([at, text]) => !SAME.includes(at) && !/[一-鿿]/.test(text))).toEqual([]);
  });

  test('passes on what it is given', () => {
    const given = (text: string): string[] => (text.match(/(?<!\d)[789](?!\d)/g) ?? []).sort();
    const lost = [...own].filter(([at, text]) =>
      given(english.get(at) ?? '').some((part) => !given(text).includes(part)),
    );
    expect(lost).toEqual([]);
  });
});

test('every report has its title here', () => {
  const titles = Object.keys(LANGUAGES.en.templates);
  expect(TEMPLATES.map(({ title }) => title).filter((title) => !titles.includes(title))).toEqual([]);
});

test('the language is the nearest of those that the browser asks for', () => {
  expect(languageFor(['zh-TW', 'en'])).toBe('zh-CN');
  expect(languageFor(['de-DE', 'en-GB', 'zh'])).toBe('en');
  expect(languageFor(['fr'])).toBe('en');
  expect(languageFor([])).toBe('en');
});

describe('no words stand elsewhere', () => {
  const folder = join(__dirname, '..');
  const files = (at: string): string[] =>
    readdirSync(at).flatMap((name) => {
      const path = join(at, name);
      if (statSync(path).isDirectory()) return name === 'strings' ? [] : files(path);
      return /\.ts$/.test(name) && !/\.test\.ts$/.test(name) ? [path] : [];
    });

  /** Literals with words in them, but for names of classes, selectors and kinds. */
  const literals = (text: string): string[] => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
      const isPart = ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
      if (ts.isStringLiteralLike(node) || isPart) {
        const words = (node as ts.LiteralLikeNode).text;
        // two words, or one with a capital: what a person would read
        if (/[A-Za-z]{2,} [a-z]|\b[A-Z][a-z]{2,}|[一-鿿]/.test(words)) found.push(words);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile('x.ts', text, ts.ScriptTarget.ES2020, true));
    return found;
  };
  /** Names of the protocol, of requests and of attributes; `Sales` and `year to date` are values that the server knows. */
  const VALUES = /^(dealsheet[A-Z]\w*|aria-\w+|Sales|year to date|owner = Ana|lastYear|Exception)$/;

  test('the search finds a word that stands in the code', () => {
    expect(literals("button('Press me'); say(`Done ${1}`); x.className = 'muted'")).toEqual(['Press me', 'Done ']);
  });

  test.each(files(folder).map((path) => [path.slice(folder.length + 1), path]))('%s', (_name, path) => {
    expect(literals(readFileSync(path, 'utf8')).filter((words) => !VALUES.test(words))).toEqual([]);
  });

  test('nor in the page itself', () => {
    const page = readFileSync(join(folder, 'sidebar.html'), 'utf8').replace(/<(script|style|title)>.*?<\/\1>/gs, '');
    expect(page.replace(/<[^>]*>/g, '').trim()).toBe('');
  });
});
