import { asOf, cell, rowsOf } from '../../../test/support/cell';

const iso = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);

/** Twenty won deals that were 1 to 20 days in Demo and then 5 in Offer, and open ones that have been in Demo so long. */
function tables(...openDays: number[]): [unknown[][], unknown[][]] {
  const deals: unknown[][] = [['Deal ID', 'Amount', 'Status', 'Created', 'Close date', 'Owner']];
  const stages: unknown[][] = [['Deal ID', 'Stage', 'Entered']];
  for (let i = 1; i <= 20; i++) {
    deals.push([`W${i}`, 100, 'Won', iso(0), iso(i + 5), 'Ana']);
    stages.push([`W${i}`, 'Demo', iso(0)], [`W${i}`, 'Offer', iso(i)], [`W${i}`, 'Closed Won', iso(i + 5)]);
  }
  openDays.forEach((days, i) => {
    deals.push([`O${i}`, 100 * (i + 1), 'Open', iso(0), '', i % 2 === 0 ? 'Ana' : 'Ben']);
    stages.push([`O${i}`, 'Contact', iso(0)], [`O${i}`, 'Demo', iso(100 - days)]);
  });
  return [deals, stages];
}

describe('STALLED', () => {
  test('lists exactly the planted deals, the largest amount × excess first', () => {
    // by hand: the 80th percentile of 1 … 20 days is 16.2 (definition 7 of Hyndman & Fan)
    const rows = rowsOf('STALLED', ...tables(10, 40, 16, 17, 30), asOf(iso(100)));
    expect(rows.map((row) => [row['Deal id'], row.Days])).toEqual([
      ['O4', 30], // 500 × 13.8
      ['O1', 40], // 200 × 23.8
      ['O3', 17], // 400 × 0.8
    ]);
    expect(rows[0]['Usual at most']).toBeCloseTo(16.2, 12);
    expect(rows.map((row) => row.Stage)).toEqual(['Demo', 'Demo', 'Demo']);
  });

  test('a condition chooses the deals, not what they are held against', () => {
    const rows = rowsOf('STALLED', ...tables(10, 40, 16, 17, 30), asOf(iso(100)), 'owner = Ben');
    expect(rows.map((row) => row['Deal id'])).toEqual(['O1', 'O3']);
  });

  test('without stages the age decides; with few won deals nothing does', () => {
    const [deals] = tables(10);
    // by hand: won deals took 6 … 25 days, 80 % at most 21.2; the open one is 100 days old
    expect(rowsOf('STALLED', deals, asOf(iso(100)))[0]).toMatchObject({ 'Deal id': 'O0', Days: 100 });
    const few = [deals[0], ...deals.slice(1, 5), deals[21]];
    expect(cell('STALLED', few, asOf(iso(100)))).toEqual([
      expect.anything(),
      ['Fewer than five won deals tell how long is long', '', '', '', '', '', '', '', ''],
    ]);
    expect(rowsOf('STALLED', ...tables(3, 9), asOf(iso(100)))[0]['Deal id']).toBe('No open deal is stalled');
  });

  test('a stage is held against its own pipeline', () => {
    const deals: unknown[][] = [['Deal ID', 'Amount', 'Status', 'Created', 'Close date', 'Pipeline']];
    const stages: unknown[][] = [['Deal ID', 'Stage', 'Entered']];
    const add = (id: string, status: string, pipeline: string, entered: number, days: number): void => {
      deals.push([id, 100, status, iso(entered), status === 'Won' ? iso(entered + days) : '', pipeline]);
      stages.push([id, 'Demo', iso(entered)]);
    };
    // by hand: ten won deals of 5 days in Renewal, ten of 50 in New
    for (let i = 0; i < 10; i++) {
      add(`R${i}`, 'Won', 'Renewal', 0, 5);
      add(`N${i}`, 'Won', 'New', 0, 50);
    }
    add('slow renewal', 'Open', 'Renewal', 80, 0);
    add('usual new one', 'Open', 'New', 80, 0);
    expect(rowsOf('STALLED', deals, stages, asOf(iso(100)))).toMatchObject([
      { 'Deal id': 'slow renewal', Pipeline: 'Renewal', Days: 20, 'Usual at most': 5, Excess: 15 },
    ]);
  });
});
