// Notices by mail: an address is given and confirmed by the code from the mail, a notice comes by mail at once, and the address goes.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { addColleague, ask, openAs } from './colleague.mjs';
import { startMailServer } from './mail-server.mjs';
import { AxeBuilder, closeDesk, openDesk } from './office.mjs';

const kPhone = { width: 360, height: 740 };
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let server;
let url;
let office;
let browser;
let page;
let lan;
let phone;

const section = () => phone.locator('section#notices');

async function assertNothingFound() {
  const found = await new AxeBuilder({ page: phone }).setLegacyMode(true).withTags(kTags).analyze();
  assert.deepEqual(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), []);
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), false, 'nothing is wider than the phone');
}

async function findFreeAddress() {
  const listener = createServer();
  await new Promise((done) => listener.listen(0, '127.0.0.1', done));
  const { port } = listener.address();
  await new Promise((done) => listener.close(done));
  return `127.0.0.1:${port}`;
}

before(async () => {
  const address = await findFreeAddress();
  url = `http://${address}`;
  server = await startMailServer((to) => (to.startsWith('khong') ? '550 no such mailbox' : ''));
  Object.assign(process.env, {
    NHIPCAU_MAIL_SERVER: '127.0.0.1',
    NHIPCAU_MAIL_PORT: String(server.port),
    NHIPCAU_MAIL_SECURITY: 'none',
    NHIPCAU_MAIL_FROM: 'nhipcau@tinh.example',
    NHIPCAU_URL: url,
    NHIPCAU_MAIL_DIGEST_HOUR: '23',
  });
  ({ office, browser, page } = await openDesk([], address));
  lan = addColleague(office, 'lan', 'Lò Thị Lan');
  phone = await openAs(browser, lan, { viewport: kPhone });
});
after(async () => {
  await closeDesk();
  server.stop();
});

test('an address that takes no mail is told at its field, and nothing of it is kept', async () => {
  await phone.goto(`${office.url}/account#notices`);
  await section().getByText('Chỉ dùng để gửi các thông báo này cho bạn').waitFor();
  assert.equal(await section().getByText('Kèm thư ngay').count(), 0, 'without an address nothing of mail is offered');
  await section().getByLabel('Địa chỉ thư (không bắt buộc)').fill('khong@tinh.example');
  await section().getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  await section().getByRole('alert').filter({ hasText: 'không nhận thư cho địa chỉ này' }).waitFor();
  assert.equal(await section().getByLabel('Địa chỉ thư (không bắt buộc)').inputValue(), 'khong@tinh.example', 'what was typed is there still');
  await assertNothingFound();
});

test('the code from the mail confirms the address', async () => {
  await section().getByLabel('Địa chỉ thư (không bắt buộc)').fill('lan@tinh.example');
  await section().getByRole('button', { name: 'Gửi mã xác nhận' }).click();
  const mail = await server.next();
  assert.equal(mail.to, 'lan@tinh.example');
  assert.match(mail.headers.to, /^Lò Thị Lan <lan@tinh\.example>$/);
  assert.match(mail.headers.from, /<nhipcau@tinh\.example>$/);
  assert.equal(mail.headers['auto-submitted'], 'auto-generated');
  assert.match(mail.text, /Nếu không phải bạn, hãy bỏ qua thư này/);
  const code = /\b\d{6}\b/.exec(mail.text)[0];
  await section().getByLabel('Mã trong thư').fill(code === '000000' ? '111111' : '000000');
  await section().getByRole('button', { name: 'Xác nhận' }).click();
  await section().getByRole('alert').filter({ hasText: 'Mã không đúng' }).waitFor();
  await section().getByLabel('Mã trong thư').fill(code);
  await section().getByRole('button', { name: 'Xác nhận' }).click();
  await section().getByText('Thông báo gửi tới lan@tinh.example').waitFor();
  assert.equal(await section().getByLabel('Vai trò và ủy quyền của tôi').inputValue(), 'at_once');
  await section().getByLabel('Việc tôi yêu cầu đã xong').selectOption({ label: 'Kèm thư gộp mỗi ngày' });
  await phone.getByText('Đã lưu cách nhận thông báo.').waitFor();
  await assertNothingFound();
});

test('what she wants at once comes by mail, once, with a link to the office and to where it is changed', async () => {
  const roles = await (await page.request.get(`${office.url}/api/roles`)).json();
  const clerk = roles.items.find((role) => role.name === 'Văn thư');
  const given = await ask(page, office, 'POST', '/api/grants', { account: lan.id, role: clerk.id, unit: null, with_below: true });
  assert.ok(given.ok(), await given.text());
  const mail = await server.next();
  assert.equal(mail.to, 'lan@tinh.example');
  assert.match(mail.text, /Bạn được giao vai trò Văn thư của cơ quan\./);
  assert.ok(mail.text.includes(`${url}/account`));
  assert.ok(mail.text.includes('Bạn nhận thư này vì đã chọn nhận thông báo'));
  assert.ok(mail.html.includes(`href="${url}/account#notices"`));
  assert.equal(mail.headers['list-unsubscribe'], `<${url}/account#notices>`);
  assert.doesNotMatch(mail.html, /<(script|img|link)/);
  assert.equal(server.waiting(), 0, 'who gave no address gets no mail, and nobody gets one twice');
});

test('the address goes at once, and no mail follows', async () => {
  await section().getByRole('button', { name: 'Xóa địa chỉ' }).click();
  await section().getByLabel('Địa chỉ thư (không bắt buộc)').waitFor();
  const grants = await (await page.request.get(`${office.url}/api/grants?account=${lan.id}`)).json();
  const ended = await ask(page, office, 'POST', `/api/grants/${grants.items[0].id}/end`);
  assert.ok(ended.ok(), await ended.text());
  const jobs = async () => (await (await page.request.get(`${office.url}/metrics`)).text()).match(/nhipcau_jobs\{kind="mail",state="(waiting|running)"\} (?!0)/);
  assert.equal(await jobs(), null, 'no mail waits');
  assert.equal(server.waiting(), 0);
  assert.deepEqual(phone.troubles, []);
});
