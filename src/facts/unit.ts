/**
 * What a number is: formats, charts and comparisons follow from it. Shares are 0–1, money is
 * unrounded, a day is ISO text.
 */
export type Unit = 'money' | 'share' | 'days' | 'count' | 'factor' | 'text' | 'day';
