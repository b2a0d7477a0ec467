import { METRICS } from '../metrics/all.generated';
import { printDeclarations } from './declarations';

/** The text of functions.js: one declaration per metric. */
export const printFunctions = (): string => printDeclarations(METRICS);
