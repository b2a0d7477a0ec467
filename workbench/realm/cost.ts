import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { BuiltFile } from './built';
import { RealmError } from './cross';
import { openRealm } from './node';
import type { Realm, RealmOptions } from './realm';

setFlagsFromString('--expose_gc');
const once = runInNewContext('gc') as () => void;
setFlagsFromString('--no-expose_gc'); // realms made from now on must not have it
/** Realms that were left go in several rounds. */
const collect = (): void => {
  for (let i = 0; i < 5; i++) once();
};

/** What loading the pushed files takes, which every call of a formula pays: milliseconds, and bytes of memory that stay in use. */
export interface LoadCost {
  ms: number;
  bytes: number;
}

/** Bytes in use once the files are loaded, beyond what was in use before. */
function held(scripts: readonly BuiltFile[], options: RealmOptions): LoadCost {
  collect();
  const before = process.memoryUsage().heapUsed;
  const realm: Realm = openRealm(scripts, { ...options, kept: true });
  try {
    realm.call('');
  } catch (error) {
    if (!(error instanceof RealmError) || !error.message.startsWith('Script function not found')) throw error;
  }
  collect();
  const bytes = process.memoryUsage().heapUsed - before;
  return { ms: realm.loadMs, bytes }; // the realm lives until here
}

/** Loads the files as a call does and counts what that takes beyond an empty realm; best where little else lives, as in a process of its own. */
export function loadCost(scripts: readonly BuiltFile[], options: RealmOptions = {}): LoadCost {
  held(scripts, options); // compiled once for all realms
  const empty = held([], options);
  const full = held(scripts, options);
  return { ms: full.ms - empty.ms, bytes: full.bytes - empty.bytes };
}
