import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyFact } from '../../src/facts/fact';
import type { Loop } from './compare';
import { FACTS } from './found';

const SRC = join(FACTS, '..');

/** A text with a fault put in, everywhere it fits; null where it does not. */
export function withFault(text: string, find: string | RegExp, put: string): string | null {
  const changed = typeof find === 'string' ? text.split(find).join(put) : text.replace(find, put);
  return changed === text ? null : changed;
}

/** Builds a fact's loop with a fault in one of its sources. @param file its path below src */
export async function faultyLoop(
  name: string,
  file: string,
  find: string | RegExp,
  put: string,
): Promise<{ fact: AnyFact; loop: Loop }> {
  const path = join(SRC, file);
  const contents = withFault(readFileSync(path, 'utf8'), find, put);
  if (contents === null) throw new Error(`${file} no longer holds ${String(find)}: let the fault follow it`);
  const { outputFiles } = await build({
    stdin: {
      contents: `export { factOfTable as loop } from './sheet'; export { ${name} as fact } from './${name}/${name}';`,
      resolveDir: FACTS,
    },
    bundle: true,
    format: 'cjs',
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'fault',
        setup: (plugin) =>
          plugin.onLoad({ filter: /\.ts$/ }, (source) => (source.path === path ? { contents, loader: 'ts' } : null)),
      },
    ],
  });
  const made = { exports: {} };
  new Function('module', 'exports', outputFiles[0].text)(made, made.exports);
  return made.exports as { fact: AnyFact; loop: Loop };
}
