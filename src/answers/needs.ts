import { Sentence, shownCell } from '../tables/cell';
import type { TableName } from '../tables/fields';
import { tableDef } from '../tables/fields';
import type { Book } from '../tables/book';
import type { AnyMetric } from '../metrics/metric';

const NEED_WORDS: Readonly<Record<string, string>> = {
  close: 'a close date',
  created: 'a created date',
  outcome: 'a Status or Stage (won, lost, open)',
};

/** A call of a metric as it would be typed, with every table it reads: `=CAC(DEALS;SPEND;"year")`. */
export function callOf(def: AnyMetric, ...texts: readonly string[]): string {
  const needed = Object.keys(def.needs);
  const tables = [...(needed.length > 0 ? needed : ['deals']), ...(def.wants ?? [])].map((name) => name.toUpperCase());
  return `=${def.name}(${[...tables, ...texts.map((text) => `"${text}"`)].join(';')})`;
}

/** @throws Sentence when a table or a column that the metric cannot do without was not passed */
export function checkNeeds(def: AnyMetric, book: Book): void {
  for (const name of Object.keys(def.needs) as TableName[]) {
    const table = book.get(name);
    const { title } = tableDef(name);
    if (!table) {
      const given = book.all().map((each) => each.title);
      const read =
        given.length > 0
          ? `${def.name} read ${given.join(' and ')}, and no ${title} table`
          : `${def.name} was given no table`;
      throw new Sentence(`${read}. It needs ${title} rows with their headings: ${callOf(def)}`);
    }
    for (const field of def.needs[name] ?? []) {
      const told = field === 'product' ? book.get('lines') : field === 'owner' ? book.get('splits') : undefined;
      if (field === 'outcome' ? table.tellsOutcomes() : table.has(field) || (name === 'deals' && told)) continue;
      const lost = table.mapping.lost?.get(field);
      if (lost !== undefined)
        throw new Sentence(
          `${def.name} needs ${field} in ${title}. Settings, row ${lost.row}, say it is under "${shownCell(lost.heading)}", and there is no such heading. The headings are ${table
            .headings()
            .filter((heading) => heading !== '')
            .slice(0, 12)
            .join(', ')}`,
        );
      const what = NEED_WORDS[field] ?? `a column for ${field}`;
      throw new Sentence(
        `${def.name} needs ${what} in ${title}, and none of its headings reads as one (${table
          .headings()
          .filter((heading) => heading !== '')
          .slice(0, 12)
          .map((heading) => shownCell(heading, 30))
          .join(
            ', ',
          )}). Rename the heading that holds it to ${field === 'outcome' ? 'Status' : field.charAt(0).toUpperCase() + field.slice(1)}; =FIELDS(DEALS) shows how each is understood`,
      );
    }
  }
}
