import type { Gate } from './gate';
import { guard, type Members } from './guard';

/** One value of an enum of Apps Script: it is what it is called. */
export interface EnumValue {
  readonly name_: string;
  readonly enum_: string;
  name(): string;
  ordinal(): number;
  compareTo(other: EnumValue): number;
}

const VALUE: Members = { name: 'free', ordinal: 'free', compareTo: 'free any', toString: 'free', toJSON: 'free' };

/** An enum: an object whose members are values of their own kind, so that a text instead of one is refused. */
export function enumOf(gate: Gate, name: string, values: readonly string[]): Record<string, EnumValue> {
  const members: Members = {};
  const raw: Record<string, EnumValue> = {};
  values.forEach((value, i) => {
    members[value] = '= free';
    const one: EnumValue = {
      name_: value,
      enum_: name,
      name: () => value,
      ordinal: () => i,
      compareTo: (other) => i - values.indexOf(other.name_),
    };
    raw[value] = guard(gate, name, VALUE, one);
  });
  return guard(gate, name, members, raw);
}
