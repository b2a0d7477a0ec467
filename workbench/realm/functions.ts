import type { BuiltFile } from './built';
import { declaredIn, type PlainFunction } from './parse';

/** The help that Sheets shows for a custom function. */
export interface Help {
  description: string;
  parameters: { name: string; type: string; description: string }[];
  returns: string;
}

/** A function offered while typing a formula. */
export interface CustomFunction {
  name: string;
  parameters: string[];
  jsdoc: Help;
}

const lines = (comment: string): string[] =>
  comment
    .replace(/^\*/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd());

const readHelp = (comment: string): Help => {
  const [description, ...tags] = lines(comment)
    .join('\n')
    .trim()
    .split(/\n?(?=@[a-z]+\b)/i);
  const help: Help = { description: description.startsWith('@') ? '' : flat(description), parameters: [], returns: '' };
  for (const tag of description.startsWith('@') ? [description, ...tags] : tags) {
    const parameter = /^@param\s+(?:\{([^}]*)\}\s*)?\[?([\w$]+)[^\s\]]*\]?\s*(?:-\s*)?([\s\S]*)$/.exec(tag);
    if (parameter)
      help.parameters.push({ type: parameter[1] ?? '', name: parameter[2], description: flat(parameter[3]) });
    const returns = /^@returns?\s+(?:\{[^}]*\}\s*)?([\s\S]*)$/.exec(tag);
    if (returns) help.returns = flat(returns[1]);
  }
  return help;
};

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * The functions that Sheets offers while a formula is typed, found as Sheets finds them: plain top-level `function NAME(`
 * whose JSDoc, directly above, holds `@customfunction`.
 * @param functionsSource text of a pushed file.
 */
export function customFunctions(functionsSource: string): CustomFunction[] {
  return declaredIn({ name: 'the file', source: functionsSource })
    .functions.filter((plain) => /@customfunction\b/i.test(plain.comment) && !plain.name.endsWith('_'))
    .map((plain) => ({ name: plain.name, parameters: plain.parameters, jsdoc: readHelp(plain.comment) }));
}

/** Every function that a formula or `google.script.run` can call: plain, top-level, not ending in `_`. */
export function callableFunctions(scripts: readonly BuiltFile[]): PlainFunction[] {
  return scripts.flatMap((file) => declaredIn(file).functions).filter((plain) => !plain.name.endsWith('_'));
}
