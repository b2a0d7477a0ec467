import type { Cell } from './csv';
import { weekdayOn, type Span } from './days';
import type { Deal } from './deal';
import { rounded, type Random } from './random';

/**
 * What the CRM logged of one deal in the last year, as rows of Changes but for the id and with days as numbers: when its
 * expected close was moved, its amount was talked down or up, and it was closed. An open deal ends as its row shows it.
 */
export function drawChanges({ uniform, whole, factor }: Random, { last }: Span, created: number, deal: Deal): Cell[][] {
  const { status, close, amount } = deal;
  const rows: Cell[][] = [];
  const isOpen = status === 'Open';
  const end = isOpen ? last : close;
  let hoped = weekdayOn(created + Math.max(5, Math.round((end - created) * (0.6 + 0.5 * uniform()))));
  for (let times = 0; times < 3 && hoped < end - 3; times++) {
    const moved = Math.min(hoped - 1, end - 1) - whole(3);
    const later = weekdayOn(hoped + 7 + whole(24));
    if (moved > created) rows.push(['Close date', hoped, later, moved]);
    hoped = later;
  }
  if (hoped !== close) rows.push(['Close date', hoped, close, isOpen ? Math.max(created, last - 1 - whole(5)) : close]);
  if (uniform() < 0.2 && end > created + 4) {
    const first = Math.max(10, rounded(amount * factor(0.2), 10));
    if (first !== amount) rows.push(['Amount', first, amount, created + 1 + whole(end - created - 2)]);
  }
  if (!isOpen) rows.push(['Status', 'Open', status, close]);
  return rows.filter(([, , , day]) => Number(day) > last - 365);
}
