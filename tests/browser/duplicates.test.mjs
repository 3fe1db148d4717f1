// A file that the register has already, by its number or byte for byte: nothing is saved until one of three is chosen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { AxeBuilder, bytesOf, closeDesk, openDesk, sample, until } from './office.mjs';
import { zip } from './zip.mjs';

const kFile = 'ke-hoach-dang-uy-xa.txt';
const kNumber = '19-KH/ĐU';
let office;
let page;
before(async () => {
  ({ office, page } = await openDesk([sample(kFile)]));
});
after(closeDesk);

const text = readFileSync(sample(kFile), 'utf8');
/// The same paper as another file: the title says what it is.
const variant = (name, words) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text.replace(/\n(?=I\.|I-|1\.)/, `\n${words}\n`)) });
const uploads = () => page.getByRole('list', { name: 'Các tệp đang đưa vào' });
const row = (name) => uploads().getByRole('listitem').filter({ hasText: name });
const total = async () => (await (await page.request.get(`${office.url}/api/papers?limit=1`)).json()).total;
const papers = async () => (await (await page.request.get(`${office.url}/api/papers`)).json()).items;
const load = async (id) => (await page.request.get(`${office.url}/api/papers/${id}`)).json();

async function give(...files) {
  await page.goto(`${office.url}/papers`);
  await page.locator('[data-row]').first().waitFor();
  await page.locator('[data-upload]').setInputFiles(files);
}

test('a paper of a number that is there is told in one sentence with three choices, and nothing is saved yet', async () => {
  await give(variant('gửi lại.txt', 'Bản gửi lại.'));
  const told = row('gửi lại.txt');
  await told.getByText(new RegExp(`Sổ đã có .*${kNumber}`)).waitFor();
  for (const name of ['Thay bằng tệp này', 'Giữ cả hai']) assert.equal(await told.getByRole('button', { name }).count(), 1, name);
  assert.equal(await total(), 1);
  await told.getByRole('link', { name: 'Mở văn bản đã có' }).click();
  await page.locator('article').getByText(kNumber).first().waitFor();
});

test('the choice waits while the reader walks through the office; the file can be left out', async () => {
  await page.goBack();
  const told = row('gửi lại.txt');
  await told.getByRole('button', { name: 'Bỏ gửi lại.txt' }).click();
  await told.waitFor({ state: 'detached' });
  assert.equal(await total(), 1);
});

test('replaced as a new version the paper keeps its address, and the older file can be opened with who and when', async () => {
  const [{ id }] = await papers();
  const before = await load(id);
  await give(variant('bản mới.txt', 'Bản mới.'));
  await row('bản mới.txt').getByRole('button', { name: 'Thay bằng tệp này' }).click();
  await row('bản mới.txt').getByText('Đã thay bản mới').waitFor();
  assert.equal(await total(), 1);
  await row('bản mới.txt').getByRole('link').click();
  await page.waitForURL(new RegExp(`/papers/${id}`));
  await page.locator('article').getByText('Bản mới.').waitFor();
  const versions = page.getByRole('region', { name: 'Các bản trước' });
  assert.match(await versions.textContent(), /nhận .*; .* thay /);
  const download = page.waitForEvent('download');
  await versions.getByRole('link', { name: kFile }).click();
  assert.equal(readFileSync(await (await download).path(), 'utf8'), text);
  const after = await load(id);
  assert.deepEqual(after.clauses.map((clause) => clause.id), before.clauses.map((clause) => clause.id));
});

test('both are kept once a reason is given, and each tells of the other', async () => {
  await give(variant('giữ.txt', 'Bản giữ riêng.'));
  const told = row('giữ.txt');
  await told.getByRole('button', { name: 'Giữ cả hai' }).click();
  await told.getByLabel('Lý do giữ cả hai').fill('Hai cơ quan cùng cấp một số');
  await told.getByLabel('Lý do giữ cả hai').press('Enter');
  await told.getByText('Đã vào sổ').waitFor();
  assert.equal(await total(), 2);
  await told.getByRole('link').click();
  const link = page.getByRole('link', { name: /Giữ cùng với .*Hai cơ quan cùng cấp một số/ });
  await link.waitFor();
  await link.click();
  await page.locator('article').getByText('Bản mới.').waitFor();
});

test('an answer that is lost does not register or replace twice', async () => {
  const count = await total();
  await give(variant('mất mạng.txt', 'Bản lúc mất mạng.'));
  const told = row('mất mạng.txt');
  await told.getByText(/Sổ đã có/).first().waitFor();
  // The server does what it is asked, and its answer never arrives.
  let lost = 0;
  await page.route('**/api/papers', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    return route.abort();
  });
  await told.getByRole('button', { name: 'Giữ cả hai' }).click();
  await told.getByLabel('Lý do giữ cả hai').fill('Thử mất mạng');
  await told.getByLabel('Lý do giữ cả hai').press('Enter');
  await told.getByText('Đã vào sổ').waitFor();
  await page.unroute('**/api/papers');
  assert.equal(lost, 1);
  assert.equal(await total(), count + 1);
});

test('the very same file is known, and may still be kept as a paper of its own', async () => {
  const count = await total();
  await give({ name: 'y hệt.txt', mimeType: 'text/plain', buffer: variant('', 'Bản giữ riêng.').buffer });
  const told = row('y hệt.txt');
  await told.getByText('Đã có từ trước').waitFor();
  assert.equal(await told.getByRole('button', { name: 'Thay bằng tệp này' }).count(), 0);
  assert.equal(await total(), count);
  await told.getByRole('button', { name: 'Giữ cả hai' }).click();
  await told.getByLabel('Lý do giữ cả hai').fill('Một tệp, hai văn bản');
  await told.getByRole('button', { name: 'Giữ cả hai' }).click();
  await told.getByText('Đã vào sổ').waitFor();
  assert.equal(await total(), count + 1);
});

test('in a ZIP a paper of a number that is there is told and not registered', async () => {
  const count = await total();
  await give({ name: 'gói.zip', mimeType: 'application/zip', buffer: zip({ 'trùng số.txt': variant('', 'Bản trong gói.').buffer, 'mới.txt': bytesOf(sample('cong-van-bao-cao.txt')) }) });
  const done = page.getByRole('list', { name: 'Các tệp ZIP đã đưa vào' }).locator(':scope > li').filter({ hasText: 'gói.zip' });
  await done.getByText('1 trùng văn bản đã có', { exact: true }).waitFor();
  await done.getByText('1 đã vào sổ', { exact: true }).waitFor();
  const told = done.getByRole('list', { name: 'Tệp chưa vào sổ' }).getByRole('listitem');
  assert.match(await told.textContent(), new RegExp(`${kNumber}.*\\.`, 's'));
  assert.equal(await total(), count + 1);
  await told.getByRole('link', { name: 'trùng số.txt' }).click();
  await page.locator('article').getByText(kNumber).first().waitFor();
  assert.deepEqual(page.troubles, []);
});

test('what becomes of it is chosen from the list, without giving it in again', async () => {
  const count = await total();
  await page.goto(`${office.url}/papers`);
  const done = page.getByRole('list', { name: 'Các tệp ZIP đã đưa vào' }).locator(':scope > li').filter({ hasText: 'gói.zip' });
  const told = done.getByRole('list', { name: 'Tệp chưa vào sổ' }).getByRole('listitem');
  await told.getByRole('button', { name: 'Giữ cả hai' }).click();
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);
  await told.getByLabel('Lý do giữ cả hai').fill('Hai bản của một văn bản');
  await told.getByLabel('Lý do giữ cả hai').press('Enter');
  await done.getByText('2 đã vào sổ', { exact: true }).waitFor();
  await done.getByRole('list', { name: 'Tệp chưa vào sổ' }).waitFor({ state: 'detached' });
  assert.equal(await total(), count + 1);
  const registered = (await papers()).find((one) => one.file_name === 'trùng số.txt');
  assert.match((await load(registered.id)).text, /Bản trong gói\./);
});

test('leaving the page while a choice is open is asked about', async () => {
  await give(variant('đang chờ.txt', 'Bản đang chờ.'));
  await row('đang chờ.txt').getByText(/Sổ đã có/).first().waitFor();
  const asks = await page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.equal(asks, true);
  await row('đang chờ.txt').getByRole('button', { name: 'Bỏ đang chờ.txt' }).click();
  await until(page, () => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
});
