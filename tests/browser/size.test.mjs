import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeDesk, openBrowser, openPage, signIn, startOffice } from './office.mjs';

const kMostBytes = 150 * 1024;
let office;
let browser;
before(async () => {
  office = await startOffice();
  browser = await openBrowser();
});
after(closeDesk);

test('sign-in and home together stay under 150 kB as sent, fonts apart; nothing comes from elsewhere', async () => {
  const page = await openPage(browser);
  const sizes = [];
  const elsewhere = [];
  page.on('response', async (response) => {
    const url = new URL(response.url());
    if (url.origin !== office.url) elsewhere.push(response.url());
    if (!/html|javascript|css/.test(response.headers()['content-type'] ?? '')) return;
    sizes.push(response.request().sizes().then(({ responseBodySize }) => [url.pathname, responseBodySize]));
  });
  await signIn(page, office);
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const measured = await Promise.all(sizes);
  const total = measured.reduce((sum, [, bytes]) => sum + bytes, 0);
  console.log(`sign-in and home: ${total} bytes in ${measured.length} files`);
  assert.ok(measured.length >= 3, 'nothing was measured');
  assert.ok(total < kMostBytes, JSON.stringify(measured));
  assert.deepEqual(elsewhere, []);
});

test('the answer names its policy, and no page needs an inline script or style', async () => {
  const page = await openPage(browser);
  const response = await page.goto(`${office.url}/sign-in`);
  const policy = response.headers()['content-security-policy'] ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.doesNotMatch(await response.text(), /<style|style=|<script>/);
  await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
  assert.deepEqual(page.troubles, []);
});
