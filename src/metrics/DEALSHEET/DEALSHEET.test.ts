import { METRICS } from '../all.generated';
import { rowsOf } from '../../../test/support/cell';

describe('DEALSHEET', () => {
  test('lists every function once, with a formula that names it', () => {
    const rows = rowsOf('DEALSHEET', 'DEALS', 'SETTINGS');
    expect(rows.map((row) => row.Function)).toEqual(METRICS.map(({ name }) => name));
    for (const row of rows) expect(String(row.Example)).toMatch(new RegExp(`^=${String(row.Function)}\\(.*\\)$`));
  });
});
