// A scan: its first page is looked at before anything of it is kept; then it is read page by page and opened beside its pictures.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder, bytesOf, closeDesk, openDesk, sample } from './office.mjs';

const kScan = sample('ke-hoach-thong-tin-doi-ngoai-scan.pdf');
const kAnswers = { clean: 'Không có dấu mật: lưu và đọc', marked: 'Có dấu mật: từ chối' };
let office;
let page;
const uploads = () => page.getByRole('list', { name: 'Các tệp đang đưa vào' });
const scans = () => page.getByRole('list', { name: 'Các bản quét đã đưa vào' });
const question = () => uploads().getByRole('group', { name: /dấu MẬT/ });
const give = (name, buffer) => page.locator('[data-upload]').setInputFiles([{ name, mimeType: 'application/pdf', buffer }]);
// Every file below the data folder, in which a piece of the scan is looked for.
const kept = (piece) => {
  const files = (folder) => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)]));
  return files(office.data).filter((file) => readFileSync(file).includes(piece));
};
const pieceOf = (bytes) => bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 24);

/// A PDF as scanners write it that recognise words: a picture of the page, and text behind it that is not seen.
async function searchable(file, hidden) {
  const view = await page.context().newPage();
  await view.setViewportSize({ width: 1240, height: 1754 });
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, 30).map((line) => `<p>${line.replaceAll('<', '&lt;') || '&nbsp;'}</p>`);
  await view.setContent(`<body style="margin:120px;font:28px/1.4 'Liberation Serif',serif">${lines.join('')}</body>`);
  const picture = await view.screenshot({ type: 'jpeg', quality: 90 });
  await view.close();
  const drawn = Buffer.from(`q 595 0 0 842 0 0 cm /I Do Q BT /F 11 Tf 60 700 Td 3 Tr (${hidden}) Tj ET`);
  const stream = (words, bytes) => Buffer.concat([Buffer.from(`<<${words}/Length ${bytes.length}>>\nstream\n`), bytes, Buffer.from('\nendstream')]);
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>>>',
    stream('', drawn),
    '<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>',
    stream('/Type/XObject/Subtype/Image/Width 1240/Height 1754/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode', picture),
  ];
  const parts = objects.flatMap((object, at) => [Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
  return Buffer.concat([Buffer.from('%PDF-1.4\n'), ...parts, Buffer.from('trailer\n<</Root 1 0 R>>\n')]);
}

before(async () => {
  ({ office, page } = await openDesk([]));
});
after(closeDesk);

test('a scan of which the reader says that it bears a mark is forgotten, and nothing of it was ever kept', async () => {
  const bytes = bytesOf(kScan);
  await page.goto(`${office.url}/papers`);
  await give('không ai được biết.pdf', bytes);
  await question().getByRole('img').waitFor();
  await question().getByRole('button', { name: kAnswers.clean, disabled: false }).waitFor();
  assert.deepEqual(kept(pieceOf(bytes)), []);
  assert.deepEqual(kept(Buffer.from('không ai được biết')), []);
  await question().getByRole('button', { name: kAnswers.marked }).click();
  await uploads().getByText('Đã quên tệp này').waitFor();
  assert.deepEqual(kept(pieceOf(bytes)), []);
  assert.equal((await (await page.request.get(`${office.url}/api/papers?limit=1`)).json()).total, 0);
  await page.getByRole('button', { name: 'Dọn danh sách' }).click();
});

test('a scan is looked at, confirmed, read page by page and opened with its pictures beside it', async () => {
  const bytes = bytesOf(kScan);
  await page.goto(`${office.url}/papers`);
  await give('kế hoạch quét.pdf', bytes);
  await question().getByRole('button', { name: kAnswers.clean, disabled: false }).waitFor();
  await question().getByText('Chữ nhận dạng được ở trang đầu').click();
  await question().getByText('118/KH-UBND').waitFor();
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);
  await question().getByRole('button', { name: kAnswers.clean }).click();
  const row = scans().locator(':scope > li').filter({ hasText: 'kế hoạch quét.pdf' });
  await row.getByRole('progressbar').or(row.getByText('1 đã vào sổ')).waitFor();
  await row.getByText('1 đã vào sổ').waitFor({ timeout: 120_000 });
  assert.notDeepEqual(kept(pieceOf(bytes)), []);
  await row.getByRole('link', { name: 'kế hoạch quét.pdf' }).click();
  await page.locator('article').getByText('118/KH-UBND').first().waitFor();
});

test('a scan of a number that is there is put in that paper\'s place from the list; the older file stays with it', async () => {
  const bytes = bytesOf(kScan);
  const other = Buffer.concat([bytes, Buffer.from('\n% another file')]);
  await page.goto(`${office.url}/papers`);
  const before = await (await page.request.get(`${office.url}/api/papers`)).json();
  await give('quét lại.pdf', other);
  await question().getByRole('button', { name: kAnswers.clean, disabled: false }).click();
  const row = scans().locator(':scope > li').filter({ hasText: 'quét lại.pdf' }).first();
  await row.getByText('1 trùng văn bản đã có').waitFor({ timeout: 120_000 });
  await row.getByRole('button', { name: 'Thay bằng tệp này' }).click();
  await scans().locator(':scope > li').filter({ hasText: '1 đã thay bản mới' }).waitFor({ timeout: 120_000 });
  const after = await (await page.request.get(`${office.url}/api/papers`)).json();
  assert.equal(after.total, before.total);
  assert.equal(after.items[0].id, before.items[0].id);
  assert.equal(after.items[0].file_name, 'quét lại.pdf');
});

test('a scan with a text layer of its own waits for a person too, and is read off its picture', async () => {
  const bytes = await searchable(sample('cong-van-bao-cao.txt'), 'OTHER WORDS OF A SCANNER');
  await page.goto(`${office.url}/papers`);
  await give('có lớp chữ.pdf', bytes);
  await question().getByRole('button', { name: kAnswers.clean, disabled: false }).waitFor();
  assert.deepEqual(kept(pieceOf(bytes)), []);
  await question().getByText('Chữ nhận dạng được ở trang đầu').click();
  assert.doesNotMatch(await question().textContent(), /OTHER WORDS/);
  await question().getByRole('button', { name: kAnswers.clean }).click();
  const row = scans().locator(':scope > li').filter({ hasText: 'có lớp chữ.pdf' });
  await row.getByText('1 đã vào sổ').waitFor({ timeout: 120_000 });
  const newest = await (await page.request.get(`${office.url}/api/papers`)).json();
  const paper = await (await page.request.get(`${office.url}/api/papers/${newest.items.find((one) => one.file_name === 'có lớp chữ.pdf').id}`)).json();
  assert.match(paper.text, /947\/SVHTTDL-TTĐN/);
});
