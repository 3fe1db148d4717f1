// A ZIP of papers becomes a job: seen going on, stopped, found again, told file by file.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bytesOf, closeDesk, openDesk, sample, startOffice, until } from './office.mjs';
import { zip } from './zip.mjs';

const kMany = 1000; // so many that a quick machine is still at it when the test looks
let office;
let page;
const imports = (at = page) => at.getByRole('list', { name: 'Các tệp ZIP đã đưa vào' });
// Of a ZIP that held a paper with a secrecy mark not even the name is kept.
const nameless = 'Tệp ZIP không nêu tên';
const row = (name, at = page) => imports(at).locator(':scope > li').filter({ hasText: name });
const uploads = () => page.getByRole('list', { name: 'Các tệp đang đưa vào' });
const give = (name, buffer) => page.locator('[data-upload]').setInputFiles([{ name, mimeType: 'application/zip', buffer }]);
const marked = 'TỈNH ỦY VÂN SƠN\nMẬT\nSố: 7-CV/TU\nVề việc không ai được biết\n';
const many = (from, count) => zip(Object.fromEntries(Array.from({ length: count }, (_, at) => [`${from + at}.txt`, `Số: ${from + at}/KH-UBND\nKẾ HOẠCH\nVề việc thứ ${from + at}\n`])));
const total = async () => (await (await page.request.get(`${office.url}/api/papers?limit=1`)).json()).total;

before(async () => {
  ({ office, page } = await openDesk([sample('cong-van-bao-cao.txt')]));
});
after(closeDesk);

test('a ZIP is worked through, and each file says what came of it', async () => {
  await page.goto(`${office.url}/papers`);
  await give('hồ sơ tháng 2.zip', zip({
    'đến/ke-hoach.txt': bytesOf(sample('ke-hoach-dang-uy-xa.txt')),
    'đến/hướng dẫn.txt': bytesOf(sample('huong-dan-mat-tran.txt')),
    'đã có.txt': bytesOf(sample('cong-van-bao-cao.txt')),
    'ảnh.png': Buffer.from('\x89PNG\r\n\x1a\nkhông phải văn bản', 'latin1'),
    'mật.txt': marked,
  }));
  const done = row(nameless);
  for (const count of ['2 đã vào sổ', '1 đã có từ trước', '1 bị từ chối', '1 chưa đọc được']) await done.getByText(count, { exact: true }).waitFor();
  const told = done.getByRole('list', { name: 'Tệp chưa vào sổ' });
  assert.equal(await told.getByRole('listitem').count(), 2);
  for (const sentence of await told.getByRole('listitem').allTextContents()) assert.match(sentence, /\p{L}{2,}.*\.$/su);
  assert.doesNotMatch(await page.locator('body').textContent(), /không ai được biết/);
  await page.getByRole('status').filter({ hasText: /^4 văn bản$|^3 văn bản$/ }).waitFor();
  await done.getByText('Từng tệp').click();
  await done.getByRole('link', { name: 'đến/ke-hoach.txt' }).click();
  await page.locator('article').getByText('19-KH/ĐU').first().waitFor();
});

test('what came of it is still there after leaving and in another tab, until it is cleared away', async () => {
  await page.goto(`${office.url}/`);
  await page.goto(`${office.url}/papers`);
  await row(nameless).getByText('2 đã vào sổ').waitFor();
  const other = await page.context().newPage();
  await other.goto(`${office.url}/papers`);
  await row(nameless, other).getByText('2 đã vào sổ').waitFor();
  await other.close();
  await page.getByRole('button', { name: 'Dọn danh sách' }).click();
  await imports().waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('[data-row]').first().waitFor();
  await page.waitForLoadState('networkidle');
  assert.equal(await imports().count(), 0);
});

test('a file that is no archive under such a name gets one sentence and no second try', async () => {
  await page.goto(`${office.url}/papers`);
  await give('không phải.zip', Buffer.from('chỉ là chữ'));
  const refused = uploads().getByRole('listitem').filter({ hasText: 'không phải.zip' });
  assert.match(await refused.getByRole('alert').textContent(), /ZIP.*\.$/s);
  assert.equal(await refused.getByRole('button').count(), 0);
  await page.getByRole('button', { name: 'Dọn danh sách' }).click();
});

test('a running import is stopped; what was registered stays', async () => {
  await page.goto(`${office.url}/papers`);
  const before = await total();
  await give('dừng.zip', many(1000, kMany));
  await row('dừng.zip').getByRole('button', { name: 'Dừng dừng.zip' }).click();
  await row('dừng.zip').getByText(/^Đã dừng ở tệp [\d.]+\/1\.?000/).waitFor();
  const registered = (await total()) - before;
  assert.ok(registered < kMany, `${registered} of ${kMany}`);
  const told = await row('dừng.zip').getByText(/[\d.]+ đã vào sổ/).allTextContents();
  assert.deepEqual(told, registered ? [`${registered} đã vào sổ`] : []);
});

test('an import goes on after the server died, shows its bar on every page, and doubles nothing', async () => {
  await page.goto(`${office.url}/papers`);
  const before = await total();
  await give('máy chủ tắt.zip', many(5000, kMany));
  const bar = row('máy chủ tắt.zip').getByRole('progressbar', { name: 'Tiến độ máy chủ tắt.zip' });
  await bar.waitFor();
  await until(page, () => [...document.querySelectorAll('progress')].some((progress) => progress.value > 3));
  await office.crash();
  await page.getByRole('link', { name: /^Hôm nay/ }).first().click();
  office = await startOffice(office);
  await page.getByRole('link', { name: /^Đang nhập [\d.]+\/1\.?000$/ }).click();
  await row('máy chủ tắt.zip').getByText(/1\.?000 đã vào sổ|đã có từ trước/).first().waitFor({ timeout: 300_000 });
  assert.equal((await total()) - before, kMany);
  assert.deepEqual(page.troubles, []);
});

test('a file given in while the server is away is sent again by itself', async () => {
  await page.goto(`${office.url}/papers`);
  await page.locator('[data-row]').first().waitFor();
  await office.crash();
  await page.locator('[data-upload]').setInputFiles(sample('thong-bao-ket-luan.txt'));
  await uploads().getByText(/Máy sẽ tự gửi lại\./).waitFor();
  office = await startOffice(office);
  await uploads().getByText('Đã vào sổ').waitFor();
  assert.deepEqual(page.troubles, []);
});
