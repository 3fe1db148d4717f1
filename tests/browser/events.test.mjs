// Events of the office: added, repeated in words, one time called off with a reason and taken back, a visit by the clock of its place.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask } from './colleague.mjs';
import { AxeBuilder, closeDesk, openDesk, openPage, until } from './office.mjs';

let office;
let browser;
let page;
before(async () => {
  ({ office, browser, page } = await openDesk());
});
after(closeDesk);

const month = (number) => page.locator('section').filter({ has: page.getByRole('heading', { name: new RegExp(`^Tháng ${number}\\b`) }) });
/// Lines of March that are one time of an event each; those of a series once it is opened.
const line = (...words) => words.reduce((found, word) => found.filter({ hasText: word }), month(3).locator('li.event:not(:has(li)):visible'));
const series = () => month(3).locator('li:has(li) > details > summary');

/// Opens the form of a line.
async function edit(...words) {
  const found = line(...words);
  await found.locator('summary').click();
  await found.getByRole('button', { name: 'Sửa' }).click();
}
const dialog = () => page.getByRole('dialog');

async function open(path) {
  await page.goto(office.url + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function fill(values) {
  for (const [label, value] of Object.entries(values)) {
    await dialog().getByLabel(label, { exact: true }).fill(value);
    await dialog().getByLabel(label, { exact: true }).blur();
  }
}

async function isGone() {
  await dialog().waitFor({ state: 'detached' });
}

test('an event is added from the calendar, and repeats in words', async () => {
  await open('/calendar?year=2027');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Thêm sự kiện' }).click();
  await dialog().getByRole('button', { name: 'Thêm vào lịch' }).click();
  await dialog().getByText('Đặt tên cho sự kiện.').waitFor();
  await fill({ 'Tên sự kiện': 'Giao ban tuần', 'Địa điểm': 'Phòng họp 2', 'Từ ngày': '01/03/2027', 'Bắt đầu': '9h', 'Kết thúc': '10:30' });
  assert.equal(await dialog().getByLabel('Đến ngày', { exact: true }).inputValue(), '01/03/2027');
  await dialog().getByLabel('Lặp lại', { exact: true }).selectOption({ label: 'Hằng tuần vào thứ Hai' });
  await fill({ 'Đến hết ngày': '31/03/2027' });
  await dialog().getByRole('button', { name: 'Thêm vào lịch' }).click();
  await isGone();
  assert.match((await series().innerText()).replace(/\s+/g, ' '), /T2 5 lần 09:00–10:30 Giao ban tuần 01, 08, 15, 22, 29\/03 · Phòng họp 2/);
  assert.equal(await line('Giao ban tuần').count(), 0, 'one line while it is not opened');
  await series().click();
  await line('Giao ban tuần').nth(4).waitFor();
  assert.equal(await line('Giao ban tuần').count(), 5);
  assert.match((await line('08/03').innerText()).replace(/\s+/g, ' '), /T2 08\/03 09:00–10:30 Giao ban tuần Phòng họp 2/);
});

test('one time is called off with a reason, not without one; the way back puts it right', async () => {
  await edit('15/03');
  await dialog().getByText('Chỉ lần này').waitFor();
  await dialog().getByLabel('Hủy', { exact: true }).check();
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await dialog().getByText('Ghi lý do hoãn hoặc hủy.').waitFor();
  await fill({ 'Lý do': 'Trùng lịch Tỉnh ủy' });
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await isGone();
  await line('15/03', 'Hủy', 'Trùng lịch Tỉnh ủy').waitFor();
  assert.equal(await line('Trùng lịch').count(), 1);
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await until(page, () => !document.body.innerText.includes('Trùng lịch Tỉnh ủy'));
  assert.equal(await line('Giao ban tuần').count(), 5);
});

test('this time and all later ones move to another day; the way back makes them one series again', async () => {
  await edit('22/03');
  await dialog().getByLabel('Từ lần này trở đi').check();
  await fill({ 'Từ ngày': '23/03/2027' });
  await dialog().getByLabel('Lặp lại', { exact: true }).selectOption({ label: 'Hằng tuần vào thứ Ba' });
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await isGone();
  await line('23/03').waitFor();
  await line('30/03').waitFor();
  assert.equal(await line('22/03').count() + await line('29/03').count(), 0);
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await line('29/03').waitFor();
  assert.equal(await line('Giao ban tuần').count(), 5);
});

test('a visit in Paris keeps the clock of Paris and is told by the day in Việt Nam', async () => {
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Thêm sự kiện' }).click();
  await fill({ 'Tên sự kiện': 'Gặp phóng viên tại Pa-ri', 'Từ ngày': '28/03/2027', 'Bắt đầu': '20:00', 'Kết thúc': '21:00' });
  await dialog().getByRole('combobox', { name: 'Múi giờ' }).fill('pháp');
  await dialog().getByRole('option', { name: 'Europe/Paris' }).click();
  await dialog().getByRole('button', { name: 'Thêm vào lịch' }).click();
  await isGone();
  assert.match((await line('Gặp phóng viên').innerText()).replace(/\s+/g, ' '), /T2 29\/03 01:00–02:00 Gặp phóng viên tại Pa-ri Giờ tại chỗ: 20:00 \(Europe\/Paris\)/);
  await edit('Gặp phóng viên');
  await dialog().getByRole('button', { name: 'Bỏ khỏi lịch' }).click();
  await isGone();
  await until(page, () => !document.querySelector('main').innerText.includes('Gặp phóng viên'));
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await line('Gặp phóng viên').waitFor();
});

test('what the server refuses stands in the form, and nothing typed is lost', async () => {
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Thêm sự kiện' }).click();
  await fill({ 'Tên sự kiện': 'Họp rất dài', 'Từ ngày': '01/03/2027', 'Đến ngày': '01/03/2029' });
  await dialog().getByRole('button', { name: 'Thêm vào lịch' }).click();
  await dialog().getByText('Một sự kiện dài nhiều nhất 366 ngày.').waitFor();
  assert.equal(await dialog().getByLabel('Tên sự kiện', { exact: true }).inputValue(), 'Họp rất dài');
  await page.keyboard.press('Escape');
  await isGone();
});

test('an event is tied to a paper and to a day, and found again from both; its address opens it', async () => {
  const text = 'ỦY BAN NHÂN DÂN\nTỈNH VÂN SƠN\nSố: 31/KH-UBND\nKẾ HOẠCH\nVề việc tổ chức gặp mặt báo chí\n';
  const bytes = { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'ke-hoach.txt' };
  const taken = await ask(page, office, 'POST', '/api/papers', Buffer.from(text), bytes);
  assert.ok(taken.ok(), await taken.text());
  const paper = await taken.json();
  await open('/calendar?view=list&date=2027-03-05');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Thêm sự kiện' }).click();
  await fill({ 'Tên sự kiện': 'Gặp mặt báo chí' });
  assert.equal(await dialog().getByLabel('Từ ngày', { exact: true }).inputValue(), '05/03/2027');
  await dialog().getByText('Nội dung, văn bản, ngày liên quan').click();
  await dialog().getByRole('combobox', { name: 'Theo văn bản' }).fill('31/KH');
  await dialog().getByRole('option', { name: /31\/KH-UBND/ }).click();
  await dialog().getByRole('combobox', { name: 'Nhân ngày' }).fill('quoc te phu nu');
  await dialog().getByRole('option', { name: /Ngày Quốc tế Phụ nữ/ }).click();
  await dialog().getByRole('button', { name: 'Thêm vào lịch' }).click();
  await isGone();

  await line('Gặp mặt báo chí').locator('summary').click();
  await line('Gặp mặt báo chí').getByRole('link', { name: 'Kế hoạch 31/KH-UBND' }).click();
  await page.waitForURL(new RegExp(`/papers/${paper.id}`));
  await page.getByRole('button', { name: /^Thông tin/ }).click({ timeout: 1000 }).catch(() => undefined); // a tab where the page is narrow
  await page.getByRole('link', { name: 'Gặp mặt báo chí', exact: true }).click();
  await dialog().getByText(/Gặp mặt báo chí/).waitFor();
  await dialog().getByRole('link', { name: 'Ngày Quốc tế Phụ nữ', exact: true }).waitFor();
  await dialog().getByRole('button', { name: 'Sửa' }).click();
  assert.equal(await dialog().last().getByRole('combobox', { name: 'Theo văn bản' }).inputValue(), 'Kế hoạch 31/KH-UBND');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await isGone();

  await open('/calendar?view=list&date=2027-03-08&q=phu+nu');
  const day = month(3).locator('li').filter({ hasText: 'Ngày Quốc tế Phụ nữ' });
  await day.locator('summary').click();
  await day.getByRole('link', { name: 'Gặp mặt báo chí' }).waitFor();

  await open('/calendar?event=khong-co');
  await page.getByText(/Không có sự kiện này/).waitFor();
  assert.deepEqual(page.troubles, []);
});

for (const viewport of [
  { width: 1280, height: 850 },
  { width: 360, height: 740 },
]) {
  test(`axe finds nothing in list and form, nothing runs out at the side: ${viewport.width} px`, async () => {
    const other = await openPage(browser, { viewport, storageState: await page.context().storageState() });
    await other.goto(`${office.url}/calendar?year=2027&q=giao+ban`);
    await other.getByText('Giao ban tuần').first().waitFor();
    const look = async (name) => {
      for (const theme of ['light', 'dark']) {
        await other.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
        await until(other, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
        const { violations } = await new AxeBuilder({ page: other }).setLegacyMode(true).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
      }
      await other.evaluate(() => (document.documentElement.dataset.theme = 'light'));
      assert.equal(await other.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
      if (process.env.NHIPCAU_SHOTS) await other.screenshot({ path: `${process.env.NHIPCAU_SHOTS}/events-${name}-${viewport.width}.png` });
    };
    await look('list');
    await other.locator('main li:has(li) > details > summary').first().click();
    await look('opened');
    await other.locator('li.event:not(:has(li)):visible summary').first().click();
    await other.getByRole('button', { name: 'Sửa' }).first().click();
    await other.getByText('Chỉ lần này').waitFor();
    await look('one');
    await other.getByLabel('Cả chuỗi').check();
    await look('series');
    assert.deepEqual(other.troubles, []);
    await other.context().close();
  });
}
