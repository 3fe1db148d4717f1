// The audit trail to be read: in words, narrowed, page by page, and only by who may.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addColleague, ask, openAs } from './colleague.mjs';
import { AxeBuilder, alter, chooseLanguage, closeDesk, openDesk, until } from './office.mjs';

const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let office;
let browser;
let page;
let paper;
let lan;
const lines = () => page.locator('#main section li');
const line = (words) => lines().filter({ hasText: words });

before(async () => {
  ({ office, browser, page } = await openDesk());
  const bytes = { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'ke-hoach.txt' };
  const json = { 'Content-Type': 'application/json' };
  const taken = await ask(page, office, 'POST', '/api/papers', Buffer.from('Số: 7/KH-UBND\nKẾ HOẠCH\nVề việc thông tin đối ngoại\n'), bytes);
  assert.ok(taken.ok(), await taken.text());
  paper = (await taken.json()).id;
  const { version } = await (await page.request.get(`${office.url}/api/papers/${paper}`)).json();
  const corrected = await ask(page, office, 'PATCH', `/api/papers/${paper}`, { version, field: 'place', value: 'Bản Chang' }, json);
  assert.ok(corrected.ok(), await corrected.text());
  assert.ok((await ask(page, office, 'POST', `/api/papers/${paper}/plan`)).ok());
  lan = addColleague(office, 'lan', 'Lò Thị Lan');
  const roles = (await (await page.request.get(`${office.url}/api/roles`)).json()).items;
  const clerk = roles.find((role) => role.name === 'Văn thư').id;
  assert.ok((await ask(page, office, 'POST', '/api/grants', { account: lan.id, role: clerk, unit: null, with_below: true }, json)).ok());
});
after(closeDesk);

test('the trail says in plain sentences who did what, what was before and after, and leads there', async () => {
  await page.goto(`${office.url}/audit`);
  await line('đã giao vai trò cho').getByText('Văn thư, toàn cơ quan và mọi đơn vị').waitFor();
  await line('đã lập kế hoạch').getByRole('link').first().waitFor();
  const corrected = line('đã chỉnh hồ sơ văn bản');
  await corrected.getByText('Nơi ban hành').waitFor();
  await corrected.getByText('Bản Chang').waitFor();
  await corrected.getByText(/từ địa chỉ 127\.0\.0\.1/).waitFor();
  await line('đã đăng nhập').getByText('trên máy chủ').or(line('đã đăng nhập').getByText(/từ địa chỉ/)).first().waitFor();
  const times = await page.locator('#main section time').evaluateAll((all) => all.map((one) => one.dateTime));
  assert.deepEqual(times, [...times].sort().reverse(), 'newest first');
  await corrected.getByRole('link', { name: '7/KH-UBND', exact: true }).click();
  await page.waitForURL(new RegExp(`/papers/${paper}$`));
});

test('it can be narrowed to a person, a matter, a thing and days; the address keeps that', async () => {
  await page.goto(`${office.url}/audit`);
  await line('đã đăng ký văn bản').waitFor();
  await page.getByLabel('Về việc').selectOption({ label: 'Vai trò và quyền' });
  await page.waitForURL(/group=rights/);
  await until(page, () => ![...document.querySelectorAll('#main section li')].some((one) => one.textContent.includes('đã đăng ký văn bản')));
  await line('đã giao vai trò cho').first().waitFor();
  await page.reload();
  await line('đã giao vai trò cho').first().waitFor();
  assert.equal(await line('đã đăng ký văn bản').count(), 0);

  await page.goto(`${office.url}/audit`);
  await line('đã đăng ký văn bản').getByRole('link', { name: /^chỉ mục này/ }).click();
  await page.waitForURL(/kind=paper/);
  await page.getByText('Chỉ về: 7/KH-UBND').waitFor();
  assert.equal(await lines().count(), 2);
  await page.getByRole('link', { name: 'Bỏ lọc' }).click();
  await page.waitForURL(/\/audit$/);

  await page.getByRole('combobox', { name: 'Người làm' }).fill('lan');
  await page.getByRole('option', { name: 'Lò Thị Lan' }).click();
  await page.getByText('Không có dòng nào như thế.').waitFor();
  await page.goto(`${office.url}/audit?to=2020-01-01`);
  await page.getByText('Không có dòng nào như thế.').waitFor();
  await page.goto(`${office.url}/audit?from=2020-01-01`);
  await line('đã đăng ký văn bản').waitFor();
});

test('what came before can be shown, page by page', async () => {
  const answer = await (await page.request.get(`${office.url}/api/audit?limit=3`)).json();
  assert.equal(answer.items.length, 3);
  const next = await (await page.request.get(`${office.url}/api/audit?limit=100&cursor=${answer.next}`)).json();
  const ids = [...answer.items, ...next.items].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(ids.length, answer.trail.lines);
  assert.match(answer.trail.head.hash, /^[0-9a-f]{64}$/);
});

test('its head can be taken away as a file', async () => {
  await page.goto(`${office.url}/audit`);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tải mã chốt' }).click()]);
  assert.match(file.suggestedFilename(), /^nhipcau-audit-head-\d{4}-\d{2}-\d{2}\.json$/);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const head = JSON.parse(Buffer.concat(chunks).toString());
  assert.match(head.hash, /^[0-9a-f]{64}$/);
  assert.ok(head.chains.length > 0);
});

test('a value that was erased is told as erased', async () => {
  const { id } = (await (await page.request.get(`${office.url}/api/audit?kind=paper&thing=${paper}`)).json()).items.find((one) => one.event === 'directive.corrected');
  alter(office, `UPDATE audit_line SET after = '', seal = substr(seal, 1, instr(substr(seal, instr(seal, '.') + 1), '.') + instr(seal, '.')) || '!${'0'.repeat(64)}' WHERE id = '${id}'`);
  await page.goto(`${office.url}/audit`);
  await line('đã chỉnh hồ sơ văn bản').getByText('đã xóa theo yêu cầu hợp pháp').waitFor();
  assert.equal(await line('đã chỉnh hồ sơ văn bản').getByText('Bản Chang').count(), 0);
});

test('nobody else sees it: neither the page nor the way there', async () => {
  const phone = await openAs(browser, lan, { viewport: { width: 360, height: 740 } });
  assert.equal(await phone.locator('nav a[href="/audit"]').count(), 0);
  assert.equal((await phone.request.get(`${office.url}/api/audit`)).status(), 403);
  await phone.context().close();
});

test('nothing to complain of, in English too; on a phone it is behind “More”', async () => {
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    const found = await new AxeBuilder({ page }).setLegacyMode(true).withTags(kTags).analyze();
    assert.deepEqual(found.violations.map(({ id, nodes }) => `${theme} ${id} ${nodes[0]?.html}`), []);
  }
  await page.goto(`${office.url}/account`);
  await chooseLanguage(page, 'en');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(office.url);
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('link', { name: 'Audit trail' }).click();
  await page.waitForURL(/\/audit$/);
  await line('registered the paper').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false);
  assert.deepEqual(page.troubles, []);
});
