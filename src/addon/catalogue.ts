import { METRICS } from '../metrics/all.generated';
import type { AnyMetric } from '../metrics/metric';
import { REPORT } from '../reports/REPORT';

/** Every function there is: the metrics, and what is built of them. */
export const CATALOGUE: readonly AnyMetric[] = [...METRICS, REPORT];
