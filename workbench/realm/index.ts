/** The bare realm, under Node: what a built add-on meets when Apps Script runs it. */
export type { Built, BuiltFile, Manifest } from './built';
export { callableFunctions, customFunctions, type CustomFunction, type Help } from './functions';
export { loadCost, type LoadCost } from './cost';
export { openRealm } from './node';
export { declaredIn, type Declared, type PlainFunction } from './parse';
export { readBuilt } from './read';
export { RealmError } from './cross';
export type { Realm, RealmOptions } from './realm';
