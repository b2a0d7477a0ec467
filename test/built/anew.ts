import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../support/built';

/** Builds into a folder of its own, which is gone after the tests of the file; what npm test has built stays as it is. */
export function buildAnew(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dealsheet-'));
  execFileSync('node', [join(ROOT, 'scripts/build.mjs'), '--out', folder], { stdio: 'pipe' });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
