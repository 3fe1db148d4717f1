import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeDesk, makeFirstPlan, openDesk, openFirstPaper, openPage, registerMany, sample, startOffice, until, upload } from './office.mjs';

const kPassword = 'một mật khẩu đủ dài';
let office;
let browser;
let page;
let plan;
const owner = (number, at = page) => at.getByLabel(`Chủ trì nhiệm vụ ${number}`, { exact: true });

before(async () => {
  ({ office, browser, page } = await openDesk());
  await page.goto(`${office.url}/account`);
  await page.getByLabel('Mật khẩu mới').fill(kPassword);
  await page.getByLabel('Mật khẩu mới').press('Enter');
  await page.getByLabel('Mật khẩu đang dùng').waitFor();
  await upload(page, office, ['ke-hoach-dang-uy-xa.txt', 'thong-bao-ket-luan.txt', 'cong-van-bao-cao.txt', 'huong-dan-trung-uong.txt'].map(sample));
  plan = await makeFirstPlan(page, office);
  await owner(1).waitFor();
});
after(closeDesk);

/// Ends every session of this browser, as leaving in another tab does.
async function leaveElsewhere() {
  const other = await page.context().newPage();
  await other.goto(`${office.url}/account`);
  await other.getByRole('button', { name: 'Đăng xuất' }).click();
  await other.waitForURL(/\/sign-in/);
  return other;
}

async function enter(at) {
  await at.getByLabel('Tên đăng nhập').fill('admin');
  await at.getByLabel('Mật khẩu', { exact: true }).fill(kPassword);
  await at.getByRole('button', { name: 'Đăng nhập' }).click();
}

test('words typed when the session had ended are there after signing in, and are kept', async () => {
  await page.goto(plan);
  await owner(1).waitFor();
  await (await leaveElsewhere()).close();
  await owner(1).fill('Gõ sau khi hết phiên');
  await page.waitForURL(/\/sign-in/);
  assert.equal(await owner(1).isVisible(), false, 'the plan shows to who is not signed in');
  await enter(page);
  await page.waitForURL(plan);
  await page.getByText(/^Đã lưu \d\d:\d\d$/).waitFor();
  assert.match(await page.title(), /^Kế hoạch/);
  await page.reload();
  await owner(1).waitFor();
  assert.equal(await owner(1).inputValue(), 'Gõ sau khi hết phiên');
});

test('signed out and in again in another tab: this one goes on with the new session', async () => {
  const other = await leaveElsewhere();
  await enter(other);
  await other.getByRole('navigation').waitFor();
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
  await owner(1).fill('Phiên mới');
  await saved;
  await other.close();
});

test('two who change different boxes of one task are joined without a question', async () => {
  const other = await openPage(browser, { storageState: await page.context().storageState() });
  await other.goto(plan);
  await owner(1, other).waitFor();
  const title = (at) => at.getByLabel('Nội dung nhiệm vụ 1', { exact: true });
  const first = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
  await title(page).fill('Tên do người thứ nhất');
  await first;
  const second = other.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
  await owner(1, other).fill('Chủ trì do người thứ hai');
  await second;
  assert.equal(await title(other).inputValue(), 'Tên do người thứ nhất');
  assert.equal(await other.getByRole('button', { name: 'Giữ chữ của tôi' }).count(), 0);
  await page.reload();
  await owner(1).waitFor();
  assert.deepEqual([await title(page).inputValue(), await owner(1).inputValue()], ['Tên do người thứ nhất', 'Chủ trì do người thứ hai']);
  await other.context().close();
});

test('a server that dies while saving and comes back finds the words', async () => {
  await office.crash();
  await owner(1).fill('Gõ lúc máy chủ tắt');
  await page.getByText(/Chưa lưu được/).waitFor();
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
  office = await startOffice(office);
  await saved;
  await page.reload();
  await owner(1).waitFor();
  assert.equal(await owner(1).inputValue(), 'Gõ lúc máy chủ tắt');
});

test('a field corrected while the server is away is kept by itself when it is back', async () => {
  await openFirstPaper(page, office);
  const title = page.getByRole('region', { name: 'Thông tin' }).locator('dl > div').filter({ has: page.locator('dt', { hasText: /^Trích yếu$/ }) });
  await title.getByRole('button', { name: 'Sửa Trích yếu' }).click();
  await office.crash();
  await title.getByRole('textbox').fill('Trích yếu gõ lúc máy chủ tắt');
  await title.getByRole('button', { name: 'Lưu' }).click();
  await title.getByRole('alert').getByText(/máy sẽ tự gửi lại/).waitFor();
  assert.equal(await title.getByRole('textbox').inputValue(), 'Trích yếu gõ lúc máy chủ tắt');
  office = await startOffice(office);
  await title.getByRole('textbox').waitFor({ state: 'detached' });
  await page.reload();
  await title.getByText('Trích yếu gõ lúc máy chủ tắt', { exact: true }).waitFor();
});

test('going back finds the filters, the place and the row left', async () => {
  await page.setViewportSize({ width: 1000, height: 420 });
  await page.goto(`${office.url}/papers?planned=false`);
  const row = page.locator('[data-row]').last();
  await row.scrollIntoViewIfNeeded();
  const top = await page.evaluate(() => window.scrollY);
  assert.ok(top > 0, 'the list is longer than the window');
  const href = await row.getAttribute('href');
  await row.focus();
  await page.keyboard.press('Enter');
  await page.locator('article').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  await page.goBack();
  await page.waitForURL(/\/papers\?planned=false$/);
  await until(page, (wanted) => document.activeElement?.getAttribute('href') === wanted, href);
  assert.equal(await page.evaluate(() => window.scrollY), top);
});

test('going back finds a list as long as it was left, also after loading the page again', async () => {
  await registerMany(page, office, 55);
  await page.goto(`${office.url}/papers`);
  const rows = page.locator('[data-row]');
  await rows.nth(49).waitFor();
  await page.getByRole('button', { name: 'Xem thêm' }).click();
  await rows.nth(55).waitFor();
  const all = await rows.count();
  const href = await rows.last().getAttribute('href');
  await rows.last().click();
  await page.locator('article').waitFor();
  await page.goBack();
  await until(page, (wanted) => document.activeElement?.getAttribute('href') === wanted, href);
  assert.equal(await rows.count(), all);
  await page.reload();
  await rows.nth(all - 1).waitFor();
  assert.deepEqual(page.troubles, []);
});
