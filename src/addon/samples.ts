import type { Day } from '../calendar/day';
import { isoText } from '../calendar/day';
import { dayOfDate } from '../calendar/zone';
import { newTab } from './owned';
import { zoneOf } from './zone';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const DEALS = 160;
const DAYS = 420;
const OWNERS = ['Ana', 'Ben', 'Chen', 'Dora'];
const TEAMS = ['North', 'North', 'South', 'South'];
const SOURCES = ['Webinar', 'Referral', 'Search', 'Fair'];
/** Chance in a hundred that a deal of each source is won, and its usual days. */
const WON = [30, 55, 38, 22];
const CYCLE = [45, 25, 35, 60];
const PRODUCTS = ['Basic', 'Pro', 'Training'];
const PRICES = [900, 3200, 1500];
const MONTHLY = [1200, 0, 1800, 900];

/** Draws that are the same every time (Park & Miller 1988, multiplier 48271). @returns a whole number below n */
function draws(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
}

/** Made-up deals of the year before a day, and what was spent to win them; headings first. */
export function sampleRows(today: Day): { deals: (string | number)[][]; spend: (string | number)[][] } {
  const draw = draws(20260101);
  const deals: (string | number)[][] = [
    ['Deal ID', 'Customer', 'Amount', 'Status', 'Created', 'Close date', 'Owner', 'Team', 'Product', 'Source'],
  ];
  for (let i = 0; i < DEALS; i++) {
    const [source, owner, product] = [draw(4), draw(4), draw(3)];
    const created = today - DAYS + Math.floor((i * DAYS) / DEALS);
    const closes = created + 5 + draw(2 * CYCLE[source]);
    const isWon = draw(100) < WON[source];
    const status = closes > today ? 'Open' : isWon ? 'Won' : 'Lost';
    const amount = PRICES[product] * (1 + draw(5)) + 10 * draw(20);
    const who = [OWNERS[owner], TEAMS[owner], PRODUCTS[product], SOURCES[source]];
    deals.push([
      `S-${1001 + i}`,
      `Customer ${1 + draw(90)}`,
      amount,
      status,
      isoText(created),
      isoText(closes),
      ...who,
    ]);
  }
  const spend: (string | number)[][] = [['Date', 'Amount', 'Source']];
  for (let day = today - DAYS; day <= today; day += 30)
    MONTHLY.forEach((most, s) => {
      if (most > 0) spend.push([isoText(day), Math.round(most * (0.8 + draw(40) / 100)), SOURCES[s]]);
    });
  return { deals, spend };
}

/** Puts two tabs of made-up rows into the file: they are the user's own, as a pasted export would be. */
export function makeSamples(spreadsheet: Spreadsheet): string {
  const { deals, spend } = sampleRows(dayOfDate(new Date(), zoneOf(spreadsheet.getSpreadsheetTimeZone())));
  const made = [
    { wanted: 'Sample deals', rows: deals },
    { wanted: 'Sample spend', rows: spend },
  ].map(({ wanted, rows }) => {
    const sheet = newTab(spreadsheet, wanted);
    sheet.getRange(1, 1, rows.length, rows[0].length).setValues(rows);
    sheet.getRange(1, 1, 1, rows[0].length).setFontWeight('bold');
    sheet.setFrozenRows(1);
    return sheet;
  });
  spreadsheet.setActiveSheet(made[0]);
  return `${made.map((sheet) => sheet.getName()).join(' and ')} are in this file: made-up rows to try things on.`;
}
