import { CUSTOMERS } from './customers';
import { EXECUTIVE } from './executive';
import { HEALTH } from './health';
import { REVIEW } from './review';
import { PRODUCTS } from './products';
import type { Template } from './plan';
import { SCORECARD_OF } from './scorecard';
import { SOURCES_AND_CAC } from './sources';

/** Every report there is. */
export const TEMPLATES: readonly Template[] = [
  EXECUTIVE,
  HEALTH,
  SOURCES_AND_CAC,
  CUSTOMERS,
  PRODUCTS,
  SCORECARD_OF,
  REVIEW,
];

/** A report by its title, in any spelling of case. */
export function templateOf(title: string): Template | undefined {
  const wanted = title.trim().toLowerCase();
  return TEMPLATES.find((template) => template.title.toLowerCase() === wanted);
}
