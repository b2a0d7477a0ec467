import { NO_DAY } from '../../calendar/day';
import { fold } from '../cell';
import { flagOf, OPEN, outcomeOfText } from '../outcome';
import type { Table } from '../table';
import { inDeals, linesWhere } from './problem';

/** An end that does not say how it ended. */
const END =
  /^(closed?|done|complete[d]?|finished|ended|inactive|archived|deleted|expired|geschlossen|abgeschlossen|beendet|ferme|termine|cerrad[oa]|fechad[oa]|chius[oa]|gesloten|zamkniet[ay]|закрыт[ао]?|закрыта|关闭|已关闭|完了|終了)$/u;
/** A status of a deal that is still going on. */
const GOING =
  /(^|\W)(open|opened|active|new|in progress|in process|ongoing|pending|working|qualified|pipeline|offen|aktiv|neu|laufend|in bearbeitung|ouverte?|en cours|abiert[oa]|en curso|abert[oa]|em andamento|apert[oa]|in corso|lopend|actief|otwart[ey]|w toku|открыт[ао]?|в работе|进行中|进行|商談中|進行中|オープン)(\W|$)|进行|商談|進行/u;

/** Deals whose status or stage does not say whether they are open, won or lost. */
export const unknownStages = inDeals(({ table, state }, { stages }) => {
  const said = [table.cells('is won'), table.cells('is closed')];
  const isFlagged = (i: number): boolean => said.some((cells) => cells.length > 0 && flagOf(cells[i]) !== null);
  const status = readings(table, 'status', (name) => GOING.test(name));
  const order = new Set(stages.map(fold));
  const stage = readings(table, 'stage', (name) => !END.test(name) && (order.size === 0 || order.has(name)));
  const isUnknown = (i: number): boolean => {
    if (isFlagged(i) || (!status && !stage)) return false;
    if (status && status[i] !== BLANK && (status[i] !== UNKNOWN || !stage)) return status[i] === UNKNOWN;
    return stage ? stage[i] !== KNOWN : true;
  };
  const unnamed = order.size > 0 && stage ? linesWhere(table, (i) => state[i] === OPEN && stage[i] === UNKNOWN) : [];
  return [
    {
      kind: 'stage out of order',
      table,
      what: 'in a stage that the Stage order of Settings does not name',
      lines: unnamed.filter((i) => !isUnknown(i)),
      effect: 'Counted as open; TIMEINSTAGE and STAGECONVERSION put it behind the stages that are named',
    },
    {
      kind: 'unknown stage',
      table,
      what: 'a status or stage that says neither open, won nor lost',
      lines: linesWhere(table, isUnknown),
      effect: 'Counted as open in PIPELINE; left out of SALES and WINRATE',
      ends: ['won', 'lost'],
    },
  ];
});

const BLANK = 0;
const KNOWN = 1;
const UNKNOWN = 2;

/** Of each line whether its text is blank, understood or not; null when the table has no such column. */
function readings(table: Table, field: string, isOpen: (name: string) => boolean): Uint8Array | null {
  if (!table.has(field)) return null;
  const { codes, names } = table.coded(field);
  const labels = names.names();
  const byCode: number[] = [];
  return Uint8Array.from(codes, (code) =>
    code < 0
      ? BLANK
      : (byCode[code] ??= outcomeOfText(labels[code]) !== OPEN || isOpen(fold(labels[code])) ? KNOWN : UNKNOWN),
  );
}

/** Deals that were won or lost once and went on: the log of changes says so, or their way through the stages. */
export const reopened = inDeals(({ table }, { book }) => {
  const again = new Set<string>();
  const isEnd = (text: string): boolean => text !== '' && outcomeOfText(text) !== OPEN;
  for (const change of book.history())
    if ((change.field === 'status' || change.field === 'stage') && isEnd(change.old) && !isEnd(change.new))
      again.add(change.id);
  const stages = book.get('stages');
  if (stages) {
    const day = stages.day('entered');
    const { codes, names } = stages.coded('stage');
    const ends = names.names().map(isEnd);
    const ids = stages.text('deal id');
    const ended = new Map<string, number>();
    for (let i = 0; i < stages.n; i++)
      if (codes[i] >= 0 && ends[codes[i]] && day[i] !== NO_DAY)
        ended.set(ids[i], Math.min(ended.get(ids[i]) ?? Infinity, day[i]));
    for (let i = 0; i < stages.n; i++)
      if (codes[i] >= 0 && !ends[codes[i]] && day[i] !== NO_DAY && day[i] > (ended.get(ids[i]) ?? Infinity))
        again.add(ids[i]);
  }
  const ids = again.size > 0 ? table.text('deal id') : [];
  return [
    {
      kind: 'reopened',
      table,
      what: 'reopened after they were won or lost',
      lines: again.size > 0 ? linesWhere(table, (i) => again.has(ids[i])) : [],
      effect: 'Counted as they stand today; SALES of a past day may have held them',
    },
  ];
});
