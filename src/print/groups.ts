/** The questions of a sales team, and the functions that answer each; the order of the catalogue's page. */
export const GROUPS: readonly (readonly [question: string, names: readonly string[]])[] = [
  [
    'Total sales, and where they are heading',
    ['SALES', 'DEALSWON', 'DEALSIZE', 'SALESFORECAST', 'GOALATTAINMENT', 'GOALODDS'],
  ],
  [
    'The sales cycle and its bottlenecks',
    [
      'WINRATE',
      'SALESCYCLE',
      'SALESVELOCITY',
      'PIPELINE',
      'WEIGHTEDPIPELINE',
      'PIPELINECOVERAGE',
      'TIMEINSTAGE',
      'STAGECONVERSION',
      'BOTTLENECK',
      'STALLED',
      'LOSSREASONS',
      'PIPELINECHANGES',
      'SLIPRATE',
    ],
  ],
  ['What sells', ['PRODUCTSALES', 'PRODUCTMIX', 'ALSOBOUGHT']],
  ['Which lead sources bring buyers', ['SOURCEQUALITY']],
  ['New and returning customers', ['NEWVSRETURNING', 'REPEATRATE', 'RETENTION']],
  ['What a customer costs', ['CAC', 'CACPAYBACK', 'SOURCEROI', 'LTVCAC']],
  ['What a customer is worth', ['CLV']],
  ['KPIs, and why one was missed', ['KPIS', 'KPIDRIVERS', 'EXPLAIN', 'DATACHECK', 'FIELDS']],
  ['Several at once', ['SCORECARD', 'REPORT', 'DEALSHEET']],
];
