import { CATALOGUE } from '../addon/catalogue';
import { printDeclarations } from './declarations';

/** The text of functions.js: one declaration per metric. */
export const printFunctions = (): string => printDeclarations(CATALOGUE);
