import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forecast, type Forecast } from '../../src/models/forecast/forecast';

const FILE = join(__dirname, '../../../shared/data/forecast_oracle/classic_oracle.json');
const present = existsSync(FILE);
if (!present) console.info('skipped: the combination on classic series, ../shared/data is absent');

interface Oracle {
  frequency: number;
  y: number[];
}
const oracle: Record<string, Oracle> = present ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
const seasonal = Object.entries(oracle).filter(([, o]) => o.y && o.frequency > 1);

/** Every window of the classic series with two years held back: 52 forecasts. */
const windows = seasonal.flatMap(([, { y, frequency: period }]) => {
  const [length, horizon] = period === 12 ? [72, 18] : [40, 8];
  return Array.from({ length: 20 }, (_, i) => length + 2 * i * period)
    .filter((end) => end + horizon <= y.length)
    .map((end) => ({ period, train: y.slice(end - length, end), test: y.slice(end, end + horizon) }));
});

(present ? describe : describe.skip)('the combination on classic series', () => {
  test('AirPassengers, last 24 months: MAPE below ETS(M,Ad,M) 13.3 and seasonal naive 15.52 (R, tutorials)', () => {
    const { y } = oracle.AirPassengers;
    const f = forecast(y.slice(0, 120), 12, 24) as Forecast;
    const mape = y.slice(120).reduce((a, v, h) => a + Math.abs(f.mean[h] / v - 1) / 24, 0);
    expect(mape).toBeLessThan(0.133);
  });

  test('over all windows: a third better than the best of the two simple rules, intervals that hold 70 and 90 % at least', () => {
    let [own, naive, mean, in80, in95, steps] = [0, 0, 0, 0, 0, 0];
    for (const { period, train, test } of windows) {
      const f = forecast(train, period, test.length) as Forecast;
      const scale = train.slice(period).reduce((a, v, t) => a + Math.abs(v - train[t]), 0);
      const level = train.slice(-period).reduce((a, v) => a + v, 0) / period;
      test.forEach((v, h) => {
        own += Math.abs(v - f.mean[h]) / scale;
        naive += Math.abs(v - train[train.length - period + (h % period)]) / scale;
        mean += Math.abs(v - level) / scale;
        in80 += Number(v >= f.low80[h] && v <= f.high80[h]);
        in95 += Number(v >= f.low95[h] && v <= f.high95[h]);
        steps++;
      });
    }
    expect(own).toBeLessThan((2 / 3) * Math.min(naive, mean));
    // these series grow and turn more than sales: the intervals of the chosen ETS form alone hold 72 and 90 % of them
    expect(in80 / steps).toBeGreaterThan(0.7);
    expect(in95 / steps).toBeGreaterThan(0.9);
  });
});
