// The tasks, run inside the realm. `now` is the only thing from outside; times in milliseconds.

/* global makeRows, Parts, now, settle */
const DOOR = { tables: () => [], zone: () => null, today: () => 0 };

function read(deals, field) {
  const kind = field === 'outcome' ? field : deals.kindOf(field);
  if (kind === 'outcome') deals.outcomes();
  else if (kind === 'day') deals.day(field);
  else if (kind === 'number') deals.number(field);
  else if (kind === 'id') deals.text(field);
  else deals.coded(field);
}

/** Dates and amounts as text: 15/4/2021 10:07, $1,200. */
function write(deals) {
  deals.forEach((row, r) => {
    for (let c = 0; c < row.length; c++) {
      const cell = row[c];
      if (Object.prototype.toString.call(cell) === '[object Date]')
        row[c] =
          `${cell.getUTCDate()}/${cell.getUTCMonth() + 1}/${cell.getUTCFullYear()} ${10 + (r % 12)}:${10 + (r % 50)}`;
      else if (r > 0 && c === 3) row[c] = `$${cell.toLocaleString('en-US')}`;
    }
  });
}

globalThis.tasks = {
  /** Reads columns until these fields of the deals are typed; problems are listed where they are asked for. */
  columns({ n, fields, withProblems, written }) {
    const { DEALS, SETTINGS } = makeRows(n);
    if (written) write(DEALS);
    settle();
    const start = now();
    const deals = Parts.openBook([DEALS, SETTINGS], DOOR).book.get('deals');
    for (const field of fields) read(deals, field);
    if (withProblems) deals.problems();
    return now() - start;
  },

  /** A fact by owner (spend by source) over columns read already. */
  fact({ n, name }) {
    const { DEALS, SPEND, STAGES, SETTINGS } = makeRows(n);
    const { book, settings } = Parts.openBook([DEALS, SPEND, STAGES, SETTINGS], DOOR);
    const fact = Parts.facts[name];
    if (!book.get(fact.table)) return null; // no such table among these rows
    const cut = { period: null, where: [], asOf: 20484, by: [{ field: fact.table === 'spend' ? 'source' : 'owner' }] };
    const deals = book.get('deals');
    for (const field of ['outcome', 'created', 'close', 'amount', 'owner', 'customer', 'deal id']) read(deals, field);
    const table = book.get(fact.table);
    settle();
    const start = now();
    Parts.factOfTable(fact, table, cut, book, settings);
    return now() - start;
  },

  /** Questions over tables read once, reading included, as a report asks them. */
  questions({ n, list }) {
    const rows = makeRows(n);
    settle();
    const start = now();
    const ranges = ['DEALS', 'SPEND', 'STAGES', 'SETTINGS'].map((name) => rows[name]);
    const base = Parts.readArguments('SALES', ranges, DOOR);
    const grains = ['month', 'quarter', 'year', 'week', 'day'];
    const each = [now() - start];
    const answers = list.map(([name, by, options]) => {
      const began = now();
      const question = {
        ...base,
        by: by.map((text) => (grains.includes(text) ? { grain: text } : { field: text })),
        options: new Map(Object.entries(options)),
      };
      const def = Parts.CATALOGUE.find((known) => known.name === name);
      const answer = Parts.ask(def, question, Parts.CATALOGUE);
      each.push(now() - began);
      return answer;
    });
    const ms = now() - start;
    return {
      ms,
      each,
      answers: answers.map(({ columns, rows }) => ({ columns: columns.map((c) => c.heading), rows })),
    };
  },

  /** A whole cell, as Sheets calls it, by the printed function of that name. */
  cell({ n, name, tables, words }) {
    const rows = makeRows(n);
    const args = [...tables.map((table) => rows[table]), ...words];
    settle();
    const start = now();
    globalThis[name](...args);
    return now() - start;
  },
};
