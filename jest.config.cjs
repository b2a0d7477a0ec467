/** Two kinds of tests: beside the source (src/**) and of the built files, as pushed (test/built, test/published). */
const long = process.env.DEALSHEET_LONG === '1';
module.exports = {
  testEnvironment: 'node',
  transform: { '\\.(ts|tsx)$': '<rootDir>/test/support/transform.cjs' },
  testMatch: ['<rootDir>/{src,test,workbench,sidebar,samples}/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/bench/node_modules', '<rootDir>/test/googlesql/node_modules'],
  setupFiles: ['<rootDir>/test/support/seed.cjs'],
  // as many as there are cores: a worker less would leave one idle where there are two
  maxWorkers: '100%',
  testTimeout: long ? 600000 : 60000,
};
