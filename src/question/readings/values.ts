import { across, date, down, type Topic } from './world';

export const VALUES: Topic = {
  reads: [
    [['owner =', 'Ana'], 'where owner = Ana'],
    [['owner=', 'Ana'], 'where owner = Ana'],
    [['owner <>', 'Ana'], 'where owner <> Ana'],
    [['customer =', 'Acme, Inc.'], 'where customer = Acme, Inc.'],
    [['customer =', 'Say "hi" and owner = Ben'], 'where customer = Say "hi" and owner = Ben'], // untouched
    [['customer =', 'month'], 'where customer = month'],
    [['customer =', 'owner ='], 'where customer = owner ='], // a value, though it looks like an opener
    [['customer =', 'as of', 'month'], 'by month | where customer = as of'],
    [['customer =', 'from', '2026'], 'period 2026 | where customer = from'],
    [['customer =', ' Acme  Inc '], 'where customer =  Acme  Inc '],
    [['customer contains', 'Inc'], 'where customer contains Inc'],
    [['amount >=', 1000], 'where amount >= 1000'],
    [['amount >=', 2026], 'where amount >= 2026'], // a number here, no year
    [['amount >=', '1.000,50'], 'where amount >= 1.000,50'],
    [['amount <', 0.5], 'where amount < 0.5'],
    [['close >=', date('2026-02-28')], 'where close >= 2026-02-28'],
    [['close >=', date('2026-02-28', '23:30')], 'where close >= 2026-02-28'],
    [['close >=', 46081], 'where close >= 2026-02-28'], // serial number of a date in a date field
    [['close =', 2026], 'where close = 2026'],
    [['amount >=', 46081], 'where amount >= 46081'],
    [['[Opt in] =', true], 'where [Opt in] = TRUE'],
    [['owner = Ben and amount >=', 5], 'where owner = Ben and amount >= 5'],
    [['customer = Smith and Sons and owner =', 'Ana'], 'where customer = Smith and Sons and owner = Ana'],
    [['basis =', 'created'], 'basis = created'],
    [['within =', 90], 'within = 90'],
    [['owner = Ana and within =', 90], 'where owner = Ana | within = 90'],
    // a list after in, whatever its shape
    [['source in', 'Webinar'], 'where source in (Webinar)'],
    [['source in', down('Ads', '', 'Web')], 'where source in (Ads; Web)'],
    [['source in', across('Ads', 'Web')], 'where source in (Ads; Web)'],
    [
      [
        'source in',
        [
          ['Ads', 'Web'],
          ['Fair', ''],
        ],
      ],
      'where source in (Ads; Web; Fair)',
    ],
    [['source not in', down('Ads', 'Web')], 'where source not in (Ads; Web)'],
    [['source in', down('a; b', 'c')], 'where source in (a; b; c)'],
    // a column or row after another operator is answered cell by cell
    [['owner =', down('Ana', 'Ben')], 'down owner = Ana, owner = Ben'],
    [['owner =', across('Ana', 'Ben')], 'across owner = Ana, owner = Ben'],
    [['owner =', down('Ana', '', 'Ben')], 'down owner = Ana, (empty), owner = Ben'],
    [['amount >=', down(1, 10)], 'down amount >= 1, amount >= 10'],
    [
      ['owner =', down('Ana', 'Ben'), 'source =', across('Ads', 'Web')],
      'down owner = Ana, owner = Ben | across source = Ads, source = Web',
    ],
    [
      ['owner =', down('Ana', 'Ben'), '2026', 'source = Ads'],
      'period 2026 | where source = Ads | down owner = Ana, owner = Ben',
    ],
    [['source = Ads and owner =', down('Ana', 'Ben')], 'where source = Ads | down owner = Ana, owner = Ben'],
    // an empty cell is answered by an empty cell; it never means everything
    [['owner =', ''], 'empty'],
    [['owner =', '  '], 'empty'],
    [[''], 'empty'],
    [['   '], 'empty'],
    [['source in', ''], 'empty'],
    [['source in', down('', '')], 'empty'],
    [['basis =', ''], 'empty'],
    [['month of', ''], 'empty'],
    [['from', '', 'to', date('2026-03-01')], 'empty | period until 2026-03-01'],
    [['as of', ''], 'empty'],
    [['day', ''], 'empty'],
    [['owner =', '', 'month of', date('2026-03-05')], 'empty | period 2026-03'],
    [['', '2026', 'source'], 'empty | period 2026 | by source'],
    [['owner =', down('', '')], 'down (empty), (empty)'],
    [['month of', down('', '')], 'down (empty), (empty)'],
    [['day', across('', '')], 'across (empty), (empty)'],
    [[down('', '', '')], 'down (empty), (empty), (empty)'],
    [[across('', '')], 'across (empty), (empty)'],
  ],
  refuses: [
    [['owner =', '#N/A'], 'a cell or range passed shows #N/A: a FILTER or a lookup found nothing'],
    [['owner =', '#REF!'], 'shows #REF!: what it points to was deleted. Mend it, or leave the cell empty'],
    [['owner =', 'Loading...'], 'is still loading. Wait until it shows a value'],
    [['#NAME?'], 'shows #NAME?: a name in the formula is misspelt'],
    [['#REF!', 'month'], 'shows #REF!'],
    [['owner =', down('Ana', '#N/A')], 'shows #N/A'],
    [['source in', down('Ana', '#DIV/0!')], 'shows #DIV/0!'],
    [['month of', '#VALUE!'], 'shows #VALUE!. Mend it'],
    [['from', '#N/A'], 'shows #N/A'],
    [
      [
        'owner =',
        [
          ['Ana', 'Ben'],
          ['Cem', ''],
        ],
      ],
      '"owner =" takes one cell, one column or one row, not a range of cells',
    ],
    [['within =', down(30, 60)], '"within =" takes one cell, not a range of cells'],
    [
      ['owner =', down('Ana', 'Ben'), 'source =', down('Ads', 'Web')],
      'two ranges run down. One may run down and one across',
    ],
    [['owner =', down('Ana', 'Ben'), 'source'], 'cannot be grouped as well. Leave out "source", or the range of cells'],
    [['owner =', down('Ana', 'Ben'), 'all'], 'Leave out "all"'],
  ],
};
