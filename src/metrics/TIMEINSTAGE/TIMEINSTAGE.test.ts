import { EXAMPLE } from '../../../test/support/example';
import { asOf, cell, rowsOf } from '../../../test/support/cell';

const deals = (...rows: unknown[][]): unknown[][] => [['Deal ID', 'Status', 'Created', 'Close date'], ...rows];
const stages = (...rows: unknown[][]): unknown[][] => [['Deal ID', 'Stage', 'Entered'], ...rows];

describe('TIMEINSTAGE', () => {
  test('a deal that comes back to a stage has two stays; a stage named twice in a row has one', () => {
    const table = deals([1, 'Open', '2026-01-01', ''], [2, 'Open', '2026-01-01', '']);
    const history = stages(
      [1, 'Demo', '2026-01-01'],
      [1, 'Offer', '2026-01-05'],
      [1, 'Demo', '2026-01-08'],
      [1, 'Offer', '2026-01-20'],
      [2, 'Demo', '2026-01-01'],
      [2, 'Demo', '2026-01-03'],
      [2, 'Offer', '2026-01-09'],
    );
    const [demo, offer] = rowsOf('TIMEINSTAGE', table, history, asOf('2026-02-01'));
    // by hand: Demo 4, 12 and 8 days; Offer 3 days, and two that run
    expect(demo).toMatchObject({ Stage: 'Demo', Stays: 3, 'Went on': 3, Running: 0 });
    expect(offer).toMatchObject({ Stage: 'Offer', Stays: 3, 'Went on': 1, Running: 2 });
    expect(cell('TIMEINSTAGE', table, history, asOf('2026-02-01'), 'stage = demo', 'all')).toMatchObject([
      expect.anything(),
      [8, 4, '', 12, 3, 3, 0, 0],
    ]);
  });

  test('a past day sees what was then running', () => {
    const [row] = rowsOf('TIMEINSTAGE', 'DEALS', 'STAGES', asOf('2026-02-05'), 'stage = Discovery', 'all');
    // by hand: entered by then are D-01 to D-05; over are 10, 10, 20 (lost) and 10 days, D-05 runs
    expect(row).toMatchObject({ Stays: 5, 'Went on': 3, Lost: 1, Running: 1, 'Median days': 10 });
  });

  test('columns named by stages tell the same as rows', () => {
    const [head, ...rows] = EXAMPLE.DEALS;
    const of = (id: unknown, stage: string): unknown =>
      EXAMPLE.STAGES.find((row) => row[0] === id && row[1] === stage)?.[2] ?? '';
    const names = ['Discovery', 'Proposal', 'Negotiation'];
    const wide = [
      [...head, ...names.map((name) => `Date entered "${name} (Sales Pipeline)"`), 'Date entered "Closed won"'],
      ...rows.map((row) => [...row, ...names.map((name) => of(row[0], name)), row[3] === 'Won' ? row[5] : '']),
    ];
    for (const name of ['TIMEINSTAGE', 'STAGECONVERSION']) {
      const long = cell(name, 'DEALS', 'STAGES', 'SETTINGS') as unknown[][];
      const columns = cell(name, wide, 'SETTINGS') as unknown[][];
      const plain = (grid: unknown[][]): unknown[][] => grid.map((row) => row.slice(1));
      expect(plain(columns)).toEqual(plain(long));
      expect(columns[1][0]).toMatch(/^Discovery/);
    }
  });

  test('nothing tells of stages: a sentence; rows of unknown deals are named', () => {
    expect(cell('TIMEINSTAGE', 'DEALS', 'SETTINGS')).toMatch(/^!.*Pass a Stages table/);
    const strange = [...EXAMPLE.STAGES, ['D-99', 'Discovery', '2026-01-01']];
    const [row] = rowsOf('TIMEINSTAGE', 'DEALS', strange, 'SETTINGS');
    expect(row['Left out']).toMatch(/1 row: Stages: of a deal that is not in Deals \(row 26\)/);
  });
});
