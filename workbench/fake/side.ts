import { CorePlugin, coreTypes, registries, type Range } from '@odoo/o-spreadsheet';

/** Something that Google keeps about a range and the engine does not: it moves with the cells and is undone with them. */
export interface Side {
  id: string;
  kind: 'note' | 'protection' | 'metadata' | 'chart' | 'rule';
  sheetId: string;
  /** Absent: about the sheet. */
  range?: Range;
  data: Record<string, unknown>;
}

type Change = { changeType: string; range: Range };

export type SideCommand =
  { type: 'WB_SIDE_SET'; entries: Side[] } | { type: 'WB_SIDE_REMOVE'; ids: string[] } | { type: string };

class SidePlugin extends CorePlugin {
  static override getters = ['getSides'] as const;
  sides: Side[] = [];

  getSides(): Side[] {
    return this.sides;
  }

  override handle(command: never) {
    const given = command as SideCommand & { sheetId?: string };
    if (given.type === 'WB_SIDE_SET' && 'entries' in given) {
      const ids = new Set(given.entries.map((entry) => entry.id));
      this.put([...this.sides.filter((side) => !ids.has(side.id)), ...given.entries]);
    } else if (given.type === 'WB_SIDE_REMOVE' && 'ids' in given) {
      const ids = new Set(given.ids);
      this.put(this.sides.filter((side) => !ids.has(side.id)));
    } else if (given.type === 'DELETE_SHEET') this.put(this.sides.filter((side) => side.sheetId !== given.sheetId));
  }

  override adaptRanges({ applyChange }: { applyChange(range: Range): Change }) {
    let changed = false;
    const kept: Side[] = [];
    for (const side of this.sides) {
      const change = side.range ? applyChange(side.range) : null;
      if (change && change.changeType !== 'NONE') changed = true;
      if (change?.changeType !== 'REMOVE') kept.push(change ? { ...side, range: change.range } : side);
    }
    if (changed) this.put(kept);
  }

  private put(sides: Side[]): void {
    (this.history.update as unknown as (field: string, value: Side[]) => void)('sides', sides);
  }
}

/** Makes the engine keep sides; to be called once, before any model opens. */
export function registerSidePlugin(): void {
  (coreTypes as Set<string>).add('WB_SIDE_SET');
  (coreTypes as Set<string>).add('WB_SIDE_REMOVE');
  registries.corePluginRegistry.add('workbench_side', SidePlugin as never);
}
