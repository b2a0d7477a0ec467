import { registries } from '@odoo/o-spreadsheet';
import type { MenuItem } from '../fake/interface';
import type { Workbook } from '../fake/workbook';

interface Spec {
  id?: string;
  name: string;
  execute?: () => void;
  children?: (Spec | (() => Spec[]))[];
  separator?: boolean;
  sequence?: number;
  isReadonlyAllowed?: boolean;
}

export interface Actions {
  openFiles(): void;
  download(): void;
  run(functionName: string): void;
}

const specs = (items: readonly MenuItem[], run: Actions['run']): Spec[] =>
  items.flatMap((item, i): Spec[] => {
    if (item.separator) return [];
    return [
      {
        name: item.caption,
        separator: items[i + 1]?.separator === true,
        ...(item.items ? { children: specs(item.items, run) } : { execute: () => run(item.functionName!) }),
      },
    ];
  });

/** Adds opening and saving to the grid's File menu, and the add-on's menu under Extensions. */
export function addMenus(workbook: () => Workbook, actions: Actions): void {
  const menu = registries.topbarMenuRegistry as unknown as {
    content: Record<string, Spec>;
    add(key: string, spec: Spec): void;
    addChild(key: string, path: string[], spec: Spec): void;
  };
  menu.addChild('workbench_open', ['file'], { name: 'Open .csv or .xlsx', sequence: 10, execute: actions.openFiles });
  menu.addChild('workbench_download', ['file'], {
    name: 'Download as .xlsx',
    sequence: 20,
    separator: true,
    execute: actions.download,
  });
  menu.add('extensions', {
    name: 'Extensions',
    sequence: 90,
    children: [
      () => {
        const { menus } = workbook().book.ui;
        if (menus.length === 0) return [{ name: 'No add-on put a menu here', execute: () => undefined }];
        return menus.map((one) => ({ name: one.caption, children: specs(one.items, actions.run) }));
      },
    ],
  });
}
