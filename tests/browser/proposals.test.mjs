// Findings on their way out: a specialist puts them to the head, the head decides, the letter is taken out and opened, and the office
// whose paper copied the error is told and led to its own paper.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { addColleague, ask, openAs } from './colleague.mjs';
import { AxeBuilder, closeDesk, openDesk, root, sample } from './office.mjs';

const folder = mkdtempSync(join(tmpdir(), 'nhipcau-proposals-'));
const program = process.env.NHIPCAU ?? join(root, 'build/nhipcau');
const kPhone = { width: 360, height: 740 };
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const kUnits = [{ Code: '91', FullName: 'Tỉnh Hải Yên', Wards: [{ Code: '91001', FullName: 'Phường Bến Trăng' }] }];
let office;
let browser;
let page;
let specialist;
let head;
let clerk;
let paper;
const units = {};

/// Our own plan with an error of content and one of form: the years of an anniversary run backwards, a number has a space.
function faulty() {
  return readFileSync(sample('ke-hoach-thong-tin-doi-ngoai.txt'), 'utf8')
    .replace('(06/8/1976 - 06/8/2026)', '(06/8/1976 - 06/8/1926)')
    .replace('61-HD/BTGDVTW', '61 -HD/BTGDVTW');
}

/// A paper of a ward that copied the wrong years of it.
function copied() {
  const lines = faulty().split('\n').filter((line) => line.includes('1926'));
  assert.equal(lines.length, 1);
  const head = ['ỦY BAN NHÂN DÂN', 'PHƯỜNG BẾN TRĂNG', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Số: 27/KH-UBND', 'Bến Trăng, ngày 16 tháng 3 năm 2026', 'KẾ HOẠCH', 'Công tác thông tin đối ngoại phường Bến Trăng năm 2026'];
  const body = ['Thực hiện Kế hoạch số 118/KH-UBND ngày 26/02/2026 của Ủy ban nhân dân tỉnh Vân Sơn về công tác thông tin đối ngoại năm 2026, Ủy ban nhân dân phường ban hành Kế hoạch như sau:', 'I. NỘI DUNG', ...lines];
  return [...head, ...body, 'Nơi nhận:', '- Ủy ban nhân dân tỉnh;', '- Lưu: VT.', 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Lò Thị Mai'].join('\n');
}

async function takeIn(text, name, unit) {
  const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': name, 'X-Unit': unit };
  const answer = await ask(page, office, 'POST', '/api/papers', Buffer.from(text), headers);
  assert.ok(answer.ok(), await answer.text());
  return (await answer.json()).id;
}

/// Somebody with a role on a unit, signed in.
async function openPerson(name, shownName, role, unit, options) {
  const account = addColleague(office, name, shownName);
  const roles = await (await page.request.get(`${office.url}/api/roles`)).json();
  const given = await ask(page, office, 'POST', '/api/grants', { account: account.id, role: roles.items.find((one) => one.name === role).id, unit, with_below: true });
  assert.ok(given.ok(), await given.text());
  return openAs(browser, account, options);
}

async function assertNothingFound(where) {
  const found = await new AxeBuilder({ page: where }).setLegacyMode(true).withTags(kTags).analyze();
  assert.deepEqual(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), []);
  assert.equal(await where.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, 'nothing is wider than the page');
}

const unseen = (where) => where.getByRole('link', { name: /^Thông báo:/ });
const notices = (where, words) => where.locator('#main a[data-notice]').filter({ hasText: words });
const card = (where) => where.getByRole('region', { name: 'Trình lãnh đạo quyết định' }).getByRole('article').first();
const choice = (where, words) => where.getByRole('listitem').filter({ hasText: words }).getByRole('checkbox');

before(async () => {
  ({ office, browser, page } = await openDesk());
  const taken = await ask(page, office, 'POST', '/api/unit-imports', JSON.stringify(kUnits), { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'don-vi.json' });
  assert.ok(taken.ok(), await taken.text());
  for (const name of ['Tỉnh Hải Yên', 'Phường Bến Trăng']) units[name] = (await (await page.request.get(`${office.url}/api/units?q=${encodeURIComponent(name)}`)).json()).items[0].unit.id;
  paper = await takeIn(faulty(), 'ke-hoach.txt', units['Tỉnh Hải Yên']);
  await takeIn(copied(), 'ke-hoach-phuong.txt', units['Phường Bến Trăng']);
  specialist = await openPerson('lan', 'Lò Thị Lan', 'Chuyên viên', units['Tỉnh Hải Yên']);
  head = await openPerson('hung', 'Hà Văn Hùng', 'Lãnh đạo', units['Tỉnh Hải Yên'], { viewport: kPhone });
  clerk = await openPerson('mai', 'Lò Thị Mai', 'Văn thư', units['Phường Bến Trăng']);
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await closeDesk();
});

test('a specialist chooses what is wrong, says how it should read, and puts it to the head', async () => {
  await specialist.goto(`${office.url}/papers/${paper}`);
  await specialist.getByRole('link', { name: 'Trình lãnh đạo', exact: true }).click();
  await specialist.waitForURL(/\/check#propose$/);
  await choice(specialist, '1926').waitFor();
  assert.equal(await choice(specialist, '1926').isChecked(), true, 'an error is chosen');
  assert.equal(await specialist.getByRole('radio', { name: 'cơ quan khác ban hành' }).isChecked(), true, 'the issuer is another province');
  await choice(specialist, '61 -HD/BTGDVTW').setChecked(true);
  for (const other of await specialist.locator('form').getByRole('listitem').all()) {
    const words = await other.textContent();
    if (!/1926|61 -HD/.test(words)) await other.getByRole('checkbox').setChecked(false);
  }
  await specialist.getByRole('textbox', { name: /Đề nghị sửa thành, cho: .*1926/ }).fill('06/8/1976 - 06/8/2026');
  await specialist.getByRole('textbox', { name: 'Ý kiến gửi lãnh đạo' }).fill('Đã đối chiếu với bản gốc');
  await assertNothingFound(specialist);
  await specialist.getByRole('button', { name: 'Trình lãnh đạo 2 chỗ' }).click();
  await card(specialist).getByText('Chờ quyết định').waitFor();
  assert.equal(await specialist.getByRole('button', { name: /^Đồng ý gửi/ }).count(), 0, 'who proposes does not decide');
  assert.equal(await card(specialist).getByRole('link', { name: /Công văn/ }).count(), 0, 'no letter before the decision');
});

test('it can be taken back and put forward once more', async () => {
  await card(specialist).getByRole('button', { name: 'Rút lại' }).click();
  await card(specialist).getByText('Đã rút', { exact: true }).waitFor();
  await specialist.getByRole('button', { name: 'Chọn chỗ để trình' }).click();
  for (const other of await specialist.locator('form').getByRole('listitem').all()) await other.getByRole('checkbox').setChecked(/1926|61 -HD/.test(await other.textContent()));
  await specialist.getByRole('button', { name: 'Trình lãnh đạo 2 chỗ' }).click();
  await card(specialist).getByText('Chờ quyết định').waitFor();
});

test('the head finds it on the first screen and among the notices, and decides; nobody was told before', async () => {
  await clerk.goto(`${office.url}/notices`);
  await clerk.locator('#main h1').waitFor();
  assert.equal(await notices(clerk, '27/KH-UBND').filter({ hasText: 'đề nghị sửa' }).count(), 0);
  await head.goto(`${office.url}/notices`);
  await notices(head, 'chờ bạn quyết định').first().waitFor();
  await head.goto(office.url);
  await head.getByRole('region', { name: /Chờ tôi quyết định/ }).getByRole('link', { name: /Xem xét/ }).click();
  await card(head).getByRole('button', { name: 'Đồng ý gửi 2 chỗ' }).waitFor();
  await assertNothingFound(head);
  await card(head).getByRole('button', { name: 'Giữ lại trong cơ quan' }).click();
  await card(head).getByText('Chưa ghi lý do giữ lại').waitFor();
  await card(head).getByRole('listitem').filter({ hasText: '61 -HD' }).getByRole('checkbox').check();
  await card(head).getByRole('textbox', { name: /Ý kiến quyết định/ }).fill('Gửi phần năm kỷ niệm');
  await card(head).getByRole('button', { name: 'Đồng ý gửi 1 chỗ' }).click();
  await card(head).getByText('Hà Văn Hùng đồng ý gửi').waitFor();
  await assertNothingFound(head);
});

test('the letter is a DOCX that asks the issuer to amend or replace its plan, with the words and how they should read', async () => {
  await specialist.goto(`${office.url}/notices`);
  await notices(specialist, 'đồng ý gửi').first().click();
  await specialist.waitForURL(/\/check$/);
  assert.equal(await card(specialist).getByRole('link', { name: /đính chính/ }).count(), 0, 'what was left out makes no letter');
  const [download] = await Promise.all([specialist.waitForEvent('download'), card(specialist).getByRole('link', { name: 'Công văn kiến nghị sửa đổi, thay thế' }).click()]);
  assert.equal(download.suggestedFilename(), 'Công văn kiến nghị sửa đổi, thay thế 118-KH-UBND.docx');
  const file = join(folder, 'cong-van.docx');
  await download.saveAs(file);
  const xml = execFileSync('python3', ['-c', 'import sys,zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("word/document.xml"))', file], { encoding: 'utf8' });
  const paragraphs = [...xml.matchAll(/<w:p>[^]*?<\/w:p>/g)].map(([one]) => one.replace(/<[^>]+>/g, ''));
  for (const words of ['TỈNH HẢI YÊN', 'V/v kiến nghị sửa đổi hoặc thay thế Kế hoạch số 118/KH-UBND', 'Kính gửi: Ủy ban nhân dân tỉnh Vân Sơn', 'Đề nghị sửa thành']) assert.ok(paragraphs.includes(words), words);
  assert.ok(paragraphs.some((one) => one.includes('1926')) && paragraphs.some((one) => one.includes('06/8/1976 - 06/8/2026')));
  assert.ok(!xml.includes('61 -HD'), 'what the head took out is not in it');
  assert.ok(!xml.includes('Gửi phần năm kỷ niệm'), 'what the head wrote stays here');
  const [read] = JSON.parse(execFileSync(program, ['read', '--json', file], { encoding: 'utf8' }));
  assert.ok(read, 'our own reader opens it');
});

test('the ward whose plan copied the years is told, and led to the place in its own plan', async () => {
  for (let tries = 0; tries < 40 && (await notices(clerk, 'đề nghị sửa').count()) === 0; ++tries) {
    await clerk.goto(`${office.url}/notices`);
    await unseen(clerk).waitFor();
    await clerk.locator('#main h1').waitFor();
    await clerk.waitForLoadState('networkidle');
  }
  await notices(clerk, '27/KH-UBND').filter({ hasText: '118/KH-UBND' }).click();
  await clerk.waitForURL(/\/papers\/[^/]+#s=\d+-\d+$/);
  await clerk.locator('article').getByText('1926', { exact: false }).first().waitFor();
  const words = await clerk.evaluate(async () => {
    const [begin, end] = location.hash.slice(3).split('-').map(Number);
    const { text } = await (await fetch(`/api${location.pathname}`)).json();
    return text.slice(begin, end);
  });
  assert.match(words, /1926/);
  await specialist.reload();
  await card(specialist).getByText('Đã báo đơn vị của 1 văn bản').click();
  await card(specialist).getByRole('link', { name: 'Kế hoạch 27/KH-UBND' }).waitFor();
});
