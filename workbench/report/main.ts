import { readFileSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { decode, parseCsv } from '../files/csv';
import { withDom } from '../files/node-dom';
import { xlsxOf } from '../files/xlsx';
import { openWorkbook, readBuilt } from '../fake';
import { openRealm } from '../realm';
import { textTable } from './text-table';

interface Place {
  /** Folder of the built files. */
  built: string;
  /** Folder that file names count from. */
  from: string;
}
interface State {
  asOf: string;
  asOfNote: string;
  tabs: { tab: string; table: string | null; title: string; rows: number }[];
  problems: { problem: string; rows: number; which: string; concerns: string }[];
}

const USE = 'npm run report -- deals.csv [spend.csv …] [--as-of 2026-10-31] [--out report.xlsx]';

class Refused extends Error {}

function readArguments(args: readonly string[]): { files: string[]; asOf: string | null; out: string | null } {
  const files: string[] = [];
  let asOf: string | null = null;
  let out: string | null = null;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--as-of') asOf = args[++i] ?? '';
    else if (args[i] === '--out') out = args[++i] ?? '';
    else if (args[i].startsWith('--')) throw new Refused(`${args[i]} is no option. ${USE}`);
    else files.push(args[i]);
  }
  if (files.length === 0) throw new Refused(`Name the file with your deals: ${USE}`);
  if (asOf !== null && !/^\d{4}-\d{2}-\d{2}$/.test(asOf))
    throw new Refused(`--as-of needs a date such as 2026-10-31, and got "${asOf}"`);
  if (out === '') throw new Refused(`--out needs a file name. ${USE}`);
  return { files, asOf, out };
}

function readTable(file: string, from: string): { name: string; rows: string[][] } {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(from, file));
  } catch {
    throw new Refused(`${file} cannot be read: there is no such file in ${from}`);
  }
  const rows = parseCsv(decode(bytes)).filter((row) => row.some((cell) => cell !== ''));
  if (rows.length < 2) throw new Refused(`${file} holds no rows under its headings`);
  return { name: basename(file).replace(/\.[^.]*$/, ''), rows };
}

const SECTIONS: readonly (readonly [title: string, name: string, ...args: string[]])[] = [
  ['Sales by month', 'SALES', 'month', 'with total'],
  ['Win rate by owner', 'WINRATE', 'owner', 'with total'],
  ['Sales cycle of the deals won, in days', 'SALESCYCLE', 'details'],
  ['New and returning customers by month', 'NEWVSRETURNING', 'month', 'with total'],
];
const WITH_SPEND: typeof SECTIONS = [['What a new customer cost, by source', 'CAC', 'source', 'with total']];

/** Prints the main answers of an export through the built files. @returns the exit code */
export async function report(args: readonly string[], { built, from }: Place): Promise<number> {
  try {
    const { files, asOf, out } = readArguments(args);
    const tables = files.map((file) => readTable(file, from));
    const pushed = readBuilt(built);
    const book = openWorkbook({ built: pushed, tabs: tables });
    const state = book.callServer('dealsheetState', {}) as State;
    if (!state.tabs.some(({ table }) => table === 'deals')) {
      throw new Refused(
        `None of the files reads as deals. The first one begins with the headings ${tables[0].rows[0].slice(0, 8).join(', ')}`,
      );
    }
    for (const { tab, title, rows } of state.tabs) console.log(`${tab}: ${title}, ${rows.toLocaleString('en')} rows`);
    console.log(`As of ${asOf ?? state.asOf}.${asOf === null && state.asOfNote ? ' ' + state.asOfNote : ''}`);
    const settings = [
      ['Setting', 'Value'],
      ['As-of day', asOf ?? state.asOf],
      ['Time zone', 'UTC; +0'],
    ];
    const realm = openRealm(pushed.scripts);
    const used = tables.filter(({ name }) => state.tabs.some(({ tab, table }) => tab === name && table !== null));
    const hasSpend = state.tabs.some(({ table }) => table === 'spend');
    for (const [title, name, ...words] of [...SECTIONS, ...(hasSpend ? WITH_SPEND : [])]) {
      console.log(`\n${title}`);
      try {
        console.log(
          textTable(realm.call(name, [...used.map(({ rows }) => rows), settings, ...words]) as (string | number)[][]),
        );
      } catch (error) {
        console.log(`  ${(error as Error).message}`);
      }
    }
    console.log(state.problems.length === 0 ? '\nEvery row counts.' : '\nLeft out:');
    for (const { problem, rows, which, concerns } of state.problems)
      console.log(`  ${rows} × ${problem} (row ${which}); left out of ${concerns}`);
    if (out !== null) {
      book.callServer('dealsheetSetUp', { tabs: [], asOf: asOf ?? state.asOf });
      book.callServer('dealsheetBuildReport', {
        report: 'Executive summary',
        period: 'last 12 months',
        versus: 'previous',
        mode: 'snapshot',
      });
      withDom();
      writeFileSync(resolve(from, out), await xlsxOf(book.book.model));
      console.log(`\nThe summary with its charts is in ${out}.`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.error(error.message);
    return 1;
  }
}
