import { Exception } from '../exception';
import type { Services } from './index';
import { SheetImpl } from './sheet';

/** What a tab can be asked that holds one chart and no cells. */
const ASKED = ['getName', 'getSheetName', 'getSheetId', 'getIndex', 'getParent', 'setName', 'activate', 'self'];
const SHOWN = ['isSheetHidden', 'hideSheet', 'showSheet', 'getTabColorObject', 'setTabColor'];

/** A chart that was moved to a tab of its own: Google calls it an OBJECT sheet, and refuses all that is about cells. */
export function chartTab(services: Services, id: string): SheetImpl {
  return new Proxy(new SheetImpl(services, id), {
    get(tab, key) {
      if (key === 'getType') return () => services.enums.SheetType.OBJECT;
      const member: unknown = Reflect.get(tab, key, tab);
      if (typeof member !== 'function' || [...ASKED, ...SHOWN].includes(String(key))) return member;
      return () => {
        throw new Exception('The action is not supported for OBJECT sheet.');
      };
    },
  });
}
