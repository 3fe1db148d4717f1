// What is stored about a person: their own page, the data protection officer's look, the erasure, and a value out of the trail.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { addColleague, ask, openAs } from './colleague.mjs';
import { AxeBuilder, closeDesk, openDesk, root, until } from './office.mjs';

const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const kJson = { 'Content-Type': 'application/json' };
let office;
let browser;
let page;
let lan;
let officer;
let officerPage;

before(async () => {
  ({ office, browser, page } = await openDesk());
  const invited = await ask(page, office, 'POST', '/api/accounts', { name: 'lan.lt', shown_name: 'Lò Thị Lan', purpose: 'sign_in' }, kJson);
  assert.ok(invited.ok(), await invited.text());
  const { account, link } = await invited.json();
  lan = { id: account.id, link: office.url + link };
  officer = addColleague(office, 'hai', 'Nguyễn Văn Hải');
  const roles = (await (await page.request.get(`${office.url}/api/roles`)).json()).items;
  const role = roles.find((one) => one.name === 'Cán bộ bảo vệ dữ liệu cá nhân').id;
  const granted = await ask(page, office, 'POST', '/api/grants', { account: officer.id, role, unit: null, with_below: true }, kJson);
  assert.ok(granted.ok(), await granted.text());
});
after(closeDesk);

const overflow = (where) => where.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function checkLook(where, name) {
  for (const theme of ['light', 'dark']) {
    await where.evaluate((one) => (document.documentElement.dataset.theme = one), theme);
    await until(where, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
    const { violations } = await new AxeBuilder({ page: where }).setLegacyMode(true).withTags(kTags).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0].html.slice(0, 160)}`), []);
  }
  await where.evaluate(() => delete document.documentElement.dataset.theme);
  const size = where.viewportSize();
  for (const width of [1280, 360]) {
    await where.setViewportSize({ width, height: 800 });
    assert.equal(await overflow(where), 0, `${name} at ${width}`);
    if (process.env.NHIPCAU_SCREENSHOTS) await where.screenshot({ path: join(process.env.NHIPCAU_SCREENSHOTS, `${name}-${width}.png`), fullPage: true });
  }
  await where.setViewportSize(size);
}

test('a person reads what is stored about them and takes it along; they see nobody else’s', async () => {
  const own = await openAs(browser, lan);
  await own.goto(`${office.url}/account`);
  await own.getByRole('link', { name: 'Xem dữ liệu về tôi' }).click();
  await own.getByRole('heading', { name: 'Dữ liệu về tôi' }).waitFor();
  const names = own.getByRole('region', { name: 'Họ tên và tài khoản' });
  await names.getByText('Lò Thị Lan').waitFor();
  await names.getByText('lan.lt').waitFor();
  await own.getByText('Chưa có ai khác xem dữ liệu này.').waitFor();
  await checkLook(own, 'my-data');
  const [download] = await Promise.all([own.waitForEvent('download'), own.getByRole('button', { name: 'Tải về (JSON)' }).click()]);
  assert.equal(download.suggestedFilename(), 'du-lieu-ca-nhan.json');
  const exported = JSON.parse(readFileSync(await download.path(), 'utf8'));
  assert.equal(exported.account.name, 'lan.lt');
  assert.ok(exported.lines.some((line) => line.event === 'office.signed_in'));
  const others = await ask(own, office, 'POST', `/api/accounts/${officer.id}/personal-data/look`);
  assert.equal(others.status(), 404);
  assert.equal((await ask(page, office, 'POST', `/api/accounts/${lan.id}/personal-data/look`)).status(), 404, 'nor does an administrator');
  assert.equal(await page.getByRole('link', { name: 'Dữ liệu cá nhân' }).count(), 0);
  assert.deepEqual(own.troubles, []);
  await own.context().close();
});

test('the officer is told that looking is written down before anything is shown', async () => {
  officerPage = await openAs(browser, officer);
  await officerPage.goto(`${office.url}/personal-data`);
  await officerPage.getByRole('searchbox').fill('lo thi');
  await officerPage.waitForURL(/q=lo/);
  await checkLook(officerPage, 'people-data');
  await officerPage.getByRole('link', { name: 'Lò Thị Lan' }).click();
  await officerPage.getByText('Người này sẽ thấy ngày xem và vai trò của bạn.').waitFor();
  assert.equal(await officerPage.getByText('lan.lt').count(), 0);
  await checkLook(officerPage, 'person-data-before');
  await officerPage.getByRole('button', { name: 'Xem dữ liệu' }).click();
  await officerPage.getByText('Cán bộ bảo vệ dữ liệu cá nhân đã xem').waitFor();
  await officerPage.getByText('người quản lý tài khoản đóng trước').waitFor();
  assert.equal(await officerPage.getByRole('button', { name: 'Xóa hẳn dữ liệu' }).count(), 0);
});

test('of a closed account the data go for good: the name is nowhere, and the trail still verifies', async () => {
  const closed = await ask(page, office, 'POST', `/api/accounts/${lan.id}/closing`, { reason: 'Nghỉ việc' }, kJson);
  assert.ok(closed.ok(), await closed.text());
  await officerPage.reload();
  await officerPage.getByRole('button', { name: 'Xem dữ liệu' }).click();
  const erase = officerPage.getByRole('button', { name: 'Xóa hẳn dữ liệu' });
  await officerPage.getByLabel('Văn bản cho phép').fill('12/YC-VP');
  await officerPage.getByLabel('Lý do', { exact: true }).fill('Lò Thị Lan đã nghỉ');
  assert.ok(await erase.isDisabled());
  await officerPage.getByLabel(/Gõ tên đăng nhập/).fill('lan');
  await checkLook(officerPage, 'person-data');
  await erase.click();
  await officerPage.getByText(/không nêu tên|mà không nêu tên/).last().waitFor();
  await officerPage.getByLabel('Lý do', { exact: true }).fill('Đã nghỉ việc');
  await erase.click();
  await officerPage.getByText('gõ đúng tên đăng nhập').waitFor();
  assert.equal(await officerPage.getByLabel('Văn bản cho phép').inputValue(), '12/YC-VP', 'nothing typed is lost');
  await officerPage.getByLabel(/Gõ tên đăng nhập/).fill('lan.lt');
  await erase.click();
  await officerPage.getByRole('heading', { name: 'Người đã được xóa dữ liệu 1' }).waitFor();
  await checkLook(officerPage, 'person-data-erased');

  const program = process.env.NHIPCAU ?? join(root, 'build/nhipcau');
  execFileSync(program, ['audit', 'verify', '--data', office.data]);
  const dump = execFileSync('python3', ['-c', 'import sqlite3, sys; print("\\n".join(sqlite3.connect(sys.argv[1], timeout=10).iterdump()))', join(office.data, 'office.db')], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.ok(dump.includes('Nguyễn Văn Hải'));
  for (const trace of ['Lò Thị Lan', 'lan.lt']) assert.ok(!dump.includes(trace), trace);
  await page.goto(`${office.url}/people/${lan.id}`);
  await page.getByText('Tài khoản không mở lại được').waitFor();
  assert.equal(await page.getByRole('button', { name: /Mở lại|Lưu/ }).count(), 0);
});

test('a value goes out of a line of the trail, on a paper, with a reason', async () => {
  await officerPage.goto(`${office.url}/audit?account=${officer.id}`);
  const first = officerPage.locator('#main section li').filter({ hasText: 'đã đăng nhập' }).first();
  await first.getByRole('button', { name: /Xóa giá trị/ }).click();
  const dialog = officerPage.getByRole('dialog');
  await dialog.getByLabel(/Địa chỉ máy/).check();
  await dialog.getByLabel('Văn bản cho phép').fill('13/YC-VP');
  await dialog.getByLabel('Lý do').fill('Theo yêu cầu');
  await checkLook(officerPage, 'audit-erase');
  await dialog.getByRole('button', { name: 'Xóa giá trị' }).click();
  await dialog.waitFor({ state: 'detached' });
  await first.getByText(/địa chỉ đã được xóa/).waitFor();
  assert.deepEqual(officerPage.troubles, []);
  await page.goto(`${office.url}/audit`);
  await page.locator('#main section li').first().waitFor();
  assert.equal(await page.getByRole('button', { name: /Xóa giá trị/ }).count(), 0, 'who may not is not shown it');
});
