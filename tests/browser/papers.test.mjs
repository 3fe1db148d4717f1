import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bytesOf, closeDesk, openDesk, paper, root, sample, until, upload } from './office.mjs';

let office;
let page;
before(async () => {
  ({ office, page } = await openDesk());
});
after(closeDesk);

test('an empty register teaches, and warns of classified papers before the first file', async () => {
  await page.goto(`${office.url}/papers`);
  await page.getByText(/117\/2025\/QH15/).waitFor();
  await page.getByText(/xếp thành sổ ở đây/).waitFor();
});

test('many files are taken in at once, each with its own outcome', async () => {
  await upload(page, office, [paper.file, sample('cong-van-bao-cao.txt'), sample('ke-hoach-dang-uy-xa.txt'), sample('thong-bao-ket-luan.txt')]);
  await page.getByText('Xong 4/4 tệp').waitFor();
  assert.equal(await page.locator('[data-row]').count(), 4);
});

test('the very same file is known again; a file of another kind gets one clear sentence and no second try', async () => {
  await page.goto(`${office.url}/papers`);
  await page.locator('[data-upload]').setInputFiles([
    { name: 'cùng tệp ấy.docx', mimeType: 'application/octet-stream', buffer: bytesOf(paper.file) },
    { name: 'ảnh chụp.png', mimeType: 'image/png', buffer: Buffer.from('\x89PNG\r\n\x1a\nkhông phải văn bản', 'latin1') },
  ]);
  await page.getByText('Đã có từ trước').waitFor();
  const refused = page.getByRole('listitem').filter({ hasText: 'ảnh chụp.png' });
  assert.match(await refused.getByRole('alert').textContent(), /\p{L}{2,}.*\.$/u);
  assert.equal(await refused.getByRole('button').count(), 0, 'the same bytes would only be refused again');
  await page.locator('[data-row]').nth(3).waitFor();
  assert.equal(await page.locator('[data-row]').count(), 4);
});

test('a paper with a secrecy mark is refused with one sentence and no second try, and nothing of it is anywhere', async () => {
  const secret = 'Về việc không ai được biết';
  const files = (folder) => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)]));
  await page.goto(`${office.url}/papers`);
  await page.locator('[data-upload]').setInputFiles([
    { name: 'phải từ chối.txt', mimeType: 'text/plain', buffer: Buffer.from(`TỈNH ỦY VÂN SƠN\nTỐI MẬT\nSố: 7-CV/TU\n${secret}\n`) },
  ]);
  const refused = page.getByRole('listitem').filter({ hasText: 'phải từ chối.txt' });
  assert.match(await refused.getByRole('alert').textContent(), /dấu chỉ độ mật.*bảo vệ bí mật nhà nước/s);
  assert.equal(await refused.getByRole('button').count(), 0, 'the same bytes would only be refused again');
  assert.equal(await page.locator('[data-row]').count(), 4);
  for (const word of [secret, '7-CV/TU', 'phải từ chối']) assert.deepEqual(files(office.data).filter((file) => readFileSync(file).includes(Buffer.from(word))), [], word);
});

test('a search without marks finds, shows the words where they stand, and lives in the address', async () => {
  await page.goto(`${office.url}/papers`);
  await page.getByRole('searchbox').fill(paper.words);
  await page.waitForURL(/q=thong\+tin/);
  await page.locator('mark').first().waitFor();
  const marked = await page.locator('mark').allTextContents();
  assert.ok(marked.some((words) => /thông|tin|đối|ngoại/i.test(words)), marked.join('|'));
  await page.reload();
  await page.locator('mark').first().waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), paper.words);
});

test('filters narrow the list, live in the address, and are cleared together', async () => {
  await page.goto(`${office.url}/papers`);
  await page.locator('[data-row]').nth(3).waitFor();
  await page.getByLabel('Hệ thống').selectOption('party');
  await page.waitForURL(/system=party/);
  await until(page, () => document.querySelectorAll('[data-row]').length === 1);
  await page.getByLabel('Kế hoạch').selectOption('true');
  await page.waitForURL(/planned=true/);
  await page.getByText(/Không có văn bản nào khớp/).waitFor();
  await page.getByRole('button', { name: 'Bỏ lọc' }).click();
  await page.waitForURL(`${office.url}/papers`);
  await page.locator('[data-row]').nth(3).waitFor();
  assert.deepEqual(page.troubles, []);
});

test('while the disk of the server is full a file waits with its sentence, and goes in at one press when there is room', async () => {
  const sentence = JSON.parse(readFileSync(join(root, 'data/messages/store.json'), 'utf8'))['store.disk_full'].vi;
  const problem = { status: 507, code: 'unavailable', key: 'store.disk_full', args: [], detail: sentence, request: '01JDZZZZZZZZZZZZZZZZZZZZZZ' };
  await page.goto(`${office.url}/papers`);
  await page.route('**/api/papers', (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 507, contentType: 'application/problem+json', body: JSON.stringify(problem) }) : route.continue(),
  );
  await page.locator('[data-upload]').setInputFiles([sample('huong-dan-mat-tran.txt')]);
  const row = page.getByRole('listitem').filter({ hasText: 'huong-dan-mat-tran.txt' });
  await row.getByRole('alert').waitFor();
  assert.ok((await row.getByRole('alert').textContent()).includes(sentence));
  await page.unroute('**/api/papers');
  await row.getByRole('button', { name: 'Thử lại' }).click();
  await row.getByText('Đã vào sổ').waitFor();
});
