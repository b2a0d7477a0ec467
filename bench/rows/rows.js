// Rows as Sheets hands them over: 12 columns of deals with date cells, spend, stages. Evaluated inside the realm that
// computes, so that Date is its own. The same n gives the same rows.

function makeRows(n) {
  let state = 7;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const pick = (list) => list[Math.floor(uniform() * list.length)];
  const DAY = 864e5;
  const FIRST = Date.UTC(2021, 0, 1);
  const owners = Array.from({ length: 20 }, (_, i) => `Owner ${i + 1}`);
  const products = ['Basic', 'Plus', 'Pro', 'Team', 'Training', 'Support', 'Audit', 'Archive'];
  const sources = ['Webinar', 'Referral', 'Ads', 'Trade fair', 'Partner', 'Organic'];
  const regions = ['North', 'South', 'East', 'West'];
  const stages = ['Discovery', 'Demo', 'Proposal', 'Negotiation'];
  const customers = Math.max(3, Math.round(n / 3));
  const deals = [
    [
      'Deal ID',
      'Deal name',
      'Customer',
      'Amount',
      'Status',
      'Stage',
      'Created',
      'Close date',
      'Owner',
      'Product',
      'Source',
      'Region',
    ],
  ];
  const passed = [['Deal ID', 'Stage', 'Entered']];
  for (let i = 0; i < n; i++) {
    const created = FIRST + Math.floor(uniform() * 1800) * DAY;
    const luck = uniform();
    const status = luck < 0.4 ? 'Won' : luck < 0.85 ? 'Lost' : 'Open';
    const days = Math.floor(-60 * Math.log(1 - uniform()));
    const reached = status === 'Won' ? 4 : 1 + Math.floor(uniform() * 4);
    const id = `D-${1000000 + i}`;
    for (let s = 0; s < reached; s++)
      if (uniform() < 0.9) passed.push([id, stages[s], new Date(created + Math.floor((days * s) / reached) * DAY)]);
    deals.push([
      id,
      `Deal ${i} with some words`,
      `Customer ${Math.floor(uniform() * customers)}`,
      Math.round(Math.exp(7 + uniform() * 3)),
      status,
      stages[reached - 1],
      new Date(created),
      status === 'Open' ? '' : new Date(created + days * DAY),
      pick(owners),
      pick(products),
      pick(sources),
      pick(regions),
    ]);
  }
  const spend = [['Date', 'Source', 'Amount']];
  for (let month = 0; month < 60; month++)
    for (const source of sources) spend.push([new Date(Date.UTC(2021, month, 1)), source, 1000 + month * 10]);
  const settings = [
    ['Setting', 'Value'],
    ['As-of day', '2026-01-31'],
    ['Time zone', 'UTC; +0'],
  ];
  // a cell's text comes in one piece, where a template leaves two halves that each use has to join
  for (const row of deals)
    row.forEach((cell, c) => {
      if (typeof cell === 'string' && cell.length > 12) row[c] = cell.split('').join('');
    });
  return { DEALS: deals, SPEND: spend, STAGES: passed, SETTINGS: settings };
}
globalThis.makeRows = makeRows;
