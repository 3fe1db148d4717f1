import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder, closeDesk, openDesk, root, sample, until } from './office.mjs';

const folder = mkdtempSync(join(tmpdir(), 'nhipcau-checking-'));
const program = process.env.NHIPCAU ?? join(root, 'build/nhipcau');
let office;
let page;

/// Our own plan with three errors in it: the years of an anniversary run backwards, a number has a space, a day is not in the calendar.
function faulty() {
  const text = readFileSync(sample('ke-hoach-thong-tin-doi-ngoai.txt'), 'utf8');
  const wrong = text
    .replace('(06/8/1976 - 06/8/2026)', '(06/8/1976 - 06/8/1926)')
    .replace('61-HD/BTGDVTW', '61 -HD/BTGDVTW')
    .replace('trước ngày 20/3/2026', 'trước ngày 31/02/2027');
  assert.equal(wrong.split('\n').filter((line, index) => line !== text.split('\n')[index]).length, 3);
  const file = join(folder, 'ke-hoach-co-loi.txt');
  writeFileSync(file, wrong);
  return file;
}

/// A paper of a unit below that copied the wrong years of it.
function child(parent) {
  const lines = readFileSync(parent, 'utf8').split('\n');
  const copied = lines.filter((line) => line.includes('1926'));
  assert.equal(copied.length, 1);
  const file = join(folder, 'ke-hoach-phuong.txt');
  const head = ['ỦY BAN NHÂN DÂN', 'PHƯỜNG BẾN TRĂNG', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Số: 27/KH-UBND', 'Bến Trăng, ngày 16 tháng 3 năm 2026', 'KẾ HOẠCH', 'Công tác thông tin đối ngoại phường Bến Trăng năm 2026'];
  const body = ['Thực hiện Kế hoạch số 118/KH-UBND ngày 26/02/2026 của Ủy ban nhân dân tỉnh Vân Sơn về công tác thông tin đối ngoại năm 2026, Ủy ban nhân dân phường ban hành Kế hoạch như sau:', 'I. NỘI DUNG', ...copied];
  writeFileSync(file, [...head, ...body, 'Nơi nhận:', '- Ủy ban nhân dân tỉnh;', '- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Lò Thị Mai'].join('\n'));
  return file;
}

before(async () => {
  const parent = faulty();
  ({ office, page } = await openDesk([parent, child(parent)]));
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await closeDesk();
});

const bar = () => page.getByRole('group', { name: 'Kết quả kiểm tra' });
const note = (words) => page.locator('[id^="note-finding-"]', { hasText: words });

/// Opens a note; the one that comes next after an answer is open already.
async function unfold(one) {
  const button = one.getByRole('button').first();
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  await one.locator('.actions').waitFor();
}

async function openPaper() {
  await page.goto(`${office.url}/papers`);
  const id = await page.evaluate(async () => (await (await fetch('/api/papers')).json()).items.find(({ number }) => number === '118/KH-UBND').id);
  await page.goto(`${office.url}/papers/${id}`);
  await bar().waitFor();
}

test('papers that copied the error are told beside it, and lead to the place', async () => {
  await openPaper();
  await unfold(note('1926'));
  await note('1926').getByText('1 văn bản khác có đoạn này').click();
  await note('1926').getByText('có nguyên chữ này').waitFor();
  await note('1926').getByRole('link', { name: 'Kế hoạch 27/KH-UBND' }).click();
  await page.locator('article').getByText('PHƯỜNG BẾN TRĂNG', { exact: false }).first().waitFor();
  await note('06/8/1976 - 06/8/1926').waitFor();
});

test('findings of one rule alone are shown, and the address says so', async () => {
  await openPaper();
  await bar().getByRole('combobox').selectOption({ index: 1 });
  await until(page, () => new URLSearchParams(location.search).has('rule'));
  const rule = new URL(page.url()).searchParams.get('rule');
  const count = await page.locator('[id^="note-finding-"]').count();
  assert.ok(count > 0, rule);
  await bar().getByRole('combobox').selectOption('');
  await until(page, () => !new URLSearchParams(location.search).has('rule'));
});

test('a finding is reached by a key and fixed by another, and the way back is offered', async () => {
  await openPaper();
  const errors = async () => Number(/(\d+) lỗi/.exec(await bar().textContent())?.[1] ?? 0);
  const before = await errors();
  await unfold(note('Khoảng năm chạy ngược'));
  await note('Khoảng năm chạy ngược').getByText('Nghị định 145/2013/NĐ-CP').waitFor();
  await note('Khoảng năm chạy ngược').getByRole('button', { name: 'Sửa', exact: true }).click();
  await note('Đã sửa thành “06/8/1976 - 06/8/2026”').waitFor();
  assert.equal(await errors(), before - 1);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await note('Khoảng năm chạy ngược').waitFor();
  assert.equal(await errors(), before);

  await page.locator('article').click({ position: { x: 5, y: 5 } });
  for (let step = 0; step < 30; ++step) {
    await page.keyboard.press('n');
    const lit = page.locator('.margin-note.is-lit', { hasText: 'Khoảng năm chạy ngược' });
    if ((await lit.count()) === 0) continue;
    await until(page, () => document.activeElement?.hasAttribute('data-fix'));
    await page.keyboard.press('Enter');
    break;
  }
  await note('Đã sửa thành “06/8/1976 - 06/8/2026”').waitFor();
});

test('another is fixed, one is left as it is for a reason, and both are there after coming back', async () => {
  await openPaper();
  await unfold(note('khoảng trắng thừa'));
  await note('khoảng trắng thừa').getByRole('button', { name: 'Sửa', exact: true }).click();
  await note('Đã sửa thành “61-HD/BTGDVTW”').waitFor();
  assert.equal(await bar().getByRole('combobox').count(), 0);  // one rule alone has findings open

  const impossible = note('Không có ngày 31/02/2027');
  await unfold(impossible);
  await impossible.getByRole('button', { name: 'Bỏ qua' }).click();
  await impossible.getByRole('textbox', { name: 'Vì sao để nguyên' }).fill('Chờ cơ quan chủ trì xác nhận');
  await impossible.getByRole('textbox').press('Enter');
  await impossible.waitFor({ state: 'detached' });
  await page.reload();
  await bar().getByText('cả 1 điểm đã bỏ qua').click();
  await note('Để nguyên: Chờ cơ quan chủ trì xác nhận').waitFor();
  assert.match(page.url(), /ignored=1/);
  await note('Đã sửa thành “61-HD/BTGDVTW”').waitFor();
});

test('the corrected copy is a DOCX whose tracked changes are the fixes', async () => {
  await openPaper();
  const [download] = await Promise.all([page.waitForEvent('download'), bar().getByRole('button', { name: 'Bản đã sửa' }).click()]);
  assert.equal(download.suggestedFilename(), 'ke-hoach-co-loi (bản sửa).docx');
  const file = join(folder, 'ban-sua.docx');
  await download.saveAs(file);
  const body = execFileSync('python3', ['-c', 'import sys,zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("word/document.xml"))', file], { encoding: 'utf8' });
  const words = (tag) => [...body.matchAll(new RegExp(`<w:${tag}[ >][^]*?</w:${tag}>`, 'g'))].map(([run]) => run.replace(/<[^>]+>/g, ''));
  assert.equal(words('del').length, 2);
  assert.match(words('ins').join(' '), /2026/);
  const [read] = JSON.parse(execFileSync(program, ['read', '--json', file], { encoding: 'utf8' }));
  assert.ok(read.bases.some(({ number_as_written }) => number_as_written === '61-HD/BTGDVTW'));
  assert.ok(read.occasions.some(({ original_date, years }) => original_date === '1976-08-06' && years === 50));
});

test('the report holds every finding with what became of it, and can be printed', async () => {
  await openPaper();
  await bar().getByRole('link', { name: 'Bản in kết quả kiểm tra' }).click();
  await page.getByRole('heading', { name: 'Kết quả kiểm tra văn bản' }).waitFor();
  await page.getByRole('cell', { name: 'Đã sửa thành “61-HD/BTGDVTW”' }).waitFor();
  await page.getByRole('cell', { name: 'Để nguyên: Chờ cơ quan chủ trì xác nhận' }).waitFor();
  const found = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
});

test('a rule is switched off with a reason, and finds nothing until it is on again', async () => {
  await page.goto(`${office.url}/checker`);
  await page.getByRole('searchbox').fill('impossible-date');
  await page.locator('li > details > summary', { hasText: 'không có trong lịch' }).click();
  await page.getByRole('button', { name: 'Tắt quy tắc này' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Lý do' }).fill('Phần mềm soạn thảo đã kiểm tra');
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đang tắt').waitFor();
  const found = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);

  await openPaper();
  assert.equal(await page.getByText('31/02/2027', { exact: false }).locator('xpath=ancestor-or-self::*[starts-with(@id,"note-finding-")]').count(), 0);
  await page.goto(`${office.url}/checker`);
  await page.getByRole('searchbox').fill('impossible-date');
  await page.locator('li > details > summary', { hasText: 'không có trong lịch' }).click();
  await page.getByRole('button', { name: 'Bật lại' }).click();
  await page.getByText('Đang tắt').waitFor({ state: 'detached' });
});
