import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, settingsOf } from './server';

const root = join(__dirname, '..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-'));
  for (const name of ['deals.csv', 'book.xlsx', 'page.js']) writeFileSync(join(folder, name), name);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('files and options are read from the command line; what cannot be opened is said', () => {
  const deals = join(folder, 'deals.csv');
  expect(settingsOf([deals, '--locale', 'de_DE', '--port', '8080', '--no-open'])).toMatchObject({
    files: [deals],
    locale: 'de_DE',
    port: 8080,
    open: false,
  });
  expect(() => settingsOf(['gone.csv'])).toThrow('There is no file gone.csv');
  expect(() => settingsOf([__filename])).toThrow('server.test.ts is of a kind that the workbench does not open');
  expect(() => settingsOf(['--fast'])).toThrow('There is no option --fast');
  expect(() => settingsOf([deals, join(folder, 'book.xlsx')])).toThrow('either one .xlsx or text files');
});

test('only this machine is answered, only with what the page needs', async () => {
  const addon = join(__dirname, 'test-addon');
  const server = await serve(
    { ...settingsOf([join(folder, 'deals.csv'), '--addon', addon]), port: 0 },
    { root, cache: folder },
  );
  const { port, address } = server.address() as AddressInfo;
  const get = (path: string, host = `127.0.0.1:${port}`): Promise<[number, string, string]> =>
    new Promise((done) => {
      request({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
        let text = '';
        response.on('data', (part) => (text += String(part)));
        response.on('end', () =>
          done([response.statusCode!, text, String(response.headers['content-security-policy'])]),
        );
      }).end();
    });
  try {
    expect(address).toBe('127.0.0.1');
    const [status, page, policy] = await get('/');
    expect([status, page.includes('<iframe id="panel-frame"')]).toEqual([200, true]);
    expect(policy).toMatch("connect-src 'self'");
    expect((await get('/file/0'))[1]).toBe('deals.csv');
    expect((await get('/', 'evil.example'))[0]).toBe(403);
    for (const path of ['/../package.json', '/file/1', '/constructor', '/etc/passwd'])
      expect((await get(path))[0]).toBe(404);
    const setup = JSON.parse((await get('/setup.json'))[1]) as { addonName: string; sample: unknown };
    expect(setup).toMatchObject({ addonName: 'test-addon', sample: null });
  } finally {
    server.close();
  }
});
