// The days to keep in a year: read, narrowed, opened, by keyboard too; the file for other calendars; a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder, closeDesk, openDesk, openPage, until } from './office.mjs';

let office;
let browser;
let page;
before(async () => {
  ({ office, browser, page } = await openDesk());
});
after(closeDesk);

const rows = (where = page) => where.locator('[data-row]');
const row = (words, where = page) => rows(where).filter({ hasText: words });
const chip = (name) => page.getByRole('main').getByRole('button', { name, exact: true });

async function open(path, where = page) {
  await where.goto(office.url + path);
  await where.getByRole('heading', { level: 1 }).waitFor();
  await rows(where).first().waitFor({ state: 'attached' });
}

test('a list has this year; what is over stands behind one line', async () => {
  await open('/calendar?view=list');
  const { year, today, days } = await (await page.request.get(`${office.url}/api/calendar`)).json();
  await page.getByRole('heading', { name: `Lịch năm ${year}`, level: 1 }).waitFor();
  const over = days.filter((day) => day.to < today).length;
  await rows().last().waitFor();
  assert.equal(await rows().count(), days.length);
  if (over > 0) {
    assert.equal(await page.getByText(`Đã qua: ${over} mục`).isVisible(), true);
    assert.equal(await row('Tết Dương lịch').isVisible(), false);
    await page.getByText(`Đã qua: ${over} mục`).click();
    await row('Tết Dương lịch').waitFor();
  }
});

test('reporting periods are shown when they are wished for, with what lays them down', async () => {
  await open('/calendar?year=2027');
  assert.equal(await page.getByText('Chốt số liệu').count(), 0, 'they would crowd the days');
  await page.getByRole('button', { name: 'Kỳ báo cáo' }).click();
  await page.waitForURL(/kind=period/);
  const line = page.getByRole('listitem').filter({ hasText: 'Chốt số liệu: Quý I/2027, Tháng 3/2027' }).filter({ hasText: '09/2019/NĐ-CP' });
  assert.match((await line.innerText()).replace(/\s+/g, ' '), /^CN 14\/03 Chốt số liệu/);
  const due = page.getByRole('listitem').filter({ hasText: 'Hạn gửi báo cáo: Năm 2027 (Bộ)' });
  assert.match((await due.innerText()).replace(/\s+/g, ' '), /27\/11 .* chưa đối chiếu$/);
});

test('a day says when, how many years and what may be held; opened, it tells its source', async () => {
  await open('/calendar?year=2027');
  const tet = row('Tết Nguyên đán');
  assert.match((await tet.innerText()).replace(/\s+/g, ' '), /T7 06–08\/02 Tết Nguyên đán 1\/1 âm lịch/);
  const service = row('ngành Ngoại giao');
  assert.match((await service.innerText()).replace(/\s+/g, ' '), /82 năm$/);
  await service.getByText('không tổ chức lễ kỷ niệm', { exact: true }).waitFor();
  await service.click();
  const told = page.locator('details[open]');
  await told.getByText(/Không tổ chức lễ kỷ niệm; có thể tuyên truyền[^]*Nghị định 111\/2018\/NĐ-CP/).waitFor();
  await told.getByText('Founding of the Vietnamese Diplomatic Service').waitFor();
  assert.equal(await page.getByRole('heading', { level: 2 }).count(), 12);
});

test('kinds, round years and words narrow it, stay in the address and go along to another year', async () => {
  await open('/calendar?year=2027');
  await chip('Quan hệ ngoại giao').click();
  await chip('Năm tròn, năm lẻ 5').click();
  await row('Tây Ban Nha').waitFor();
  await until(page, () => !document.body.innerText.includes('Việt Nam - Pháp'));
  await page.getByRole('link', { name: 'Năm sau' }).click();
  await row('Việt Nam - Pháp').getByText('55 năm').waitFor();
  assert.deepEqual(Object.fromEntries(new URL(page.url()).searchParams), { date: '2028-01-01', kind: 'relation', round: 'true', view: 'list' });
  await chip('Năm tròn, năm lẻ 5').click();
  await page.keyboard.press('/');
  await page.keyboard.type('phap');
  await until(page, () => document.querySelectorAll('[data-row]').length === 1);
  await page.reload();
  await row('Việt Nam - Pháp').waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), 'phap');
  await chip('Ngày lễ lớn').click();
  await page.getByText('Năm 2028 không có ngày nào như vậy.').waitFor();
});

test('rows are walked and opened by keyboard', async () => {
  await open('/calendar?year=2027');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('details[open]').getByText('Nguồn', { exact: true }).waitFor();
});

test('a year that is none gets the sentence of the server', async () => {
  await page.goto(`${office.url}/calendar?year=1800`);
  await page.getByText('Lịch có cho các năm từ 1900 đến 2100, không có năm 1800.').waitFor();
});

test('the file for other calendars is an iCalendar file of that year', async () => {
  await open('/calendar?year=2030');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải lịch (.ics)' }).click()]);
  assert.equal(download.suggestedFilename(), 'nhip-cau-2030.ics');
  const answer = await page.request.get(`${office.url}/api/calendar/file?year=2030`);
  assert.equal(answer.headers()['content-type'], 'text/calendar; charset=utf-8');
  assert.match(await answer.text(), /^BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:20300202\r\n[^]*END:VCALENDAR\r\n$/);
});

for (const viewport of [
  { width: 1280, height: 850 },
  { width: 360, height: 740 },
]) {
  test(`axe finds nothing, nothing runs out at the side: ${viewport.width} px`, async () => {
    const other = await openPage(browser, { viewport, storageState: await page.context().storageState() });
    await open('/calendar?year=2027', other);
    await row('Brunei', other).click();
    for (const theme of ['light', 'dark']) {
      await other.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
      await until(other, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
      const { violations } = await new AxeBuilder({ page: other }).setLegacyMode(true).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    }
    assert.equal(await other.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    if (process.env.NHIPCAU_SHOTS) await other.screenshot({ path: `${process.env.NHIPCAU_SHOTS}/calendar-${viewport.width}.png` });
    assert.deepEqual(other.troubles, []);
    await other.context().close();
  });
}
