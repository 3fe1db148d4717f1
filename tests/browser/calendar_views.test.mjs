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

const heading = (name, where = page) => where.getByRole('heading', { name, level: 1 }).waitFor();
const cell = (date, where = page) => where.locator(`[role=gridcell][data-date="${date}"]`);
const query = (where = page) => Object.fromEntries(new URL(where.url()).searchParams);
const view = (name, where = page) => where.getByRole('navigation', { name: 'Cách xem' }).getByRole('link', { name, exact: true });

async function open(search, where = page) {
  await where.goto(`${office.url}/calendar${search}`);
  await until(where, () => document.querySelector('h1') && !document.querySelector('[aria-busy=true]'));
}

test('the room opens with the month of today, and later with the view last used', async () => {
  await page.getByRole('navigation').getByRole('link', { name: 'Lịch' }).click();
  const { today } = await (await page.request.get(`${office.url}/api/calendar`)).json();
  await heading(`Tháng ${Number(today.slice(5, 7))} năm ${today.slice(0, 4)}`);
  assert.equal(await cell(today).getAttribute('aria-current'), 'date');
  await view('Năm').click();
  await heading(`Năm ${today.slice(0, 4)}`);
  await page.getByRole('navigation').getByRole('link', { name: 'Hôm nay' }).first().click();
  await page.goto(`${office.url}/calendar`);
  await heading(`Năm ${today.slice(0, 4)}`);
  await view('Tháng').click();
});

test('a month tells the lunar day in each cell, and what is kept', async () => {
  await open('?view=month&date=2027-02-05');
  assert.equal(await page.getByRole('gridcell').count(), 28); // from Monday the 1st to Sunday the 28th
  assert.equal(await page.getByRole('columnheader').count(), 8);
  assert.match(await cell('2027-02-01').innerText(), /^1\s+25\/12/);
  assert.match(await cell('2027-02-06').innerText(), /^6\s+1\/1\s+Tết Nguyên đán/);
  assert.match(await cell('2027-02-20').innerText(), /^20\s+15\/1/);
  assert.match(await cell('2027-02-06').getAttribute('aria-label'), /^Thứ Bảy, ngày 6 tháng 2 năm 2027, mùng 1 tháng Giêng âm lịch, Nghỉ: Tết Nguyên đán.* \d+ mục: Tết Nguyên đán/);
  await page.getByText('25 tháng Chạp – 23 tháng Giêng âm lịch, năm Bính Ngọ – Đinh Mùi').waitFor();
  const tet = await page.locator('[data-entry^="o tet "]').first().boundingBox();
  const day = await cell('2027-02-06').boundingBox();
  assert.ok(tet.width > day.width * 1.8, 'three days of Tết are one bar: two of them in this week');
});

test('the leap month is told, and what no year has any more', async () => {
  await open('?view=month&date=2025-07-25');
  assert.match(await cell('2025-07-25').innerText(), /^25\s+1\/6n/);
  assert.match(await cell('2025-08-08').or(cell('2025-08-01')).first().getAttribute('aria-label'), /tháng 6 nhuận âm lịch/);
  await open('?view=month&date=2100-12-31');
  assert.equal(await page.getByRole('link', { name: 'Tháng sau' }).count(), 0);
  await page.getByRole('link', { name: 'Tháng trước' }).click();
  await heading('Tháng 11 năm 2100');
});

test('the grid is walked by keys: days, weeks, ends of a week, months; Enter opens the day', async () => {
  await open('?view=month&date=2027-01-31');
  await cell('2027-01-31').focus();
  const walk = async (key, date) => {
    await page.keyboard.press(key);
    await until(page, (wanted) => document.activeElement?.dataset.date === wanted, date);
  };
  await walk('ArrowRight', '2027-02-01');
  await heading('Tháng 2 năm 2027');
  await walk('ArrowUp', '2027-01-25');
  await walk('End', '2027-01-31');
  await walk('PageDown', '2027-02-28');
  await walk('Home', '2027-02-22');
  await walk('ArrowDown', '2027-03-01');
  await walk('ArrowDown', '2027-03-08');
  assert.equal(query().date, '2027-03-08');
  assert.equal(await page.locator('[role=gridcell][tabindex="0"]').count(), 1);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Thứ Hai, ngày 8 tháng 3 năm 2027' });
  await dialog.getByText('mùng 1 tháng 2 âm lịch, năm Đinh Mùi').waitFor();
  await dialog.getByText('Ngày Quốc tế Phụ nữ').first().waitFor();
  await page.keyboard.press('Escape');
  await until(page, () => document.activeElement?.dataset.date === '2027-03-08');
});

test('what does not fit is counted and opens the day; an entry opens its own line', async () => {
  const small = await openPage(browser, { viewport: { width: 1100, height: 560 }, storageState: await page.context().storageState() });
  await open('?view=month&date=2027-08-19', small);
  const { days } = await (await page.request.get(`${office.url}/api/calendar?year=2027`)).json();
  const all = days.filter((day) => day.from <= '2027-08-19' && '2027-08-19' <= day.to);
  const more = cell('2027-08-19', small).getByRole('button', { name: /^\+\d+ nữa$/ });
  const hidden = Number((await more.innerText()).match(/\d+/)[0]);
  assert.equal(hidden + (await cell('2027-08-19', small).locator('[data-entry]').count()), all.length);
  await more.click();
  await until(small, (count) => document.querySelectorAll('dialog [data-row]').length === count, all.length);
  await small.keyboard.press('Escape');
  await small.locator('[data-entry^="o august_revolution"]').or(small.getByRole('button', { name: /Cách mạng Tháng Tám/ })).first().click();
  await small.locator('dialog details[open]').getByText('Nguồn', { exact: true }).waitFor();
  await small.context().close();
});

test('one goes to a day of either calendar, to a month, to a year; what cannot be is said', async () => {
  await open('?view=month&date=2027-03-05');
  const box = page.getByRole('textbox', { name: 'Đi tới ngày' });
  const jump = async (words) => {
    await box.fill(words);
    await page.keyboard.press('Enter');
  };
  const arrive = (date) => until(page, (wanted) => new URL(location.href).searchParams.get('date') === wanted, date);
  await page.keyboard.press('g');
  await jump('15/8 âm');
  await arrive('2027-09-15');
  await jump('mùng 1 tháng Giêng 2030');
  await arrive('2030-02-02');
  await jump('3/2026');
  await arrive('2026-03-01');
  await jump('1/6 nhuận âm');
  await page.getByRole('alert').getByText('Âm lịch năm 2026 không có ngày này').waitFor();
  await jump('ngày mai');
  await page.getByRole('alert').getByText('Chưa đọc được ngày này').waitFor();
  assert.equal(await box.inputValue(), 'ngày mai');
});

test('keys change the view and come back to today; the list of keys says so', async () => {
  await open('?view=month&date=2027-03-05');
  await page.keyboard.press('w');
  await heading('Tuần 9: 01–07/03/2027');
  await page.keyboard.press('y');
  await heading('Năm 2027');
  await page.keyboard.press('i');
  await heading('Năm 2027 theo dòng thời gian');
  await page.keyboard.press('l');
  await heading('Lịch năm 2027');
  await page.keyboard.press('m');
  await heading('Tháng 3 năm 2027');
  await page.keyboard.press('d');
  await page.getByRole('dialog', { name: 'Thứ Sáu, ngày 5 tháng 3 năm 2027' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await until(page, () => !location.search.includes('date='));
  await page.keyboard.press('?');
  for (const name of ['Về hôm nay', 'Tuần', 'Dòng thời gian', 'Đi tới ngày']) await page.getByRole('dialog').getByText(name, { exact: true }).waitFor();
  await page.keyboard.press('Escape');
});

test('a week stands beside its days, over the end of a year too', async () => {
  await open('?view=week&date=2027-01-01');
  await heading('Tuần 53: 28/12/2026–03/01/2027');
  await page.getByRole('button', { name: /^Tết Dương lịch/ }).waitFor();
  const days = page.locator('.heads button');
  assert.equal(await days.count(), 7);
  assert.match(await days.nth(4).getAttribute('aria-label'), /^Thứ Sáu, ngày 1 tháng 1 năm 2027, 24 tháng 11 âm lịch/);
  await days.nth(4).focus();
  await page.keyboard.press('End');
  await until(page, () => document.activeElement?.dataset.date === '2027-01-03');
  await page.keyboard.press('ArrowRight');
  await heading('Tuần 1: 04–10/01/2027');
  await page.getByRole('link', { name: 'Tuần trước' }).click();
  await heading('Tuần 53: 28/12/2026–03/01/2027');
});

test('a year leads to its months, with how much is on each', async () => {
  await open('?view=year&date=2027-03-05');
  const { days } = await (await page.request.get(`${office.url}/api/calendar?year=2027`)).json();
  const april = days.filter((day) => day.from <= '2027-04-30' && day.to >= '2027-04-01').length;
  assert.equal(await page.getByRole('link', { name: /^Tháng \d+: \d+ mục$/ }).count(), 12);
  await page.getByRole('link', { name: `Tháng 4: ${april} mục` }).click();
  await heading('Tháng 4 năm 2027');
});

test('a timeline says which weeks are empty and where much falls together; its lines lead to lists', async () => {
  await open('?view=timeline&date=2027-03-05');
  const empty = page.getByRole('heading', { name: 'Tuần trống' }).locator('xpath=..').getByRole('link');
  assert.ok((await empty.count()) > 0);
  const first = await empty.first().innerText();
  await empty.first().click();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: first }).waitFor();
  assert.equal(await page.locator('[data-entry]').count(), 0);
  await page.goBack();
  await page.getByRole('heading', { name: 'Ngày trùng nhiều việc' }).waitFor();
  await page.getByRole('link', { name: /^Quan hệ ngoại giao \d+$/ }).click();
  await heading('Lịch năm 2027');
  assert.equal(query().kind, 'relation');
  await open('?view=timeline&by=country&date=2027-03-05');
  await page.getByRole('link', { name: /^Pháp 1$/ }).waitFor();
});

test('filters hold in every view, and colours have their words', async () => {
  await open('?view=month&date=2027-04-12');
  await page.getByRole('group', { name: 'Loại ngày' }).getByRole('button', { name: 'Quan hệ ngoại giao' }).click();
  await cell('2027-04-12').getByRole('button', { name: 'Việt Nam – Pháp' }).waitFor();
  assert.equal(await cell('2027-04-30').getByRole('button', { name: /Giải phóng/ }).count(), 0);
  await view('Năm').click();
  await until(page, () => location.search.includes('kind=relation') && location.search.includes('view=year'));
  const { days } = await (await page.request.get(`${office.url}/api/calendar?year=2027`)).json();
  const relations = days.filter((day) => day.kind === 'relation' && day.from.startsWith('2027-04')).length;
  await page.getByRole('link', { name: `Tháng 4: ${relations} mục` }).waitFor();
});

for (const [what, size, wide] of [
  ['month', 'a4', 297],
  ['month', 'a3', 420],
  ['year', 'a4', 297],
  ['year', 'a3', 420],
]) {
  test(`a wall calendar is one sheet: ${what}, ${size}`, async () => {
    await open(`?view=${what}&date=2027-08-19`);
    await page.getByRole('button', { name: 'In', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'In lịch treo tường' });
    await dialog.getByRole('radio', { name: size === 'a3' ? 'A3 ngang' : 'A4 ngang' }).check();
    await page.evaluate(() => (window.print = () => (window.printed = true)));
    await dialog.getByRole('button', { name: 'In', exact: true }).click();
    await until(page, () => window.printed === true);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((box) => [box[1], box[2]].map((points) => Math.round((points / 72) * 25.4)));
    assert.deepEqual(boxes.map(([width]) => width), [wide]);
    // What the sheet says, while it is printed.
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    const paper = page.locator('.paper');
    const words = (await paper.innerText()).replace(/\s+/g, ' ');
    assert.match(words, what === 'month' ? /Tháng 8 năm 2027 .* Thứ Hai .* Cách mạng Tháng Tám/ : /Năm 2027 Năm Đinh Mùi Tháng 1 .* 06–08\/02 Tết Nguyên đán .* Tháng 12/);
    assert.equal(await page.getByRole('navigation').first().isVisible(), false);
    assert.equal(await paper.evaluate((sheet) => [...sheet.querySelectorAll('.sheet')].every((one) => one.scrollHeight <= one.clientHeight + 1)), true);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: null });
  });
}

const kViews = ['month', 'week', 'year', 'list', 'timeline'];
for (const viewport of [
  { width: 1366, height: 850 },
  { width: 360, height: 740 },
]) {
  test(`axe finds nothing, nothing runs out at the side: ${viewport.width} px`, async () => {
    const other = await openPage(browser, { viewport, storageState: await page.context().storageState() });
    for (const name of kViews) {
      await open(`?view=${name}&date=2027-08-19`, other);
      for (const theme of ['light', 'dark']) {
        await other.evaluate((wanted) => (document.documentElement.dataset.theme = wanted), theme);
        await until(other, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
        const { violations } = await new AxeBuilder({ page: other }).setLegacyMode(true).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => `${name}, ${theme}: ${id}: ${nodes[0].html} ${nodes[0].failureSummary}`), []);
      }
      assert.equal(await other.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, name);
    }
    assert.deepEqual(other.troubles, []);
    await other.context().close();
  });
}

test('on a phone a month is dots, with the chosen day below; a week is a list of days', async () => {
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, storageState: await page.context().storageState() });
  await open('?view=month&date=2027-08-19', phone);
  await phone.getByRole('heading', { name: 'Thứ Năm, ngày 19 tháng 8 năm 2027' }).waitFor();
  await phone.locator('[data-row]').filter({ hasText: 'Cách mạng Tháng Tám' }).waitFor();
  await cell('2027-08-28', phone).tap();
  await phone.getByRole('heading', { name: 'Thứ Bảy, ngày 28 tháng 8 năm 2027' }).waitFor();
  await phone.locator('[data-row]').filter({ hasText: 'Panama' }).waitFor();
  await view('Tuần', phone).tap();
  await phone.getByRole('heading', { name: /^CN 29\/08/, level: 2 }).waitFor();
  await phone.getByText('Tìm, lọc, in').tap();
  await phone.getByRole('textbox', { name: 'Đi tới ngày' }).fill('2/9/2027');
  await phone.keyboard.press('Enter');
  await phone.locator('[data-row]').filter({ hasText: 'Quốc khánh' }).waitFor();
  await phone.context().close();
});
