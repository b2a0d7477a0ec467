import { CATALOGUE } from '../addon/catalogue';
import { ENTRIES } from '../addon/entries';
import { printDeclarations, printEntries } from './declarations';

/** The text of functions.js: one declaration per metric, then what the menu and the sidebar call. */
export const printFunctions = (): string => printDeclarations(CATALOGUE) + printEntries(ENTRIES);
