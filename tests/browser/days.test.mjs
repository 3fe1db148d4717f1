// The office's own calendar: all anniversaries with a country, a feast by the lunar date, a shipped day confirmed and hidden, and an anniversary
// taken over from a paper; each undone. By keyboard, for axe, on a phone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { ask } from './colleague.mjs';
import { AxeBuilder, closeDesk, openDesk, openPage, sample, until } from './office.mjs';

let office;
let browser;
let page;
before(async () => {
  ({ office, browser, page } = await openDesk());
});
after(closeDesk);

const dialog = (where = page) => where.getByRole('dialog');
const rows = (where = page) => where.locator('[data-row]');
const row = (words, where = page) => rows(where).filter({ hasText: words });
const toast = (words) => page.getByRole('status').filter({ hasText: words });
const undo = () => page.getByRole('button', { name: 'Hoàn tác' }).last().click();
const days = async (year) => (await (await page.request.get(`${office.url}/api/calendar?year=${year}`)).json()).days;
const named = async (year, name) => (await days(year)).filter((day) => day.name === name).map((day) => day.from);

async function open(path, where = page) {
  await where.goto(office.url + path);
  await where.getByRole('heading', { level: 1 }).waitFor();
  await rows(where).first().waitFor({ state: 'attached' });
}

async function assertNothingFound(where) {
  await until(where, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
  const { violations } = await new AxeBuilder({ page: where }).setLegacyMode(true).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
  assert.equal(await where.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
}

async function shoot(where, name) {
  if (process.env.NHIPCAU_SHOTS) await where.screenshot({ path: `${process.env.NHIPCAU_SHOTS}/${name}.png` });
}

test('all anniversaries of 2027 with France are one choice, and one address', async () => {
  await open('/calendar?year=2027');
  await page.getByLabel('Nước', { exact: true }).selectOption({ label: 'Pháp' });
  await until(page, () => document.querySelectorAll('[data-row]').length === 1);
  await row('Việt Nam - Pháp').getByText('54 năm').waitFor();
  assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), { year: '2027', country: 'FR' });
  await page.reload();
  await row('Việt Nam - Pháp').waitFor();
  assert.equal(await rows().count(), 1);
  await page.getByLabel('Nước', { exact: true }).selectOption('');
  await page.getByLabel('Chủ đề', { exact: true }).selectOption('sea');
  const ofTheSea = (await days(2027)).filter((day) => day.theme === 'sea').length;
  await until(page, (count) => document.querySelectorAll('[data-row]').length === count, ofTheSea);
  assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), { year: '2027', theme: 'sea' });
});

test('a feast of the place is added by the lunar date, seen at once on the days it falls on, in 2027 and 2028; undone', async () => {
  await open('/calendar?year=2027');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Thêm ngày' }).click();
  await page.keyboard.type('Lễ hội Lồng tồng');
  await dialog().getByText('Ngày âm lịch', { exact: true }).click();
  await dialog().getByLabel('Ngày', { exact: true }).selectOption('10');
  await dialog().getByLabel('Số ngày').selectOption('2');
  await dialog().getByText('T2 15/02/2027 – 16/02/2027').waitFor();
  await shoot(page, 'own-day-form-1280');
  await assertNothingFound(page);
  await dialog().getByLabel('Nguồn').fill('Quyết định công nhận lễ hội');
  await dialog().getByRole('button', { name: 'Thêm', exact: true }).click();
  await toast('Đã thêm Lễ hội Lồng tồng').waitFor();
  assert.match((await row('Lồng tồng').innerText()).replace(/\s+/g, ' '), /15–16\/02 Lễ hội Lồng tồng 10\/1 âm lịch/);
  assert.deepEqual(await named(2028, 'Lễ hội Lồng tồng'), ['2028-02-04']);
  await undo();
  await page.getByText('Ngày đã ẩn: 1').click();
  assert.deepEqual(await named(2028, 'Lễ hội Lồng tồng'), []);
  await page.getByRole('button', { name: 'Hiện lại Lễ hội Lồng tồng' }).click();
  await row('Lồng tồng').waitFor();
});

test('a day of the office is changed and taken out, with a way back', async () => {
  await open('/calendar?year=2027');
  await row('Lồng tồng').click();
  await page.getByRole('button', { name: 'Sửa ngày này' }).click();
  assert.equal(await dialog().getByLabel('Ngày', { exact: true }).inputValue(), '10');
  await dialog().getByLabel('Tên ngày').fill('');
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await dialog().getByText('Hãy đặt tên cho ngày này.').waitFor();
  await dialog().getByLabel('Tên ngày').fill('Hội Lồng tồng');
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await row('Hội Lồng tồng').first().waitFor();
  await until(page, () => !document.querySelector('dialog'));
  assert.deepEqual(await named(2027, 'Hội Lồng tồng'), ['2027-02-15']);
  await undo();
  await row('Lễ hội Lồng tồng').waitFor();
});

test('a shipped day is confirmed with its source, and hidden for a reason; both undone', async () => {
  await open('/calendar?year=2027&country=US');
  assert.match(await row('Hoa Kỳ').innerText(), /chưa/);
  await row('Hoa Kỳ').click();
  await page.getByRole('button', { name: 'Xác nhận, sửa hoặc ẩn' }).click();
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await dialog().getByText('Hãy ghi nguồn').waitFor();
  await dialog().getByLabel('Nguồn đã đối chiếu').fill('Tuyên bố chung ngày 12/7/1995');
  await shoot(page, 'shipped-day-form-1280');
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await toast('Đã lưu').waitFor();
  await until(page, () => !document.querySelector('[data-row]').innerText.includes('chưa'));
  await undo();
  await until(page, () => document.querySelector('[data-row]').innerText.includes('chưa'));
  await page.getByRole('button', { name: 'Xác nhận, sửa hoặc ẩn' }).click();  // it stayed open
  await dialog().getByText('Ẩn khỏi lịch').first().click();
  await dialog().getByLabel('Lý do ẩn').fill('Tỉnh không tổ chức');
  await dialog().getByRole('button', { name: 'Ẩn khỏi lịch' }).click();
  await page.getByText('Năm 2027 không có ngày nào như vậy.').waitFor();
  await undo();
  await row('Hoa Kỳ').waitFor();
});

test('an anniversary is taken over from a paper with one press, leads both ways, and is undone', async () => {
  const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'thong-bao.txt' };
  const answer = await ask(page, office, 'POST', '/api/papers', readFileSync(sample('thong-bao-ket-luan.txt')), headers);
  const { id } = await answer.json();
  await page.goto(`${office.url}/papers/${id}`);
  await page.getByRole('heading', { name: 'Ngày kỷ niệm trong văn bản' }).click();
  const entry = page.locator('li').filter({ hasText: 'Ngày mở cửa khẩu Nà Ngàn' }).last();
  await entry.getByText('20/10/2001 · 25 năm vào 20/10/2026 · năm lẻ 5').waitFor();
  await entry.scrollIntoViewIfNeeded();
  await shoot(page, 'paper-anniversaries-1280');
  await entry.getByRole('button', { name: 'Thêm vào lịch: Ngày mở cửa khẩu Nà Ngàn' }).click();
  await entry.getByText('Đã ghi trong lịch').click();
  await page.waitForURL(/\/calendar\?/);
  await row('Nà Ngàn').first().click();
  await page.getByText('Văn bản nêu ngày này:').waitFor();
  await shoot(page, 'day-of-paper-1280');
  await page.locator('details[open]').getByRole('link', { name: /Thông báo/ }).click();
  await page.waitForURL(new RegExp(`/papers/${id}`));
  await page.getByRole('heading', { name: 'Ngày kỷ niệm trong văn bản' }).click();
  await page.getByRole('button', { name: 'Gỡ khỏi lịch: Ngày mở cửa khẩu Nà Ngàn' }).click();
  await page.getByRole('button', { name: 'Thêm vào lịch: Ngày mở cửa khẩu Nà Ngàn' }).waitFor();
  assert.deepEqual(await named(2026, 'Ngày mở cửa khẩu Nà Ngàn'), []);
  await page.getByRole('button', { name: /Đưa cả 5 ngày vào lịch/ }).click();
  await toast('Đã đưa 5 ngày vào lịch.').waitFor();
  assert.deepEqual(await named(2026, 'Ngày mở cửa khẩu Nà Ngàn'), ['2026-10-20']);
  await undo();
  await page.getByRole('button', { name: /Đưa cả 5 ngày vào lịch/ }).waitFor();
  assert.deepEqual(await named(2026, 'Ngày mở cửa khẩu Nà Ngàn'), []);
  await assertNothingFound(page);
});

test('what a paper wrote wrongly is told as put right', async () => {
  const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'huong-dan.txt' };
  const answer = await ask(page, office, 'POST', '/api/papers', readFileSync(sample('huong-dan-mat-tran.txt')), headers);
  await page.goto(`${office.url}/papers/${(await answer.json()).id}`);
  await page.getByRole('heading', { name: 'Ngày kỷ niệm trong văn bản' }).click();
  await page.getByText('Văn bản viết 12/7/1976-12/7/1926.').waitFor();
  await page.getByRole('link', { name: 'Lịch đã có ngày này' }).first().waitFor();
});

test('on a phone the form, the day and the paper fit, and axe finds nothing', async () => {
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 }, storageState: await page.context().storageState() });
  await open('/calendar?year=2027', phone);
  await row('Lồng tồng', phone).click();
  await shoot(phone, 'own-day-360');
  await assertNothingFound(phone);
  await phone.getByRole('button', { name: 'Sửa ngày này' }).click();
  await phone.getByText('Trong năm nay và bốn năm tới:').waitFor();
  await shoot(phone, 'own-day-form-360');
  await assertNothingFound(phone);
  await phone.keyboard.press('Escape');
  await until(phone, () => !document.querySelector('dialog'));
  const papers = await (await page.request.get(`${office.url}/api/papers`)).json();
  await phone.goto(`${office.url}/papers/${papers.items[0].id}`);
  await phone.getByRole('button', { name: 'Thông tin', exact: true }).click();
  await phone.getByRole('heading', { name: 'Ngày kỷ niệm trong văn bản' }).click();
  await phone.getByText('Văn bản viết 12/7/1976-12/7/1926.').scrollIntoViewIfNeeded();
  await shoot(phone, 'paper-anniversaries-360');
  await assertNothingFound(phone);
  assert.deepEqual(phone.troubles, []);
  await phone.context().close();
});
