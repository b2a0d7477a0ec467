import { FISCAL, DEALS, across, date, down, type Topic } from './world';

const [JAN, FEB, MAR, APR, MAY] = ['01', '02', '03', '04', '05'].map((month) => date(`2026-${month}-01`));

export const DATES: Topic = {
  reads: [
    // openers
    [['from', date('2026-01-05'), 'to', date('2026-02-03')], 'period 2026-01-05 to 2026-02-03'],
    [['to', date('2026-02-03'), 'from', date('2026-01-05')], 'period 2026-01-05 to 2026-02-03'],
    [['from', '2026-01-05'], 'period since 2026-01-05'],
    [['to', 46056], 'period until 2026-02-03'], // serial of 2026-02-03
    [['from', '2025-Q4', 'to', '2026-01'], 'period 2025-10-01 to 2026-01-31'],
    [['from', 2025, 'to', 2026], 'period 2025-01-01 to 2026-12-31'],
    [['from 2026-01-05', 'to 2026-02-03'], 'period 2026-01-05 to 2026-02-03'],
    [['from last month', 'to today'], 'period 2026-02-01 to 2026-03-05'],
    [['from', date('2026-01-05'), 'to', date('2026-01-05')], 'period 2026-01-05'],
    [['day', date('2026-03-05')], 'period 2026-03-05'],
    [['day', '2026-03-05'], 'period 2026-03-05'],
    [['day', 46086.75], 'period 2026-03-05'],
    [['day 2026-03-05'], 'period 2026-03-05'],
    [['week of', date('2026-03-05')], 'period 2026-W10'],
    [['month of', date('2026-03-05')], 'period 2026-03'],
    [['Month of', '2026-03-05'], 'period 2026-03'],
    [['month of 2026-03-05'], 'period 2026-03'],
    [['quarter of', date('2026-03-05')], 'period 2026-Q1'],
    [['quarter of', '2026-05'], 'period 2026-Q2'],
    [['year of', 46086], 'period 2026'],
    [['year of', 2026], 'period 2026'],
    [['week of', '2026-W07'], 'period 2026-W07'],
    [['month of', down(date('2026-01-15'), '', date('2026-02-20'))], 'down 2026-01, (empty), 2026-02'],
    [['quarter of', across(JAN, APR)], 'across 2026-Q1, 2026-Q2'],
    [['day', down(JAN, date('2026-01-15'))], 'down 2026-01-01, 2026-01-15'],
    [['week of', across('2026-W07', date('2026-03-05'))], 'across 2026-W07, 2026-W10'],
    [
      ['owner =', down('Ana', 'Ben'), 'month of', across(JAN, FEB)],
      'down owner = Ana, owner = Ben | across 2026-01, 2026-02',
    ],
    // alone: what one stands for is read from their spacing
    [[down(JAN, FEB, MAR)], 'down 2026-01, 2026-02, 2026-03'],
    [[across(JAN, FEB, MAR)], 'across 2026-01, 2026-02, 2026-03'],
    [[across(JAN, FEB)], 'across 2026-01, 2026-02'], // two dates side by side are two periods
    [[down(MAR, FEB, JAN)], 'down 2026-03, 2026-02, 2026-01'],
    [[down(date('2026-01-31'), date('2026-02-28'))], 'down 2026-01, 2026-02'],
    [[down(JAN, date('2026-01-02'), date('2026-01-03'))], 'down 2026-01-01, 2026-01-02, 2026-01-03'],
    [[across(date('2026-01-05'), date('2026-01-12'))], 'across 2026-W02, 2026-W03'],
    [[across(JAN, APR)], 'across 2026-Q1, 2026-Q2'],
    [[down(date('2025-01-01'), JAN)], 'down 2025, 2026'],
    [[down(46023, 46054)], 'down 2026-01, 2026-02'], // serial numbers of 1 January and 1 February
    [[down('2026-01-01', '2026-02-01')], 'down 2026-01, 2026-02'],
    [[down('2026-01', '2026-Q2', '2026')], 'down 2026-01, 2026-Q2, 2026'],
    [[across(2024, 2025, 2026)], 'across 2024, 2025, 2026'],
    [[across('this month', 'last month')], 'across 2026-03, 2026-02'],
    [[down('Q1', '', 'Q2')], 'down 2026-Q1, (empty), 2026-Q2'],
    [[down(JAN, FEB, '', MAR)], 'down 2026-01, 2026-02, (empty), 2026-03'], // a blank line between
    [[down(JAN, '', MAR, APR)], 'down 2026-01, (empty), 2026-03, 2026-04'], // a month is missing
    [[down('', JAN, '', MAR, '')], 'down (empty), 2026-01, (empty), 2026-03, (empty)'],
    [[down(date('2026-01-31'), '', date('2026-03-31'))], 'down 2026-01, (empty), 2026-03'],
    [[down(date('2026-01-05'), '', date('2026-01-19'))], 'down 2026-W02, (empty), 2026-W04'],
    [[down(JAN), 'month'], 'period 2026-01 | by month'], // 1 × 1 is its cell
    [[down(JAN, FEB), 'source = Ads'], 'where source = Ads | down 2026-01, 2026-02'],
    [['as of', date('2025-11-20'), down('this month', 'last month')], 'down 2025-11, 2025-10'],
  ],
  refuses: [
    [
      ['from', date('2026-02-03'), 'to', date('2026-01-05')],
      'the period ends before it begins: from 2026-02-03 to 2026-01-05',
    ],
    [['from', '2026-01-01', 'from', '2026-01-02'], '"from" is given twice, as 2026-01-01 and as 2026-01-02'],
    [['from', 'Ana'], '"from" needs a date, and "Ana" is none. Write it as 2026-03-31'],
    [['from', '31.03.2026'], 'Write it as 2026-03-31'],
    [
      ['from', down(JAN, FEB)],
      '"from" needs one date after it: =SALES(DEALS;"from";A2). For several periods pass a column of dates alone',
    ],
    [['from'], '"from" needs a value after it, for example =SALES(DEALS;"from";A2)'],
    [['month of', 'Ana'], '"Ana" is neither a date, such as 2026-03-31, nor a period, such as 2026-03'],
    [['month of', 2026], '2026 lies in no single month. Give a date: =SALES(DEALS;"month of";A2)'],
    [['week of', '2026-03'], '2026-03 lies in no single week'],
    [
      [
        'month of',
        [
          [JAN, FEB],
          [MAR, APR],
        ],
      ],
      '"month of" takes one cell, one column or one row, not a block of cells',
    ],
    [['month of', down(JAN, 'x')], '"x" is neither a date'],
    [
      [down(JAN, FEB, APR)],
      '2026-01-01, 2026-02-01, 2026-04-01 are not consecutive days, weeks, months, quarters or years',
    ],
    [[across(JAN, date('2026-03-31'))], 'or for one span: =SALES(DEALS;"from";A2;"to";B2)'],
    [[down(date('2026-01-15'), date('2026-02-15'))], 'give the first day of each'],
    [[down(date('2026-03-05'), '')], 'before it: =SALES(DEALS;"month of";A2)'],
    [
      [down(JAN, '', '', APR)],
      'the dates are quarters, or months if the empty cells count. Say which: =SALES(DEALS;"month of";A2:A13)',
    ],
    [[down(JAN, '2026-02')], 'the cells mix dates and period texts'],
    [[down(JAN, FEB), across(MAR, APR)], 'dates run both down and across. Only one of them can be the period'],
    [[down(JAN, FEB), down(MAR, APR)], 'two ranges run down'],
    [[down(JAN, FEB), '2026'], 'both a period (2026) and a range of dates were given'],
    [[down(JAN, FEB), 'month'], 'Leave out "month", or the range of cells'],
    [[down(JAN, FEB), 'from', MAY], 'both a period (since 2026-05-01) and a range of dates'],
    [[down('Close date', JAN, FEB)], 'a single column or row with "Close date" in it is neither a table nor dates'],
    [[down(JAN, '#N/A')], 'shows #N/A'],
    [[across(JAN, true)], 'with "TRUE" in it'],
  ],
  whole: [
    [[DEALS, FISCAL, across(date('2025-04-01'), date('2026-04-01'))], 'tables Deals, Settings | across FY2026, FY2027'],
    [[DEALS, FISCAL, 'quarter of', date('2026-03-05')], 'tables Deals, Settings | period FY2026-Q4'],
  ],
};
