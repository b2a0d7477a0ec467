import type { Replies } from '../../src/addon/protocol';
import { button, element, list, muted, row, section } from '../elements';
import type { Context } from '../page';
import { ask } from '../server';

type Shared = Replies['dealsheetShare'];

/** What may be read by whom, and what can be handed on by itself; it promises no privacy. */
function told({ text: { share }, act, finish, go }: Context, { tabs }: Shared): Node[] {
  const line = ({ tab, isHidden, isDeals }: Shared['tabs'][number]): string[] => [
    [tab, ...(isHidden ? [share.hidden] : []), ...(isDeals ? [share.deals] : [])].join(', '),
  ];
  const snapshots = tabs.filter(({ isSnapshot }) => isSnapshot);
  const link = ({ tab, link: href }: Shared['tabs'][number]): Node[] => [
    element('a', { href, target: '_blank', rel: 'noopener' }, [tab]),
  ];
  const protect = (on: boolean) => (): void => {
    void act(share.protecting, () => ask('dealsheetShare', { protect: on })).then((done) => finish(done));
  };
  return [
    element('p', { className: 'doubt' }, [share.everyone]),
    list(tabs.map(line)),
    element('h3', {}, [share.alone]),
    ...(snapshots.length > 0
      ? [muted(share.snapshots), list(snapshots.map(link))]
      : [muted(share.noSnapshot), row([button(share.toBuild, '', () => go('build'))])]),
    element(
      'ol',
      {},
      [share.stepPdf, share.stepCopy, share.stepPublish, share.stepCheck].map((each) => element('li', {}, [each])),
    ),
    element('h3', {}, [share.whatOthersSee]),
    list([[share.viewers], [share.commenters], [share.withoutAddon]]),
    muted(share.protection),
    row([button(share.protect, '', protect(true)), button(share.unprotect, '', protect(false))]),
  ];
}

/** Prepare to share, and Eject. */
export function shareSection(context: Context): HTMLElement {
  const { text, act, finish, tell } = context;
  const { share } = text;
  const shown = element('div', {}, []);
  const prepare = button(share.prepare, '', () => {
    void act(share.looking, () => ask('dealsheetShare', { protect: null })).then((reply) => {
      if (!reply) return;
      tell(reply.message);
      shown.replaceChildren(...told(context, reply));
    });
  });
  const eject = button(share.eject, '', () => {
    void act(share.ejecting, () => ask('dealsheetEject', {})).then((done) => finish(done));
  });
  return section(share.title, [row([prepare, eject]), muted(share.ejectHint), shown]);
}
