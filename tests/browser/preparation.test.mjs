// What is done before a day: told at the day, made into a plan and taken back, shown among the days, and set by the office.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder, closeDesk, openDesk, openPage } from './office.mjs';

let office;
let browser;
let page;
before(async () => {
  ({ office, browser, page } = await openDesk());
});
after(closeDesk);

const kYear = new Date().getFullYear() + 2;
const preparation = () => page.getByRole('region', { name: 'Chuẩn bị' });
const undo = () => page.getByRole('button', { name: 'Hoàn tác' }).last().click();
const violations = async (where = page) => (await new AxeBuilder({ page: where }).analyze()).violations;

async function openDay(name) {
  await page.goto(`${office.url}/calendar?view=list&year=${kYear}`);
  const row = page.locator('[data-row]').filter({ hasText: name }).first();
  await row.click();
  await preparation().waitFor();
}

test('a day says what is to be ready before it and by when', async () => {
  await openDay('Ngày thành lập Đảng Cộng sản Việt Nam');
  for (const words of ['Kế hoạch', 'trước 90 ngày', 'Bản thảo', 'trước 30 ngày', 'Bản dịch', 'trước 7 ngày']) await preparation().getByText(words, { exact: true }).waitFor();
  assert.deepEqual(await violations(), []);
});

test('a plan is made for it with a task a step, led to, and taken back', async () => {
  await preparation().getByRole('button', { name: /^Lập kế hoạch/ }).click();
  const title = `Kế hoạch tuyên truyền kỷ niệm ${kYear - 1930} năm Ngày thành lập Đảng Cộng sản Việt Nam`;
  await preparation().getByText(title, { exact: true }).waitFor();
  assert.deepEqual(await preparation().getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => box.checked)), [true, true, true]);
  await preparation().getByRole('checkbox').nth(2).uncheck();
  assert.deepEqual(await violations(), []);
  await preparation().getByRole('button', { name: /^Lập kế hoạch/ }).click();
  await preparation().getByRole('link', { name: title }).waitFor();
  await undo();
  await preparation().getByRole('link', { name: title }).waitFor({ state: 'detached' });

  await preparation().getByRole('button', { name: /^Lập kế hoạch/ }).click();
  await preparation().getByRole('button', { name: /^Lập kế hoạch/ }).click();
  await preparation().getByRole('link', { name: title }).click();
  await page.waitForURL(/\/plans\//);
  await page.locator('[data-row-of-plan]').nth(2).waitFor();
  assert.equal(await page.locator('[data-row-of-plan]').count(), 3);
  await page.getByRole('link', { name: /Ngày thành lập Đảng/ }).click();
  await page.waitForURL(new RegExp(`/calendar\\?date=${kYear}-02-03$`));
});

test('steps stand among the days where they are asked for, and the timeline tells crowded weeks', async () => {
  await page.goto(`${office.url}/calendar?view=timeline&date=${kYear}-01-01`);
  await page.getByRole('button', { name: 'Mốc chuẩn bị' }).click();
  await page.waitForURL(/steps=1/);
  await page.getByRole('button', { name: /Kế hoạch: / }).first().waitFor();
  await page.getByRole('heading', { name: 'Tuần dồn nhiều mốc chuẩn bị' }).waitFor();
  assert.deepEqual(await violations(), []);
  await page.goto(`${office.url}/calendar?view=week&date=${kYear - 1}-11-05&steps=1`);
  await page.getByText(/Kế hoạch: Ngày thành lập Đảng/).first().waitFor();
  await page.getByRole('button', { name: 'Mốc chuẩn bị' }).click();
  await page.getByText(/Kế hoạch: Ngày thành lập Đảng/).first().waitFor({ state: 'detached' });
});

test('the office sets its own lead times, sees which are its own, and goes back to the usual', async () => {
  await page.goto(`${office.url}/calendar/lead-times`);
  const box = page.getByLabel('Số ngày trước: Ngày lễ lớn, năm khác, bản thảo');
  await box.fill('một tháng');
  await box.blur();
  await page.getByText('Số ngày là số nguyên từ 0 đến 365.').waitFor();
  await box.fill('45');
  await box.blur();
  const reset = page.getByRole('button', { name: 'Trả về như mặc định: Ngày lễ lớn, năm khác, bản thảo' });
  await reset.waitFor();
  assert.deepEqual(await violations(), []);
  await page.reload();
  await reset.waitFor();
  assert.equal(await box.inputValue(), '45');
  await reset.click();
  await reset.waitFor({ state: 'detached' });
  await undo();
  await reset.waitFor();
  assert.equal(await box.inputValue(), '45');
});

test('on a phone it fits', async () => {
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 }, storageState: await page.context().storageState() });
  for (const path of ['/calendar/lead-times', `/calendar?view=list&year=${kYear}&steps=1`, '/plans']) {
    await phone.goto(office.url + path);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} is wider than the phone`);
    assert.deepEqual(await violations(phone), []);
  }
});
