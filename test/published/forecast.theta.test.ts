import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardTheta } from '../../bench/forecast/standardTheta';
import { deseasonalise, reseasonalise, seasonalIndices } from '../../src/models/forecast/seasonal';
import { dynamicTheta } from '../../src/models/forecast/theta';

const FILE = join(__dirname, '../../../shared/data/forecast_oracle/classic_oracle.json');
const present = existsSync(FILE);
if (!present) console.info('skipped: theta against R forecast 8.20, ../shared/data is absent');

interface Theta {
  alpha: number;
  mean: number[];
  lo80: number[];
  hi80: number[];
  lo95: number[];
  hi95: number[];
}
type Oracle = { frequency: number; y: number[]; h: number; thetaf: Theta };

const series = !present
  ? []
  : Object.entries(JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Oracle>).filter(([, o]) => o.y && o.thetaf);

(present ? describe : describe.skip)('theta against R forecast 8.20, thetaf', () => {
  test.each(series)('%s: the standard form, point forecasts and intervals', (_, { frequency, y, h, thetaf }) => {
    const { mean, sd, alpha } = standardTheta(y, frequency, h);
    expect(alpha).toBeCloseTo(thetaf.alpha, 3);
    for (let i = 0; i < h; i++) {
      expect(mean[i] / thetaf.mean[i]).toBeCloseTo(1, 4);
      expect((1.2815515655 * sd[i]) / ((thetaf.hi80[i] - thetaf.lo80[i]) / 2)).toBeCloseTo(1, 3);
      expect((1.959963984540054 * sd[i]) / ((thetaf.hi95[i] - thetaf.lo95[i]) / 2)).toBeCloseTo(1, 3);
    }
  });

  // the dynamic form re-estimates the line at every period and smooths around it: not the same, but near
  test.each(series)(
    '%s: the dynamic form of the combination with theta 2 within 1.5 %',
    (_, { frequency, y, h, thetaf }) => {
      const season = frequency > 1 ? seasonalIndices(y, frequency, true, false) : { index: [1], ratio: true };
      const { mean } = dynamicTheta(deseasonalise(y, season), h, 2);
      reseasonalise(mean, season, y.length).forEach((v, i) =>
        expect(Math.abs(v / thetaf.mean[i] - 1)).toBeLessThan(0.015),
      );
    },
  );
});
