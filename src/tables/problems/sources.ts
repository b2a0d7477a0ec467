import { WON } from '../outcome';
import { inDeals, inTable, linesWhere } from './problem';

/** Spend that belongs to no source. */
export const spendWithoutSource = inTable('spend', (table) => {
  const { codes } = table.coded('source');
  return [
    {
      kind: 'spend without a source',
      table,
      what: 'without a source',
      lines: table.has('source') ? linesWhere(table, (i) => codes[i] < 0) : [],
      effect: 'In CAC as a whole; left out of CAC by source',
    },
  ];
});

/** Won deals of sources on which nothing is spent; nothing where spend names no sources. */
export const sourcesWithoutSpend = inDeals(({ table }, { book }) => {
  const spend = book.get('spend');
  if (!spend?.has('source') || !table.has('source')) return [];
  const spent = new Set(spend.coded('source').codes);
  const said = table.outcomes();
  const { codes, names } = table.coded('source');
  const isFree = (i: number): boolean => said[i] === WON && codes[i] >= 0 && !spent.has(codes[i]);
  const lines = linesWhere(table, isFree);
  const free = Array.from(new Set(lines.map((i) => names.names()[codes[i]]))).sort();
  const list = free.slice(0, 4).map((name) => name.slice(0, 30));
  return [
    {
      kind: 'source without spend',
      table,
      what: `won from a source without spend (${list.join(', ')}${free.length > 4 ? ', …' : ''})`,
      lines,
      effect: 'In CAC as a whole; CAC of that source is empty',
    },
  ];
});
