import { join } from 'node:path';
import { openWorkbook, readBuilt } from '.';

test('any built add-on is served: its menu, functions, sidebar and endpoints', () => {
  const tabs = [
    { name: 'Deals', rows: [['Deal'], ['a'], ['b']] },
    {
      name: 'Spend',
      rows: [
        ['Month', 'Amount'],
        ['Jan', 300],
      ],
    },
  ];
  const book = openWorkbook({ built: readBuilt(join(__dirname, '../test-addon')), addonName: 'Stand-in', tabs });
  expect(book.menuItems().map(({ caption }) => caption)).toEqual(['Open sidebar', 'Ask']);
  book.runMenu('Open sidebar');
  expect(book.book.ui.sidebar?.title).toBe('Stand-in');
  book.type('Deals!C1', '=STANDINCOST(Deals!A1:A3;Spend!A1:B2)');
  expect(book.value('Deals!C1')).toBe(150); // by hand: 300 over two deals
  expect(book.callServer('standinBuild', { title: 'Made here' })).toEqual({ tab: 'Made here', total: 8 });
  expect(() => book.callServer('standinFail')).toThrow('Nothing to build from');
  expect(book.globals()).toContain('STANDINCOST');
});
