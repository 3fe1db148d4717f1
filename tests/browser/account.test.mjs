import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeDesk, openDesk, openPage } from './office.mjs';

let office;
let browser;
let page;
before(async () => {
  ({ office, browser, page } = await openDesk());
});
after(closeDesk);

test('name, language and theme are kept', async () => {
  await page.goto(`${office.url}/account`);
  await page.getByLabel('Họ tên hiển thị').fill('Lò Thị Én');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('link', { name: 'Lò Thị Én' }).waitFor();

  await page.getByLabel('Tối').check();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
  await page.getByLabel('English').check();
  await page.getByRole('heading', { name: 'Account' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Account' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');

  // The language belongs to the account: another browser of another tongue shows it too.
  const other = await openPage(browser, { storageState: { ...(await page.context().storageState()), origins: [] } });
  await other.goto(`${office.url}/account`);
  await other.getByRole('heading', { name: 'Account' }).waitFor();
  await page.getByLabel('Tiếng Việt').check();
  await page.getByRole('heading', { name: 'Tài khoản' }).waitFor();
});

test('a short password is refused next to its box', async () => {
  await page.goto(`${office.url}/account`);
  await page.getByLabel('Mật khẩu mới').fill('ngắn');
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
  assert.match(await page.getByRole('alert').textContent(), /15 ký tự/);
});

test('signing out ends the session', async () => {
  await page.goto(`${office.url}/account`);
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByLabel('Mật khẩu', { exact: true }).waitFor();
  await page.goto(`${office.url}/papers`);
  await page.waitForURL(/\/sign-in/);
  assert.deepEqual(page.troubles, []);
});
