/** The company behind the sample: who sells, what is sold, where buyers come from. All of it is invented. */

export interface Owner {
  name: string;
  team: string;
  /** Added to the log-odds of winning. */
  skill: number;
  /** Days of a deal, as a multiple of the usual. */
  pace: number;
  /** Hired after this share of the time shown. */
  from: number;
}

const owner = (name: string, team: string, skill: number, pace: number, from = 0): Owner => ({
  name,
  team,
  skill,
  pace,
  from,
});

export const OWNERS: readonly Owner[] = [
  owner('Ana Keller', 'South', 0.45, 0.85),
  owner('Ben Osei', 'South', -0.1, 1),
  owner('Clara Lind', 'North', 0.2, 0.95),
  owner('David Moreau', 'South', -0.45, 1.15, 0.35),
  owner('Elif Kaya', 'North', 0.05, 1.05),
  owner('Finn Dahl', 'North', -0.3, 1.1, 0.6),
  owner('Grace Hall', 'Key accounts', 0.5, 0.95),
  owner('Hugo Brandt', 'Key accounts', 0.1, 1.1),
];

export interface Region {
  name: string;
  team: string;
  /** The legal form that its companies carry. */
  form: string;
}

const region = (name: string, team: string, form: string): Region => ({ name, team, form });

export const REGIONS: readonly Region[] = [
  region('DACH', 'South', ' GmbH'),
  region('Benelux', 'South', ' BV'),
  region('UK & Ireland', 'North', ' Ltd'),
  region('Nordics', 'North', ', AS'),
];

export interface Product {
  name: string;
  /** Median price of a deal, and the standard deviation of its logarithm. */
  price: number;
  spread: number;
  /** Price of one unit on the price list. */
  unit: number;
  /** Median days from creation to a win. */
  days: number;
  share: number;
}

const product = (name: string, price: number, spread: number, unit: number, days: number, share: number): Product => ({
  name,
  price,
  spread,
  unit,
  days,
  share,
});

export const PRODUCTS: readonly Product[] = [
  product('Planner Basic', 2400, 0.5, 120, 45, 32),
  product('Planner Pro', 7800, 0.55, 260, 75, 27),
  product('Fleet Suite', 26000, 0.6, 650, 105, 11),
  product('Analytics', 4200, 0.5, 350, 58, 17),
  product('Training', 1500, 0.45, 750, 28, 13),
];

export interface Source {
  name: string;
  share: number;
  /** Leads that become deals. */
  converts: number;
  /** Added to the log-odds of winning. */
  quality: number;
  /** Deal amount, as a multiple of the usual. */
  size: number;
  /** Money spent for one lead. */
  cost: number;
  /** Joined by `|`. */
  campaigns: string;
}

const source = (
  name: string,
  share: number,
  converts: number,
  quality: number,
  size: number,
  cost: number,
  campaigns = '',
): Source => ({ name, share, converts, quality, size, cost, campaigns });

export const WEBINAR = source('Webinar', 17, 0.35, 0.1, 1, 55, 'Planning basics|Cost control');

/** Social ads are cheap and poor, trade fairs costly and good; a referral costs nothing, a blank source is unknown. */
export const SOURCES: readonly Source[] = [
  source('Website', 26, 0.4, 0, 0.95, 12),
  WEBINAR,
  source('Search ads', 20, 0.3, -0.15, 0.9, 85, 'Brand|Generic'),
  source('Social ads', 16, 0.14, -1.1, 0.6, 20, 'Spring offer|Retargeting'),
  source('Trade fair', 9, 0.5, 0.85, 1.6, 520, 'Hall 4 stand|Evening talk'),
  source('Referral', 11, 0.7, 0.75, 1.15, 0),
  source('', 2, 0.3, -0.1, 1, 0),
];

export const STAGES: readonly string[] = ['Qualified', 'Discovery', 'Proposal', 'Negotiation'];
/** Share of a deal's days that has passed when a stage is entered, and at the end: Proposal takes the longest. */
export const PASSED: readonly number[] = [0, 0.15, 0.35, 0.8, 1];

/** From the reasons of early losses to those of late ones. */
export const REASONS = 'No answer|No budget|Bad timing|No decision|Missing feature|Competitor|Price'.split('|');

/** New deals of January to December against an average month. */
export const SEASON: readonly number[] = [1, 1.05, 1.1, 1, 0.98, 0.95, 0.85, 0.55, 1.15, 1.12, 1.05, 0.7];

const HEADS = 'Al|Bran|Cor|Del|Est|Fer|Gal|Hol|Jor|Kel|Lund|Mar|Nor|Öster|Quin|Ros|Sand|Tor|Vel|Wes'.split('|');
const TAILS = 'ano|berg|cott|dale|era|field|gard|ia|mark|stad|wick|ton'.split('|');
const TRADES = 'Foods|Metals|Textiles|Clinics|Print|Timber|Motors|Optics|Energy|Labs'.split('|');

/** The name of the n-th customer (0, 1, …); no two are alike. */
export function companyName(n: number): string {
  const all = HEADS.length * TAILS.length * TRADES.length;
  // 1597 shares no factor with the number of names, so each comes once before the first returns with a number
  const k = (n * 1597) % all;
  const round = Math.floor(n / all);
  const head = HEADS[k % HEADS.length];
  const tail = TAILS[Math.floor(k / HEADS.length) % TAILS.length];
  const trade = TRADES[Math.floor(k / (HEADS.length * TAILS.length))];
  return `${head}${tail} ${trade}${round ? ` ${round + 1}` : ''}`;
}
