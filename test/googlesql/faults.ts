/** A fault to put into one side of a fact. */
export interface Fault {
  /** The fact whose random questions must find it. */
  readonly fact: string;
  /** `sql`, or the source below src that is changed before the loop runs. */
  readonly where: string;
  readonly find: string | RegExp;
  readonly put: string;
  /** Why it changes nothing. */
  readonly harmless?: string;
}

const inSql = (fact: string, ...pairs: [find: string | RegExp, put: string, harmless?: string][]): Fault[] =>
  pairs.map(([find, put, harmless]) => ({ fact, where: 'sql', find, put, harmless }));
const inLoop = (fact: string, where: string, ...pairs: [string | RegExp, string, string?][]): Fault[] =>
  pairs.map(([find, put, harmless]) => ({ fact, where, find, put, harmless }));

/** What could be wrong in the compiled SQL of the facts. */
export const SQL_FAULTS: readonly Fault[] = [
  ...inSql(
    'closings',
    [/COALESCE\(amount, 0\) >= 0\) AS won/, 'COALESCE(amount, 0) > 0) AS won'],
    [/COALESCE\(amount, 0\) >= 0\) AS won/, 'amount >= 0) AS won'],
    ["IF(outcome = 'won', amount, NULL)), 0) AS wonValue", "IF(outcome = 'lost', amount, NULL)), 0) AS wonValue"],
    [
      "COALESCE(SUM(IF(outcome = 'won', amount, NULL)), 0)",
      "SUM(IF(outcome = 'won', amount, NULL))",
      'no sum is read as 0',
    ],
    ['amount * amount', 'amount'],
    ["outcome = 'won' AND amount < 0) AS refunds", "outcome = 'won' AND amount <= 0) AS refunds"],
    ["outcome = 'won' AND amount < 0) AS refunds", 'amount < 0) AS refunds'],
    ['t.closed <= @as_of', 't.closed < @as_of'],
    ['t.created <= @as_of', 't.created < @as_of'],
    ['(t.created IS NULL OR t.created <= @as_of)', 't.created <= @as_of'],
    [/AND t\.closed <= @as_of,/g, 'AND TRUE,'],
    ['BETWEEN @from_date AND @to_date', 'BETWEEN DATE_ADD(@from_date, INTERVAL 1 DAY) AND @to_date'],
    ['BETWEEN @from_date AND @to_date', 'BETWEEN @from_date AND DATE_SUB(@to_date, INTERVAL 1 DAY)'],
    ["'%G-W%V'", "'%Y-W%V'"],
    ["'%G-W%V'", "'%Y-W%W'"],
    ['INTERVAL @fiscal_months MONTH', 'INTERVAL @fiscal_months DAY'],
    ['EXTRACT(QUARTER FROM', 'EXTRACT(MONTH FROM'],
    ['ORDER BY times DESC', 'ORDER BY times'],
    [/LEFT JOIN (names\d)/g, 'JOIN $1'],
    [', TRUE)', ', FALSE)'],
    ['t.`ARR` AS `amount`', 't.`amount` AS `amount`'],
    ["= '(none)' OR ", "= '' OR "],
  ),
  ...inSql(
    'histories',
    ["outcome = 'open' OR closed >= created", "outcome = 'open' OR closed > created"],
    ["AND NOT (outcome = 'won' AND COALESCE(amount, 0) < 0)", ''],
    ["IF(outcome = 'open', amount, NULL)", 'amount'],
  ),
  ...inSql(
    'customers',
    ['ORDER BY closed, id, COALESCE(amount, 0)', 'ORDER BY closed DESC, id, COALESCE(amount, 0)'],
    ['ORDER BY closed, id, COALESCE(amount, 0)', 'ORDER BY id, closed, COALESCE(amount, 0)'],
    ['ORDER BY closed, id, COALESCE(amount, 0)', 'ORDER BY closed, id DESC, COALESCE(amount, 0)'],
    ['ORDER BY closed, id, COALESCE(amount, 0)', 'ORDER BY closed, id, COALESCE(amount, 0) DESC'],
    ['TRIM(CAST(t.`id` AS STRING))', 'LPAD(CAST(t.`id` AS STRING), 9)'],
    ['PARTITION BY customer, purchase ORDER', 'PARTITION BY customer ORDER'],
    ['lifeDeals >= 2', 'lifeDeals > 2'],
    ["SUM(IF(outcome = 'won', amount, NULL)) OVER", 'SUM(IF(purchase, amount, NULL)) OVER'],
    ['SUM(lifeDeals)', 'COUNT(lifeDeals)'],
    ['FROM lives WHERE isFirst', 'FROM lives WHERE purchase'],
    [/FROM seen\n([\s\S]*) AND kept/, 'FROM seen WHERE kept\n$1'],
    [/CAST\(t\.`customer` AS STRING\)/, 'CONCAT(t.`customer`, CAST(t.`id` AS STRING))'],
    ['LOWER(TRIM(REGEXP_REPLACE', '(TRIM(REGEXP_REPLACE'],
  ),
  ...inSql(
    'purchases',
    ['COUNT(DISTINCT IF(purchase, customer, NULL))', 'COUNT(IF(purchase, customer, NULL))'],
    ['times >= 2', 'times > 2'],
    [/OVER \(PARTITION BY (?!customer)[^\n]*customer\) AS times/, 'OVER (PARTITION BY customer) AS times'],
    ['NOT isFirst AND closed = firstDay', 'closed = firstDay'],
    ['MIN(IF(purchase, closed, NULL))', 'MAX(IF(purchase, closed, NULL))'],
    ['MIN(IF(purchase, closed, NULL))', 'MIN(closed)'],
    ['MONTH) = DATE_TRUNC(firstDay, MONTH)', 'QUARTER) = DATE_TRUNC(firstDay, QUARTER)'],
    ['customer IS NULL AND value >= 0', 'customer IS NULL'],
    ['purchase AND NOT isFirst AND NOT isDay', 'purchase AND NOT isFirst'],
    ['purchase AND isFirst) AS newCustomers', 'isFirst) AS newCustomers', 'only a purchase is a first one'],
    ['IF(customer IS NOT NULL, value, NULL)', 'value'],
    ['customer IS NOT NULL AND COALESCE(amount, 0) >= 0 AS purchase', 'COALESCE(amount, 0) >= 0 AS purchase'],
  ),
  ...inSql(
    'lifeTable',
    ['closed >= created', 'closed > created'],
    ["IF(outcome = 'open', @as_of, closed)", 'COALESCE(closed, @as_of)'],
    ["COUNTIF(outcome = 'lost')", "COUNTIF(outcome = 'won')"],
    ['created, DAY)', 'created, WEEK)'],
    ['created IS NOT NULL AND (', '('],
  ),
  ...inSql(
    'openings',
    [
      'COALESCE(SUM(amount), 0) AS createdValue',
      "COALESCE(SUM(IF(outcome = 'open', amount, NULL)), 0) AS createdValue",
    ],
    ["COUNTIF(outcome = 'open')", "COUNTIF(outcome <> 'won')"],
    ['<= @w0', '< @w0'],
    ['>= @w0', '> @w0'],
    ['NOT IN UNNEST(@w', 'IN UNNEST(@w'],
    ['BETWEEN @w0 AND @w1', 'BETWEEN @w0 AND @w0'],
    [') > 0)', ') > 1)'],
    ['IS NOT NULL) AS `kept`', 'IS NULL) AS `kept`'],
    ["NOT IN ('won', 'lost') OR t.closed IS NOT NULL", "NOT IN ('won', 'lost') OR TRUE"],
  ),
  ...inSql(
    'pipeline',
    ['expected < @as_of) AS overdue', 'expected <= @as_of) AS overdue'],
    ["'lost'), NULL, t.closed)", "'lost'), NULL, CAST(NULL AS DATE))"],
    ["'lost'), NULL, t.closed)", "'lost'), t.closed, t.closed)"],
    [/COALESCE\(t\.`expected`, /, 'COALESCE('],
  ),
  ...inSql(
    'stageTrials',
    ['INTERVAL 364 DAY', 'INTERVAL 365 DAY'],
    ['code * (place + 1)', 'code * place'],
    ['IF(goneOn, left_on, lost_on) BETWEEN', 'left_on BETWEEN'],
  ),
  ...inSql(
    'firstLives',
    ['firstDay IS NULL AND', 'TRUE AND'],
    ['closed <= firstDay', 'closed < firstDay'],
    ['customer IS NOT NULL AND created', 'created'],
  ),
  ...inSql(
    'firstYear',
    ['INTERVAL 1 DAY', 'INTERVAL 2 DAY'],
    ['GREATEST(0, DATE_DIFF(closed', 'GREATEST(-1, DATE_DIFF(closed'],
    ['EXTRACT(DAY FROM closed) < ', 'EXTRACT(DAY FROM closed) <= '],
  ),
  ...inSql('leads', ['converted <= @as_of', 'converted < @as_of'], ['converted <= @as_of', 'TRUE']),
  ...inSql('spendDays', ['|media|', '|'], ['spent IS NOT NULL', 'TRUE']),
  ...inSql(
    'sold',
    ['-ABS(quantity)', 'quantity'],
    ['quantity <> 0', 'quantity IS NOT NULL'],
    ['amount * amount', 'amount'],
  ),
  ...inSql('spend', ['<= @as_of', '< @as_of'], ['<= @as_of', 'IS NOT NULL'], ['spent IS NOT NULL', 'TRUE']),
  ...inSql(
    'customerLives',
    ['COUNT(DISTINCT IF(purchase, closed, NULL)) - 1', 'COUNTIF(purchase) - 1'],
    ['closed > firstDay', 'closed >= firstDay'],
    ['DATE_DIFF(@as_of, firstDay, DAY)', 'DATE_DIFF(@as_of, closed, DAY) + 1'],
  ),
  ...inSql(
    'heldOut',
    ['IF(closed <= cutDay, closed, NULL)) - 1', 'IF(closed < cutDay, closed, NULL)) - 1'],
    ['MIN(firstDay), DAY), 3)', 'MIN(closed), DAY), 3)'],
    ['SUM(lastThird)', 'MAX(lastThird)'],
  ),
  ...inSql(
    'activity',
    ['ORDER BY month), MONTH)', 'ORDER BY month DESC), MONTH)'],
    ['GREATEST(0, DATE_DIFF(month, firstMonth, MONTH))', 'DATE_DIFF(month, firstMonth, MONTH)'],
    ['SELECT DISTINCT customer', 'SELECT customer'],
    ['DATE_ADD(@as_of, INTERVAL 1 DAY)', '@as_of'],
  ),
  ...inSql(
    'sold',
    ['-ABS(quantity)', 'quantity'],
    ['quantity <> 0', 'quantity IS NOT NULL'],
    ['amount * amount', 'amount'],
  ),
];

/** What could be wrong in the loops, and in what they stand on. */
export const LOOP_FAULTS: readonly Fault[] = [
  ...inLoop(
    'closings',
    'facts/closings/closings.ts',
    ['amount[i] < 0', 'amount[i] <= 0'],
    ['state[i] === LOST', 'state[i] !== WON'],
    ['closedSquares[g] += value * amount[i]', 'closedSquares[g] += value'],
    ['wonValue[g] += value;\n          refunded', 'refunded'],
    ['          continue;\n', ''],
    ['        if (value === value) {\n          lostValue', '        {\n          lostValue'],
  ),
  ...inLoop(
    'customers',
    'facts/customers/customers.ts',
    ['dealsOf[c] > 1.5', 'dealsOf[c] > 2'],
    ['if (amount[i] === amount[i]) revenueOf', 'revenueOf'],
    ['if (state[i] !== WON || customer[i] < 0)', 'if (customer[i] < 0)'],
    [' || customer[i] < 0) continue', ') continue', 'nothing can be written before the first place of a typed array'],
  ),
  ...inLoop(
    'customers',
    'facts/history.ts',
    ['close[a] < close[b]', 'close[a] > close[b]'],
    ['return one < two', 'return one > two'],
    ['if (one !== two) return one < two;', ''],
    ['return more < 0', 'return more > 0'],
    [' && !(amount[i] < 0)', ''],
    [
      'if (!isPurchase(rows, customer, amount, i)) continue',
      'if (customer[i] < 0 || rows.group[i] < 0 || rows.state[i] !== WON) continue',
    ],
    [
      'if (!isPurchase(rows, customer, amount, i)) continue',
      'if (!isPurchase(rows, customer, amount, i) || rows.group[i] < 0) continue',
    ],
  ),
  ...inLoop(
    'purchases',
    'facts/purchases/purchases.ts',
    ['g * first.length + customer[i]', 'customer[i]'],
    ['before & BOUGHT ? AGAIN : 0', 'AGAIN'],
    ['close[i] === close[start]', 'false'],
    ['month[i] === month[start]', 'false'],
    ["'month', { startMonth: 1 }", "'quarter', { startMonth: 1 }"],
    ['amount[i] < 0 ? 0 : weight[i]', 'weight[i]'],
    ['if (age === BOUGHT) newCustomers', 'newCustomers'],
    ['if (age !== BOUGHT) bits |= AFTER_DEAL', 'bits |= AFTER_DEAL'],
    ['sameMonthValue[g] += money;\n', ''],
  ),
  ...inLoop(
    'lifeTable',
    'facts/lifeTable/lifeTable.ts',
    ['end < created[i]', 'end <= created[i]'],
    ['state[i] === OPEN ? asOf : close[i]', 'close[i]'],
  ),
  ...inLoop(
    'firstLives',
    'facts/firstLives/firstLives.ts',
    ['close[i] <= close[buys]', 'true'],
    ['buys < 0 ? state[i] === WON', 'buys < 0 ? false'],
    ['end < created[i]', 'end <= created[i]'],
  ),
  ...inLoop('firstYear', 'facts/firstYear/firstYear.ts', ['b.date < a.date', 'b.date <= a.date'], ['asOf + 1', 'asOf']),
  ...inLoop('leads', 'facts/leads/leads.ts', ['converted[i] !== NO_DAY && ', '']),
  ...inLoop('spendDays', 'facts/spendDays/spendDays.ts', ['isMedia[i] === 1', 'isMedia[i] >= 0']),
  ...inLoop(
    'openings',
    'facts/openings/openings.ts',
    ['state[i] === LOST', 'state[i] !== WON'],
    [' || born[i] === NO_DAY', ''],
  ),
  ...inLoop(
    'pipeline',
    'facts/pipeline/pipeline.ts',
    ['expected[i] < asOf', 'expected[i] <= asOf'],
    [' || state[i] !== OPEN', ''],
  ),
  ...inLoop(
    'stageTrials',
    'facts/stageTrials/stageTrials.ts',
    ['until < entered[i]', 'until <= entered[i]'],
    ['wonOn[i] <= asOf', 'true'],
  ),
  ...inLoop(
    'spend',
    'facts/spend/spend.ts',
    ['if (amount[i] === amount[i]) {', 'if (true) {'],
    ['isMedia[i] >= 0', 'isMedia[i] >= 1'],
  ),
  ...inLoop('spend', 'facts/sheet.ts', ['cut.by.length === 0 ?', 'true ?']),
  ...inLoop('spend', 'question/rows.ts', ['day > cut.asOf', 'day >= cut.asOf'], ['day > cut.asOf', 'false']),
  ...inLoop(
    'openings',
    'question/rows.ts',
    ['day < period.from', 'day <= period.from'],
    ['day > period.to', 'day >= period.to'],
  ),
  ...inLoop(
    'openings',
    'question/clocks.ts',
    ['created[i] > asOf', 'created[i] >= asOf'],
    ['close[i] > asOf', 'close[i] >= asOf'],
    ['        state[i] = UNSEEN;\n        undated', '        state[i] = said[i];\n        undated'],
  ),
  ...inLoop('pipeline', 'question/clocks.ts', ['said[i] === OPEN ? close[i]', 'close[i] !== NO_DAY ? close[i]']),
  ...inLoop('customerLives', 'facts/customerLives/customerLives.ts', [
    'close[i] > close[first[c]]',
    'close[i] >= close[first[c]]',
  ]),
  ...inLoop('customerLives', 'facts/purchaseDays.ts', ['all[i] !== all[i - 1]', 'true']),
  ...inLoop('heldOut', 'facts/heldOut/heldOut.ts', ['day[start[c]] > cut)', 'day[start[c]] >= cut)']),
  ...inLoop('activity', 'facts/activity/activity.ts', ['boughtIn[e] > boughtIn[e - 1]', 'true']),
];
