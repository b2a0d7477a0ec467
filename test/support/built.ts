import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Realm } from '../../workbench/realm';
import { openRealm, readBuilt } from '../../workbench/realm';

export const ROOT = join(__dirname, '../..');
export const DIST = join(ROOT, 'dist');

/** The built files in a bare realm without any service; built first if nobody has. */
export function openBuilt(scriptTimeZone = 'Etc/UTC'): Realm {
  if (!existsSync(join(DIST, 'kit.js'))) execFileSync('node', [join(ROOT, 'scripts/build.mjs')]);
  return openRealm(readBuilt(DIST).scripts, { scriptTimeZone });
}

/** A Settings table that fixes the as-of day and the zone, so that no call needs a service. */
export const settings = (asOf: string, zone = 'UTC; +0', more: [string, unknown][] = []): unknown[][] => [
  ['Setting', 'Value'],
  ['As-of day', asOf],
  ['Time zone', zone],
  ...more,
];
