import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      '**/node_modules/**',
      'src/**/*.generated.ts',
      'workbench/public/**',
      'samples/live-checklist.gs',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-require-imports': 'off',
      eqeqeq: 'error',
      'no-self-compare': 'off',
      'no-console': 'off',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['**/*.test.ts', 'src/addon/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'SpreadsheetApp', message: 'Only src/addon touches Google services.' },
        { name: 'Utilities', message: 'Only src/addon touches Google services.' },
        { name: 'process', message: 'Apps Script has no Node.' },
        { name: 'setTimeout', message: 'Apps Script has no timers.' },
      ],
    },
  },
);
