import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeDesk, openBrowser, openPage, startOffice } from './office.mjs';

let office;
let browser;
before(async () => {
  office = await startOffice();
  browser = await openBrowser();
});
after(closeDesk);

test('a preview that only fetches the link does not use it up, and its token never reaches the server', async () => {
  const page = await openPage(browser);
  const asked = [];
  page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')));
  await page.goto(office.link);
  await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
  const token = new URL(office.link).hash.slice(1);
  assert.ok(token.length > 10);
  assert.deepEqual(asked.filter((request) => request.includes(token) && !request.includes('#')), []);
  await page.context().close();
});

test('a deep address asks to sign in and comes back to itself; the link works once', async () => {
  const page = await openPage(browser);
  await page.goto(`${office.url}/papers?planned=false`);
  await page.waitForURL(/\/sign-in\?to=/);
  const back = new URL(page.url()).search;
  await page.goto(`${office.url}/sign-in${back}${new URL(office.link).hash}`);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.waitForURL(`${office.url}/papers?planned=false`);
  await page.getByRole('heading', { name: 'Văn bản', level: 1 }).waitFor();

  const late = await openPage(browser);
  await late.goto(office.link);
  await late.getByRole('button', { name: 'Đăng nhập' }).click();
  const sentence = await late.getByRole('alert').textContent();
  assert.match(sentence, /\p{L}{2,}.*\./u);
  assert.match(late.url(), /\/sign-in/);
  assert.deepEqual([...page.troubles, ...late.troubles], []);

  // The password set here signs in the next time; a wrong one is told so next to the form.
  await page.goto(`${office.url}/account`);
  await page.getByLabel('Mật khẩu mới').fill('một câu dài dễ nhớ');
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
  await page.getByText('Đã lưu mật khẩu.').waitFor();
  const name = (await page.getByText('Tên đăng nhập:').textContent()).replace('Tên đăng nhập:', '').trim();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.getByLabel('Tên đăng nhập').fill(name);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải câu ấy');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('Tên đăng nhập').inputValue(), name);
  await page.getByLabel('Mật khẩu', { exact: true }).fill('một câu dài dễ nhớ');
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
});
