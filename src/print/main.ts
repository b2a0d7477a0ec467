import { CATALOGUE } from '../addon/catalogue';
import { ENTRIES } from '../addon/entries';
import { printDeclarations, printEntries } from './declarations';
import { printIndex, printPage } from './pages';
import { printListed } from './sidebar';

/** The text of functions.js: one declaration per metric, then what the menu and the sidebar call. */
export const printFunctions = (): string => printDeclarations(CATALOGUE) + printEntries(ENTRIES);

/** Every page of docs/functions by its file name; `readme` gives what a function's folder says of it. */
export const printPages = (readme: (name: string) => string): Map<string, string> =>
  new Map([
    ['README.md', printIndex(CATALOGUE)],
    ...CATALOGUE.map((def) => [`${def.name}.md`, printPage(def, readme(def.name))] as const),
  ]);

/** The catalogue of functions that the sidebar carries, as JSON. */
export const printSidebar = (readme: (name: string) => string): string => printListed(CATALOGUE, readme);
