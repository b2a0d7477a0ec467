import type { Topic } from './world';

export const WORDS: Topic = {
  reads: [
    [['vs last year'], 'words vs last year'],
    [['VS Last Year'], 'words vs last year'],
    [['versus last year'], 'words vs last year'],
    [['vs. previous'], 'words vs previous'],
    [['vs previous', 'this month'], 'period 2026-03 | words vs previous'],
    [['vs goal'], 'words vs goal'],
    [['versus goals'], 'words vs goal'],
    [['with total'], 'words with total'],
    [['plain'], 'words plain'],
    [['details'], 'words details'],
    [['with details'], 'words details'],
    [['rows'], 'words rows'],
    [['sort by metric'], 'words sort by metric'],
    [['in EUR'], 'in = EUR'],
    [['in usd'], 'in = USD'],
    [['source', 'plain', 'with total', 'sort by metric'], 'by source | words with total, plain, sort by metric'],
    [['details', 'details'], 'words details'],
    [
      ['last quarter', 'month x source', 'owner = Ana', 'amount >=', 5, 'with total', 'basis = created'],
      'period 2025-Q4 | by month x source | where owner = Ana and amount >= 5 | basis = created | words with total',
    ],
  ],
  refuses: [
    [['vs last year', 'vs previous'], '"vs" is given twice, as last year and as previous'],
    [['in EUR', 'in USD'], '"in" is given twice, as EUR and as USD'],
    [['with totals'], 'Did you mean "with total"? =SALES(DEALS;"with total")'],
    [['vs lastyear'], 'Did you mean "vs last year"?'],
    [['detials'], 'Did you mean "details"?'],
    [['sort by'], 'Did you mean "sort by metric"?'],
  ],
};
