import { civil, dayToSerial, readIsoDay } from '../../src/calendar/day';
import { HEADING_SETS } from '../../src/tables/headings.sets';
import type { Cell, Grid } from './tables';

/** One deal of the sample by the words of its fields: days as ISO text, the amount as a number. */
export type Plain = Readonly<Record<string, string | number>>;

const two = (value: number): string => String(value).padStart(2, '0');
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const MOIS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const MESES = 'ene feb mar abr may jun jul ago sept oct nov dic'.split(' ');

type Written = (year: number, month: number, date: number, day: number) => Cell;

/** Ways to write a date, more than twelve. */
export const DATES: Readonly<Record<string, Written>> = {
  'date cells': (y, m, d) => new Date(Date.UTC(y, m - 1, d)),
  ISO: (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  'ISO with clock and offset': (y, m, d) => `${y}-${two(m)}-${two(d)}T23:30:00+02:00`,
  'day first': (y, m, d) => `${d}/${m}/${y}`,
  'day first, dots, short': (y, m, d) => `${two(d)}.${two(m)}.${two(y % 100)}`,
  'month first': (y, m, d) => `${m}/${d}/${y}`,
  'month first, dashes, short, with a clock': (y, m, d) => `${two(m)}-${two(d)}-${two(y % 100)} 4:15 PM`,
  'year first': (y, m, d) => `${y}/${m}/${d}`,
  'month by name': (y, m, d) => `${d} ${MONTHS[m - 1]}, ${y} 00:02:00`,
  'month by name in front': (y, m, d) => `${MONTHS[m - 1]} ${d}, ${y}`,
  French: (y, m, d) => `${d} ${MOIS[m - 1]} ${y}`,
  Spanish: (y, m, d) => `${d} ${MESES[m - 1]} ${y}`,
  Japanese: (y, m, d) => `${y}年${m}月${d}日`,
  'serial numbers': (_y, _m, _d, day) => dayToSerial(day),
  'seconds since 1970': (_y, _m, _d, day) => day * 86400,
  'milliseconds since 1970, as text': (_y, _m, _d, day) => String(day * 86400000),
  'numbers such as 20260331': (y, m, d) => y * 10000 + m * 100 + d,
};

const grouped = (amount: number, thousands: string, decimal: string): string => {
  const [whole, part] = Math.abs(amount).toFixed(2).split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, thousands) + decimal + part;
};
const signed = (amount: number, text: string): string => (amount < 0 ? `-${text}` : text);

/** Ways to write an amount, more than six. */
export const NUMBERS: Readonly<Record<string, (amount: number) => Cell>> = {
  numbers: (amount) => amount,
  'plain text': (amount) => String(amount),
  English: (amount) => (amount < 0 ? `($${grouped(amount, ',', '.')})` : `$${grouped(amount, ',', '.')}`),
  German: (amount) => signed(amount, `${grouped(amount, '.', ',')} €`),
  French: (amount) => signed(amount, `${grouped(amount, '\u202f', ',')}\u00a0€`),
  Swiss: (amount) => signed(amount, `CHF ${grouped(amount, '’', '.')}`),
  thousands: (amount) => `${amount / 1000}k`,
  'trailing minus': (amount) => (amount < 0 ? `${grouped(amount, ',', '.')}-` : grouped(amount, ',', '.')),
  Chinese: (amount) => `${amount / 10000}万`,
};

/** Words for won, lost and open. */
const ENDS: Readonly<Record<string, readonly [won: string, lost: string, open: string]>> = {
  English: ['Won', 'Lost', 'Open'],
  German: ['Gewonnen', 'Verloren', 'Offen'],
  French: ['Gagnée', 'Perdue', 'En cours'],
  Spanish: ['Ganado', 'Perdido', 'Abierto'],
  Portuguese: ['Ganho', 'Perdido', 'Aberto'],
  Italian: ['Vinta', 'Persa', 'Aperta'],
  Dutch: ['Gewonnen', 'Verloren', 'Open'],
  Polish: ['Wygrana', 'Przegrana', 'W toku'],
  Russian: ['Выиграна', 'Проиграна', 'В работе'],
  Chinese: ['赢单', '输单', '进行中'],
  Japanese: ['受注', '失注', '商談中'],
};

/** The heading of a field in a language: of the sheet by hand in that language, else the field's own word. */
function headingIn(language: string, word: string): string {
  const set = HEADING_SETS.find(({ of }) => of === language);
  const at = set ? set.means.indexOf(word) : -1;
  return set && at >= 0 ? String(set.values[0][at]) : word;
}

type Column = readonly [heading: string, cell: (deal: Plain, write: Write) => Cell];
interface Write {
  readonly day: (iso: string) => Cell;
  readonly amount: (amount: number) => Cell;
}

const isWon = (deal: Plain): boolean => deal.status === 'Won';
const isClosed = (deal: Plain): boolean => deal.status !== 'Open';
const dayIf = (write: Write, holds: boolean, iso: string | number): Cell =>
  holds && iso !== '' ? write.day(String(iso)) : '';
const ofField =
  (word: string): Column[1] =>
  (deal, write) =>
    word === 'amount'
      ? deal.amount === ''
        ? ''
        : write.amount(Number(deal.amount))
      : word === 'created' || word === 'close'
        ? dayIf(write, true, deal[word])
        : deal[word];

const WORDS = [
  'deal id',
  'deal name',
  'customer',
  'amount',
  'status',
  'stage',
  'created',
  'close',
  'owner',
  'product',
  'source',
  'campaign',
  'region',
  'deal type',
  'lost reason',
];
const plainColumns = (headings: Readonly<Record<string, string>>): Column[] =>
  WORDS.filter((word) => headings[word] !== '').map((word) => [headings[word] ?? word, ofField(word)]);

/** The fields of each language's sheet. */
export const LANGUAGES: Readonly<Record<string, readonly Column[]>> = Object.fromEntries(
  Object.keys(ENDS).map((language) => [
    language,
    WORDS.map((word): Column => [
      headingIn(language, word),
      word === 'status'
        ? (deal) => ENDS[language][['Won', 'Lost', 'Open'].indexOf(String(deal.status))]
        : ofField(word),
    ]),
  ]),
);

/** How five CRMs lay the same deals out. */
export const SHAPES: Readonly<Record<string, readonly Column[]>> = {
  'HubSpot, with flags': [
    ...plainColumns({
      'deal id': 'Record ID',
      'deal name': 'Deal Name',
      stage: 'Deal Stage',
      status: '',
      created: 'Create Date',
      close: 'Close Date',
      owner: 'Deal owner',
      customer: 'Associated Company (Primary)',
      source: 'Original Traffic Source',
      'lost reason': 'Closed Lost Reason',
      'deal type': 'Deal Type',
      amount: 'Amount',
    }),
    ['Is Closed Won', isWon],
    ['Is Deal Closed?', isClosed],
    ['Last Activity Date', ofField('created')],
    ['Days to close', () => 12],
  ],
  'Salesforce, API names': [
    ...plainColumns({
      'deal id': 'Id',
      'deal name': 'Name',
      customer: 'AccountName__c',
      amount: 'Amount',
      status: '',
      stage: 'StageName',
      created: 'CreatedDate',
      close: 'CloseDate',
      owner: 'OwnerName__c',
      product: 'Product__c',
      source: 'LeadSource',
      campaign: 'CampaignName__c',
      region: 'Region__c',
      'deal type': 'Type',
      'lost reason': 'Loss_Reason__c',
    }),
    ['IsWon', (deal) => String(isWon(deal))],
    ['IsClosed', (deal) => String(isClosed(deal))],
    ['SystemModstamp', ofField('created')],
  ],
  'Pipedrive, two closing days': [
    ...plainColumns({
      'deal id': 'Deal - ID',
      'deal name': 'Deal - Title',
      customer: 'Deal - Organization',
      amount: 'Deal - Value',
      status: 'Deal - Status',
      stage: 'Deal - Stage',
      created: 'Deal - Deal created',
      close: '',
      owner: 'Deal - Owner',
      product: 'Deal - Product',
      source: 'Deal - Source channel',
      campaign: 'Deal - Campaign',
      region: 'Deal - Region',
      'deal type': 'Deal - Type',
      'lost reason': 'Deal - Lost reason',
    }),
    ['Deal - Won time', (deal, write) => dayIf(write, isWon(deal), deal.close)],
    ['Deal - Lost time', (deal, write) => dayIf(write, deal.status === 'Lost', deal.close)],
    ['Deal - Expected close date', (deal, write) => dayIf(write, !isClosed(deal), deal.close)],
  ],
  'Zoho, the outcome in the status': [
    ...plainColumns({
      'deal id': 'Record Id',
      'deal name': 'Deal Name',
      customer: 'Account Name',
      amount: 'Amount',
      stage: 'Stage',
      status: '',
      created: 'Created Time',
      close: 'Closing Date',
      owner: 'Deal Owner',
      product: 'Product Name',
      source: 'Lead Source',
      campaign: 'Campaign Source',
      region: 'Region',
      'deal type': 'Type',
      'lost reason': 'Reason For Loss',
    }),
    [
      'Status',
      (deal) => (isWon(deal) ? 'Closed (Won)' : deal.status === 'Lost' ? 'Closed Lost to Competition' : 'In Progress'),
    ],
    ['Modified Time', ofField('created')],
  ],
  'Dynamics, actual and estimated': [
    ...plainColumns({
      'deal id': 'Opportunity ID',
      'deal name': 'Topic',
      customer: 'Potential Customer',
      amount: '',
      status: 'Status',
      stage: 'Pipeline Phase',
      created: 'Created On',
      close: '',
      owner: 'Owner',
      product: 'Product',
      source: 'Source',
      campaign: 'Source Campaign',
      region: 'Region',
      'deal type': 'Type',
      'lost reason': 'Lost reason',
    }),
    [
      'Est. Revenue',
      (deal, write) => (deal.amount === '' ? '' : write.amount(isClosed(deal) ? 1 : Number(deal.amount))),
    ],
    [
      'Actual Revenue',
      (deal, write) => (isClosed(deal) && deal.amount !== '' ? write.amount(Number(deal.amount)) : ''),
    ],
    ['Est. Close Date', (deal, write) => dayIf(write, true, deal.close)],
    ['Actual Close Date', (deal, write) => dayIf(write, isClosed(deal), deal.close)],
  ],
};

/** The deals laid out in columns, with dates and amounts written in one way each. */
export function rendered(deals: readonly Plain[], columns: readonly Column[], dates: string, numbers: string): Grid {
  const write: Write = {
    day: (iso) => {
      const day = readIsoDay(iso);
      const { year, month, date } = civil(day);
      return DATES[dates](year, month, date, day);
    },
    amount: NUMBERS[numbers],
  };
  return [columns.map(([heading]) => heading), ...deals.map((deal) => columns.map(([, cell]) => cell(deal, write)))];
}
