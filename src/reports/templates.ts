import { EXECUTIVE } from './executive';
import { HEALTH } from './health';
import type { Template } from './plan';

/** Every report there is. */
export const TEMPLATES: readonly Template[] = [EXECUTIVE, HEALTH];

/** A report by its title, in any spelling of case. */
export function templateOf(title: string): Template | undefined {
  const wanted = title.trim().toLowerCase();
  return TEMPLATES.find((template) => template.title.toLowerCase() === wanted);
}
