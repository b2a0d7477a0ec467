// What is measured below the cell, bundled as it is pushed: reading, every fact, an answer over tables read already.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const src = join(dirname(fileURLToPath(import.meta.url)), '../../src');

/** The names of all facts, each a folder. */
export const FACTS = readdirSync(join(src, 'facts'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** A script that leaves `Parts` behind. */
export function partsScript() {
  const contents = `
    import { openBook } from './question/open';
    import { readArguments } from './question/arguments';
    import { factOfTable } from './facts/sheet';
    import { ask } from './answers/ask';
    import { CATALOGUE } from './addon/catalogue';
    ${FACTS.map((name) => `import { ${name} } from './facts/${name}/${name}';`).join('\n')}
    export { openBook, readArguments, factOfTable, ask, CATALOGUE };
    export const facts = { ${FACTS.join(', ')} };`;
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: src, loader: 'ts' },
    bundle: true,
    format: 'iife',
    globalName: 'Parts',
    target: 'es2019',
    minify: true,
    inject: [join(src, '../scripts/globals.js')],
    define: { NaN: 'NAN' },
    write: false,
  });
  return outputFiles[0].text;
}
