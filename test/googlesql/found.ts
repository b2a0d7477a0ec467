import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyFact } from '../../src/facts/fact';
import type { FactSql } from '../../src/facts/sql';

export const FACTS = join(__dirname, '../../src/facts');

/** One fact's folder: its loop, and its SQL if that stands beside it. */
export interface Found {
  readonly name: string;
  readonly fact: AnyFact;
  readonly sql: FactSql | null;
}

/** Every fact, by the folders of src/facts: a folder is a fact the moment it exists. */
export function foundFacts(): Found[] {
  const folders = readdirSync(FACTS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => {
    const beside = join(FACTS, name, `${name}.sql.ts`);
    const loop = require(join(FACTS, name, name)) as Record<string, AnyFact>;
    const statements = existsSync(beside) ? Object.values(require(beside) as Record<string, FactSql>) : [];
    return { name, fact: loop[name], sql: statements.find((each) => each.fact === loop[name]) ?? null };
  });
}
