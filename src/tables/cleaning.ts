import { fold, headingKey } from './cell';
import { TABLES } from './fields';
import type { Table } from './table';

/** The word of a field that a text names in any table, else its heading as one key: `Sector` is `[sector]`. */
function fieldKey(text: string): string {
  const name = text.trim().replace(/^\[(.*)\]$/, '$1');
  const key = headingKey(name);
  for (const { fields } of TABLES)
    for (const { word, aliases } of fields)
      if (key !== '' && (headingKey(word) === key || aliases.split('|').includes(key))) return word;
  return `[${key}]`;
}

const keyOf = (field: string): string => (field.startsWith('[') ? `[${headingKey(field.slice(1, -1))}]` : field);

/**
 * The merges that a Cleaning table accepts, by field: what each folded name is read as. A merge of a merge leads to its
 * end; one that comes back to itself ends there. Rows without a field, a name or what it means say nothing.
 */
export function mergesOf(table: Table): (field: string) => ReadonlyMap<string, string> | undefined {
  const [fields, written, means] = ['field', 'written', 'means'].map((field) => table.text(field));
  const byField = new Map<string, Map<string, string>>();
  for (let i = 0; i < table.n; i++) {
    if (fields[i] === '' || fold(written[i]) === '' || fold(means[i]) === '') continue;
    const key = fieldKey(fields[i]);
    const merges = byField.get(key) ?? new Map<string, string>();
    byField.set(key, merges);
    if (!merges.has(fold(written[i]))) merges.set(fold(written[i]), means[i]);
  }
  byField.forEach((merges) =>
    merges.forEach((_, name) => {
      let end = name;
      for (let steps = 0; steps < 20; steps++) {
        const next = merges.get(end);
        if (next === undefined || fold(next) === name) break;
        merges.set(name, next);
        end = fold(next);
      }
    }),
  );
  return (field) => byField.get(keyOf(field));
}
