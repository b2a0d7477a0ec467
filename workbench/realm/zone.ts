/** Minutes between a zone's wall clock and UTC, by zone; east is positive. */
const formats = new Map<string, Intl.DateTimeFormat>();
const QUARTER_HOUR = 900000;

const formatOf = (zone: string): Intl.DateTimeFormat => {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    });
    formats.set(zone, format);
  }
  return format;
};

const known = new Map<string, Map<number, number>>();

/**
 * The offset of a time zone at an instant.
 * @param utc milliseconds since 1970 UTC.
 * @returns milliseconds to add to UTC for the wall clock there.
 */
export function offsetAt(zone: string, utc: number): number {
  if (zone === 'UTC' || zone === 'Etc/UTC' || !Number.isFinite(utc)) return 0;
  const quarter = Math.floor(utc / QUARTER_HOUR);
  let offsets = known.get(zone);
  if (!offsets) known.set(zone, (offsets = new Map()));
  let offset = offsets.get(quarter);
  if (offset === undefined) {
    const part: Record<string, number> = {};
    let sign = 1;
    for (const { type, value } of formatOf(zone).formatToParts(quarter * QUARTER_HOUR)) {
      if (type === 'era' && value.startsWith('B')) sign = -1;
      else part[type] = Number(value);
    }
    const year = sign < 0 ? 1 - part.year : part.year;
    const wall = new Date(0);
    wall.setUTCFullYear(year, part.month - 1, part.day);
    wall.setUTCHours(part.hour, part.minute, part.second);
    offset = wall.getTime() - quarter * QUARTER_HOUR;
    offsets.set(quarter, offset);
  }
  return offset;
}

/**
 * The instant at which a zone's wall clock shows a time.
 * @param wall the wall clock, as milliseconds as if it were UTC. A time that a clock change skips counts on from before the change;
 * one that occurs twice is the first of the two.
 */
export function instantOf(zone: string, wall: number): number {
  const before = wall - offsetAt(zone, wall - 86400000);
  if (before + offsetAt(zone, before) === wall) return before;
  const after = wall - offsetAt(zone, wall + 86400000);
  return after + offsetAt(zone, after) === wall ? after : before;
}

/** Whether this machine knows the zone's name. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
