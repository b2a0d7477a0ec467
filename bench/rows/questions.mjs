// The same fourteen questions to both sides. `ours` is a function with what it is grouped by, and the columns that are
// compared; `sql` gives the group and these columns for a warehouse at hand, over `seen`: the deals as of the day.

const LIFE = (group, table) => `
  WITH days AS (SELECT ${group} AS g, d, COUNT(*) AS n, COUNT(*) FILTER (WHERE gone) AS gone FROM ${table} GROUP BY ALL),
  risk AS (SELECT g, d, gone, SUM(n) OVER (PARTITION BY g ORDER BY d DESC) AS n FROM days),
  curve AS (SELECT g, d, gone, EXP(SUM(LN(GREATEST(1 - gone / n, 1e-300))) OVER (PARTITION BY g ORDER BY d)) AS s FROM risk)
  SELECT g, MIN(IF(ABS(s - .5) <= 1e-9, (d + later) / 2, d)) FROM (SELECT *, LEAD(d) OVER (PARTITION BY g ORDER BY d) AS later FROM curve WHERE gone > 0)
  WHERE s <= .5 + 1e-9 GROUP BY g`;

const FIRST = `(SELECT *, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY close, id) = 1 AS isFirst
  FROM seen WHERE outcome = 'won')`;

export const AS_OF = '2026-01-31';

export const VIEWS = `
  CREATE VIEW seen AS SELECT *,
    CASE WHEN status IN ('Won', 'Lost') AND close <= DATE '${AS_OF}' THEN LOWER(status) ELSE 'open' END AS outcome
  FROM deals WHERE created <= DATE '${AS_OF}'`;

/** title, function, by, options, columns compared, SQL */
export const QUESTIONS = [
  [
    'sales by month',
    'SALES',
    ['month'],
    {},
    ['Sales'],
    `SELECT STRFTIME(close, '%Y-%m'), SUM(amount) FROM seen WHERE outcome = 'won' GROUP BY 1`,
  ],
  [
    'sales by region and quarter',
    'SALES',
    ['region', 'quarter'],
    {},
    ['Sales'],
    `SELECT region || ' ' || STRFTIME(close, '%Y') || '-Q' || QUARTER(close), SUM(amount) FROM seen WHERE outcome = 'won' GROUP BY 1`,
  ],
  [
    'win rate by owner',
    'WINRATE',
    ['owner'],
    {},
    ['Win rate'],
    `SELECT owner, COUNT(*) FILTER (WHERE outcome = 'won') / COUNT(*) FROM seen WHERE outcome <> 'open' GROUP BY 1`,
  ],
  [
    'median deal size by product',
    'DEALSIZE',
    ['product'],
    { basis: 'median' },
    ['Deal size'],
    `SELECT product, QUANTILE_CONT(amount, .5) FROM seen WHERE outcome = 'won' GROUP BY 1`,
  ],
  [
    'mean sales cycle by source',
    'SALESCYCLE',
    ['source'],
    {},
    ['Sales cycle'],
    `SELECT source, AVG(close - created) FROM seen WHERE outcome = 'won' GROUP BY 1`,
  ],
  [
    'time to close, open deals counted, by product',
    'SALESCYCLE',
    ['product'],
    { basis: 'censored', outcome: 'closed' },
    ['Sales cycle (created)'],
    LIFE(
      'g',
      `(SELECT product AS g, IF(outcome = 'open', DATE '${AS_OF}', close) - created AS d, outcome <> 'open' AS gone FROM seen)`,
    ),
  ],
  [
    'new and returning sales by month',
    'NEWVSRETURNING',
    ['month'],
    {},
    ['New sales'],
    `SELECT STRFTIME(close, '%Y-%m'), COALESCE(SUM(amount) FILTER (WHERE isFirst), 0) FROM ${FIRST} GROUP BY 1`,
  ],
  [
    'repeat rate by quarter',
    'REPEATRATE',
    ['quarter'],
    {},
    ['Repeat rate'],
    `SELECT q, AVG(IF(n >= 2, 1, 0)) FROM (SELECT STRFTIME(close, '%Y') || '-Q' || QUARTER(close) AS q, customer, COUNT(*) AS n
     FROM seen WHERE outcome = 'won' GROUP BY 1, 2) GROUP BY 1`,
  ],
  [
    'CAC by source',
    'CAC',
    ['source'],
    {},
    ['CAC'],
    `SELECT source, spent / n FROM (SELECT source, COUNT(*) AS n FROM ${FIRST} WHERE isFirst GROUP BY 1)
     JOIN (SELECT source, SUM(amount) AS spent FROM spend WHERE date <= DATE '${AS_OF}' GROUP BY 1) USING (source)`,
  ],
  [
    'the ten largest customers',
    'SALES',
    ['customer'],
    { top: 10 },
    ['Sales'],
    `SELECT customer, SUM(amount) AS sales FROM seen WHERE outcome = 'won' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10`,
  ],
  [
    'conversion by source',
    'SOURCEQUALITY',
    ['source'],
    {},
    ['Conversion'],
    `SELECT source, COUNT(*) FILTER (WHERE outcome = 'won') / COUNT(*) FROM seen GROUP BY 1`,
  ],
  [
    'open pipeline by stage',
    'PIPELINE',
    ['stage'],
    {},
    ['Pipeline'],
    `SELECT stage, SUM(amount) FROM seen WHERE outcome = 'open' GROUP BY 1`,
  ],
  [
    'product sales',
    'PRODUCTSALES',
    ['product'],
    {},
    ['Sales'],
    `SELECT product, SUM(amount), COUNT(*), SUM(amount) / COUNT(*) FROM seen WHERE outcome = 'won' GROUP BY 1`,
  ],
  [
    'time in stage',
    'TIMEINSTAGE',
    ['stage'],
    {},
    ['Median days'],
    LIFE(
      'g',
      `(SELECT s.stage AS g, COALESCE(later, IF(outcome = 'open', DATE '${AS_OF}', close)) - entered AS d,
       later IS NOT NULL OR outcome <> 'open' AS gone
       FROM (SELECT *, LEAD(entered) OVER (PARTITION BY id ORDER BY entered, nr) AS later FROM stages WHERE entered <= DATE '${AS_OF}') s JOIN seen USING (id))`,
    ),
  ],
];
