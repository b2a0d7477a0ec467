import type { Grain } from '../../calendar/grain';
import { bucketLabel } from '../../calendar/grain';
import { activity } from '../../facts/activity/activity';
import { cellOf } from '../../facts/fact';
import { axisTitle } from '../../question/cut';
import { Sentence } from '../../tables/cell';
import { NONE } from '../../tables/dictionary';
import type { AnswerColumn, Value } from '../metric';
import { tableMetric, column } from '../metric';
import type { Cohort } from './cohorts';
import { cohortsOf, retained } from './cohorts';

/** Months of each grain that cohorts may have, and how many ages are shown without a horizon. */
const MONTHS: Readonly<Partial<Record<Grain, number>>> = { month: 1, quarter: 3, year: 12 };
const USUAL_AGES = 24;

export const RETENTION = tableMetric({
  name: 'RETENTION',
  question: 'How many of our customers come back, month after month?',
  brief:
    'For the customers first won in each month (or quarter, or year) the share that bought in each one after it; measure = revenue: their revenue against that of the first. What has not wholly passed is left empty.',
  better: 'up',
  level: 'settled',
  needs: { deals: ['customer', 'close'] },
  example: '"quarter"',
  options: {
    measure: { choice: ['customers', 'revenue'] },
    horizon: { number: null, unit: 'months', least: 1, most: 120 },
  },
  answer(ask, { measure, horizon }) {
    const { cut, question } = ask;
    const { fiscal } = question.settings;
    const time = cut.by.find((axis) => 'grain' in axis);
    const fields = cut.by.filter((axis) => 'field' in axis);
    const grain = time && 'grain' in time ? time.grain : 'month';
    const months = MONTHS[grain];
    if (months === undefined)
      throw new Sentence(
        `RETENTION: cohorts go by month, quarter or year, not by ${grain}. This works: =RETENTION(DEALS;"month")`,
      );
    const fact = ask.fact(activity, { by: fields, keep: undefined });
    const groups = fact.groups.map((labels, g) => ({
      labels,
      cohorts: cellOf(fact, g).n > 0 ? cohortsOf(cellOf(fact, g), grain, fiscal, cut.asOf) : [],
    }));
    const all = cellOf(fields.length > 0 ? ask.fact(activity, { by: [], keep: undefined }) : fact, 0);
    const everybody = all.n > 0 ? cohortsOf(all, grain, fiscal, cut.asOf) : [];
    const longest = Math.max(0, ...everybody.map(({ active }) => active.length));
    const ages = Math.min(longest, horizon === null ? USUAL_AGES : Math.ceil(horizon / months), 48);
    const line = (cohorts: readonly Cohort[]): Value[] => [
      cohorts.reduce((sum, { customers }) => sum + customers, 0),
      ...retained(cohorts, ages, measure),
    ];
    const size = (labels: readonly string[], cohorts: readonly Cohort[]): number =>
      labels.includes(NONE) ? -1 : cohorts.reduce((sum, { customers }) => sum + customers, 0);
    groups.sort((a, b) => size(b.labels, b.cohorts) - size(a.labels, a.cohorts));
    // cohorts are rows, but for a field alone, whose names are
    const byCohort = time !== undefined || fields.length === 0;
    const place = time ? cut.by.indexOf(time) : 0;
    const rows = groups.flatMap(({ labels, cohorts }) =>
      byCohort
        ? cohorts.map((cohort): Value[] => {
            const names = labels.slice();
            names.splice(place, 0, bucketLabel(cohort.bucket, grain, fiscal));
            return [...names, ...line([cohort])];
          })
        : [[...labels, ...line(cohorts)]],
    );
    if (place === 0 && fields.length > 0 && time)
      rows.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : Number(a[0] !== b[0])));
    const title = grain.charAt(0).toUpperCase() + grain.slice(1);
    const text = (heading: string): AnswerColumn => column(heading, 'text', 'group');
    return {
      columns: [
        ...(cut.by.length === 0 ? [text('Period')] : cut.by.map((axis) => text(axisTitle(axis)))),
        column('Customers', 'count'),
        ...Array.from({ length: ages }, (_, age): AnswerColumn => ({
          heading: `${title} ${age}`,
          unit: 'share',
          role: 'evidence',
        })),
      ],
      rows: rows.length > 0 ? rows : [[...(cut.by.length === 0 ? [''] : cut.by.map(() => '')), 0]],
      whole: cut.by.length === 0 ? [] : line(everybody),
      refusal: null,
      leftOut: fact.leftOut,
      definition: this.brief,
    };
  },
});
