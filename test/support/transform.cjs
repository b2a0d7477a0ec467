/** Jest's door to TypeScript: one esbuild call per file, types are checked by tsc. */
const { transformSync } = require('esbuild');

module.exports = {
  process(source, filename) {
    const { code, map } = transformSync(source, {
      loader: filename.endsWith('x') ? 'tsx' : 'ts',
      format: 'cjs',
      target: 'node20',
      sourcefile: filename,
      sourcemap: 'external',
      define: { 'import.meta.dirname': '__dirname' },
    });
    return { code, map };
  },
};
