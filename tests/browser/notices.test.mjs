// Notices: a colleague takes a paper in, the other one sees the bell, opens it, and it is seen; all at once and back; what is wanted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addColleague, ask, openAs } from './colleague.mjs';
import { AxeBuilder, closeDesk, openDesk } from './office.mjs';

const kPhone = { width: 360, height: 740 };
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let office;
let browser;
let page;
let lan;
let phone;

const bell = (where) => where.getByRole('link', { name: /^Thông báo:/ });
const rows = (where) => where.locator('#main a[data-notice]');

async function takeIn(number) {
  const text = `Số: ${number}/KH-UBND\nKẾ HOẠCH\nVề việc giới thiệu lễ hội lần thứ ${number}\n`;
  const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': `${number}.txt` };
  const answer = await ask(page, office, 'POST', '/api/papers', Buffer.from(text), headers);
  assert.ok(answer.ok(), await answer.text());
  return (await answer.json()).id;
}

async function assertNothingFound(where) {
  const found = await new AxeBuilder({ page: where }).setLegacyMode(true).withTags(kTags).analyze();
  assert.deepEqual(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), []);
  assert.equal(await where.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, 'nothing is wider than the page');
}

before(async () => {
  ({ office, browser, page } = await openDesk());
  lan = addColleague(office, 'lan', 'Lò Thị Lan');
  const roles = await (await page.request.get(`${office.url}/api/roles`)).json();
  const clerk = roles.items.find((role) => role.name === 'Văn thư');
  const given = await ask(page, office, 'POST', '/api/grants', { account: lan.id, role: clerk.id, unit: null, with_below: true });
  assert.ok(given.ok(), await given.text());
});
after(closeDesk);

test('she is told of her role, and it is seen when she opens it', async () => {
  phone = await openAs(browser, lan, { viewport: kPhone });
  await phone.getByRole('link', { name: 'Thông báo: 1 thông báo chưa xem' }).click();
  await phone.waitForURL(/\/notices$/);
  await phone.getByRole('heading', { name: 'Hôm nay' }).waitFor();
  await assertNothingFound(phone);
  await rows(phone).filter({ hasText: 'Bạn được giao vai trò Văn thư của cơ quan.' }).click();
  await phone.waitForURL(/\/account$/);
  await phone.getByRole('link', { name: 'Thông báo: đã xem hết' }).waitFor();
});

test('a colleague takes a paper in: the bell says so when she comes back to the page; opening it leads there and sees it', async () => {
  const paper = await takeIn(71);
  await phone.goto(`${office.url}/papers`);
  await phone.getByRole('link', { name: 'Thông báo: 1 thông báo chưa xem' }).click();
  await rows(phone).filter({ hasText: '71/KH-UBND' }).getByText('Chưa xem').waitFor({ state: 'attached' });
  await rows(phone).filter({ hasText: '71/KH-UBND' }).click();
  await phone.waitForURL(new RegExp(paper));
  await phone.locator('article').waitFor();
  await phone.getByRole('link', { name: 'Thông báo: đã xem hết' }).waitFor();
});

test('what comes while it is unseen is one notice; the bell learns of it when the page gets the focus', async () => {
  await takeIn(72);
  await takeIn(73);
  const asked = phone.waitForResponse((response) => response.url().endsWith('/api/today'));
  await phone.evaluate(() => window.dispatchEvent(new Event('focus')));
  await asked;
  await phone.getByRole('link', { name: 'Thông báo: 1 thông báo chưa xem' }).click();
  await rows(phone).filter({ hasText: '2 văn bản mới vào sổ của cơ quan.' }).waitFor();
  assert.equal(await rows(phone).count(), 3);
});

test('all are seen at once, and that is taken back', async () => {
  await phone.getByRole('button', { name: 'Đánh dấu đã xem hết' }).click();
  await phone.getByRole('link', { name: 'Thông báo: đã xem hết' }).waitFor();
  await phone.getByRole('button', { name: 'Hoàn tác' }).click();
  await phone.getByRole('link', { name: 'Thông báo: 1 thông báo chưa xem' }).waitFor();
  await rows(phone).first().focus();
  await phone.keyboard.press('e');
  await phone.getByRole('link', { name: 'Thông báo: đã xem hết' }).waitFor();
});

test('what she does not want is not told any more; the safety of her account always is', async () => {
  await phone.getByRole('link', { name: 'Chọn cách báo' }).click();
  const kinds = phone.getByRole('list', { name: 'Các loại thông báo' });
  await kinds.getByLabel('Văn bản mới vào sổ').selectOption({ label: 'Không báo' });
  await phone.getByText('Đã lưu cách nhận thông báo.').waitFor();
  await kinds.getByText('Luôn báo trong chương trình').waitFor();
  await assertNothingFound(phone);
  await takeIn(74);
  await phone.reload();
  await phone.getByRole('link', { name: 'Thông báo: đã xem hết' }).waitFor();
  assert.equal(await phone.getByLabel('Văn bản mới vào sổ').inputValue(), 'off');
  assert.deepEqual(phone.troubles, []);
});

test('who took the papers in is told of none of them; on a wide page nothing is found by axe either', async () => {
  await page.goto(`${office.url}/notices`);
  await bell(page).waitFor();
  await page.locator('#main h1').waitFor();
  assert.equal(await rows(page).filter({ hasText: 'KH-UBND' }).count(), 0);
  await assertNothingFound(page);
});

test('without her role she no longer sees what it let her see', async () => {
  const grants = await (await page.request.get(`${office.url}/api/grants?account=${lan.id}`)).json();
  const ended = await ask(page, office, 'POST', `/api/grants/${grants.items[0].id}/end`);
  assert.ok(ended.ok(), await ended.text());
  await phone.goto(`${office.url}/notices`);
  await rows(phone).filter({ hasText: 'Bạn không còn giữ vai trò Văn thư của cơ quan.' }).waitFor();
  assert.equal(await rows(phone).filter({ hasText: /KH-UBND|văn bản mới/ }).count(), 0);
});
