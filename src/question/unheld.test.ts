import { asOf, cell } from '../../test/support/cell';

const MAY = asOf('2026-05-31');
const DEALS = [
  ['Deal ID', 'Status', 'Stage', 'Close date', 'Amount', 'Owner', 'Product', 'Region'],
  ['1', 'Won', 'Closed', '2026-01-10', 100, 'Ana Keller; Ben Osei', 'GTXPro', 'DACH'],
  ['2', 'Won', 'Closed', '2026-02-10', 50, 'Ben Osei', 'Basic', 'Nordics'],
  ['3', 'Open', 'Proposal', '2026-07-10', 70, 'Cem Ak', 'Basic', 'Benelux'],
];
const sales = (...args: unknown[]) => cell('SALES', DEALS, MAY, ...args);

describe('a name in a formula that no row has', () => {
  // by hand, from the three rows above
  test.each([
    ['product = GTX Pro', 'product = GTXPro', 100],
    ['product <> GTX Pro', 'product <> GTXPro', 50],
    ['product in (GTX Pro; Basic)', 'product in (GTXPro; Basic)', 150],
    ['owner = Ben', 'owner = Ben Osei', 100],
    ['region = DACH, Nordics', 'region in (DACH; Nordics)', 150],
    ['region = DACH or region = Nordics', 'region in (DACH; Nordics)', 150],
    ['region <> DACH, Nordics', 'region not in (DACH; Nordics)', 0],
    ['stage = Closd', 'stage = Closed', 150],
  ])('"%s" is not nought: "%s" is proposed, and works', (text, meant, value) => {
    const told = sales(text);
    expect(told).toMatch(/^!SALES: no row of Deals has /);
    expect(String(told).endsWith(`Did you mean "${meant}"? =SALES(DEALS;"${meant}")`)).toBe(true);
    expect(sales(meant)).toBe(value);
  });

  test('where none comes near, the names there are', () => {
    expect(sales('region = EMEA')).toBe(
      '!SALES: no row of Deals has region "EMEA". Its names are Benelux, DACH, Nordics. A name that has no rows yet goes into a cell: =SALES(DEALS;"region =";A2)',
    );
  });

  test('is an answer from a cell, of a stage that is empty today, behind <>, and in a table without rows', () => {
    expect(sales('region =', 'EMEA')).toBe(0);
    expect(sales('region =', [['EMEA'], ['DACH']])).toEqual([[0], [100]]);
    expect(cell('PIPELINE', DEALS, MAY, 'stage = Negotiation')).toBe(0);
    expect(sales('region <> EMEA')).toBe(150);
    expect(sales('region = (none)')).toBe(0);
    expect(sales('owner = Ana Keller')).toBe(50);
    expect(sales('owner = Ana Keller; Ben Osei')).toBe(100);
  });
});

test.each(['product = Basic, region = Nordics', 'product = Basic & region = Nordics'])(
  'conditions joined otherwise than by "and": %s',
  (text) => {
    const meant = '"product = Basic and region = Nordics"';
    expect(sales(text)).toMatch(`Did you mean ${meant}? =SALES(DEALS;${meant})`);
    expect(sales(meant.slice(1, -1))).toBe(50); // by hand
  },
);
