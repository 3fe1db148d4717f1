// Rights: a role on a province, what is seen by it and what is not, delegation, who may do what, and roles of one's own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addColleague, ask, openAs } from './colleague.mjs';
import { AxeBuilder, chooseLanguage, closeDesk, openDesk, until } from './office.mjs';

const kPhone = { width: 360, height: 740 };
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const kUnits = [
  { Code: '91', FullName: 'Tỉnh Vân Sơn', Wards: [{ Code: '91001', FullName: 'Xã Bản Chang' }, { Code: '91002', FullName: 'Xã Nà Lốc' }] },
  { Code: '92', FullName: 'Tỉnh Hải Yên', Wards: [{ Code: '92001', FullName: 'Xã Cửa Gió' }] },
];
let office;
let browser;
let page;
let lan;
let hoa;
let phone;
const units = {};
const papers = {};

const unitNamed = async (words) => (await (await page.request.get(`${office.url}/api/units?q=${encodeURIComponent(words)}`)).json()).items[0].unit.id;
const rows = (where) => where.getByRole('list', { name: 'Văn bản', exact: true }).getByRole('listitem');
const roleRow = (name) => page.getByRole('list', { name: 'Vai trò', exact: true }).locator('> li').filter({ has: page.getByRole('heading', { name }) });

before(async () => {
  ({ office, browser, page } = await openDesk());
  const bytes = { 'Content-Type': 'application/octet-stream' };
  const taken = await ask(page, office, 'POST', '/api/unit-imports', JSON.stringify(kUnits), { ...bytes, 'X-File-Name': 'don-vi.json' });
  assert.ok(taken.ok(), await taken.text());
  for (const name of ['Tỉnh Vân Sơn', 'Xã Bản Chang', 'Xã Nà Lốc', 'Tỉnh Hải Yên', 'Xã Cửa Gió']) units[name] = await unitNamed(name);
  let number = 100;
  for (const name of ['Tỉnh Vân Sơn', 'Xã Bản Chang', 'Tỉnh Hải Yên', 'Xã Cửa Gió']) {
    const text = `Số: ${++number}/KH-UBND\nKẾ HOẠCH\nVề việc của ${name}\n`;
    const answer = await ask(page, office, 'POST', '/api/papers', Buffer.from(text), { ...bytes, 'X-File-Name': `${number}.txt`, 'X-Unit': units[name] });
    assert.ok(answer.ok(), await answer.text());
    papers[name] = { id: (await answer.json()).id, number: `${number}/KH-UBND` };
  }
  lan = addColleague(office, 'lan', 'Lò Thị Lan');
  hoa = addColleague(office, 'hoa', 'Hà Thị Hoa');
});
after(closeDesk);

test('roles say in words what they hold; the administrator’s is fixed', async () => {
  await page.goto(`${office.url}/roles`);
  await roleRow('Quản trị').getByText('cố định').waitFor();
  await roleRow('Văn thư').getByText('Tiếp nhận và đăng ký văn bản').waitFor();
  assert.equal(await roleRow('Văn thư').getByText('Xem văn bản').count(), 0, 'what comes with another is not said again');
  await roleRow('Văn thư').getByText('Chưa ai có vai trò này.').waitFor();
  await roleRow('Quản trị').getByRole('button', { name: /1 người có vai trò này/ }).waitFor();
  assert.equal(await page.getByRole('navigation', { name: 'Các phòng việc' }).getByRole('link', { name: 'Vai trò' }).getAttribute('aria-current'), 'page');
});

test('a role is given on a province with what is below, by keyboard alone, and one sentence says so first', async () => {
  await roleRow('Văn thư').getByRole('button', { name: /^Giao/ }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog');
  await form.getByRole('combobox', { name: 'Người nhận' }).waitFor();
  await page.keyboard.type('lo thi');
  await form.getByRole('option', { name: 'Lò Thị Lan' }).waitFor();
  await page.keyboard.press('Enter');
  await form.getByRole('combobox', { name: 'Đơn vị' }).focus();
  await page.keyboard.type('tinh van son');
  await form.getByRole('option', { name: /Tỉnh Vân Sơn/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await form.getByText('Lò Thị Lan là Văn thư của Tỉnh Vân Sơn và các đơn vị bên dưới, từ hôm nay.').waitFor();
  const found = await new AxeBuilder({ page }).setLegacyMode(true).withTags(kTags).analyze();
  assert.deepEqual(found.violations.map(({ id }) => id), []);
  await form.getByRole('button', { name: 'Giao', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Đã giao vai trò Văn thư cho Lò Thị Lan.').waitFor();
  await roleRow('Văn thư').getByRole('button', { name: /1 người có vai trò này/ }).click();
  await page.waitForURL(/role=/);
  await page.getByRole('list', { name: 'Ai có vai trò Văn thư' }).getByText('Lò Thị Lan', { exact: true }).waitFor();
});

test('a form that lacks something says what, beside it', async () => {
  await page.getByRole('button', { name: 'Giao vai trò' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Giao', exact: true }).click();
  for (const words of [/Chưa chọn người/, /Chưa chọn vai trò/, /Chưa chọn đơn vị/]) await form.getByRole('alert').filter({ hasText: words }).waitFor();
  await page.keyboard.press('Escape');
  if (await form.count()) await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
});

test('on a phone she sees her province’s communes and their papers, and nothing of another province', async () => {
  phone = await openAs(browser, lan, { viewport: kPhone });
  await phone.goto(`${office.url}/papers`);
  await rows(phone).nth(1).waitFor();
  assert.equal(await rows(phone).count(), 2);
  await rows(phone).filter({ hasText: papers['Tỉnh Vân Sơn'].number }).getByText('Tỉnh Vân Sơn', { exact: true }).waitFor();
  await rows(phone).filter({ hasText: papers['Xã Bản Chang'].number }).getByText('Xã Bản Chang', { exact: true }).waitFor();
  await phone.goto(`${office.url}/papers?q=${encodeURIComponent(papers['Xã Cửa Gió'].number)}`);
  await phone.getByText(/Không tìm thấy|Không có văn bản/).first().waitFor();
  await phone.goto(`${office.url}/papers/${papers['Tỉnh Hải Yên'].id}`);
  await phone.getByRole('alert').first().waitFor();
  assert.equal(await phone.locator('article').count(), 0);
  assert.ok(!(await phone.content()).includes(papers['Tỉnh Hải Yên'].number));
  for (const path of ['/roles', '/audit']) assert.equal(await phone.locator(`nav a[href="${path}"]`).count(), 0, path);
  assert.deepEqual(phone.troubles, []);
});

test('her account page tells her role, and for which units', async () => {
  await phone.goto(`${office.url}/account`);
  const mine = phone.getByRole('list', { name: 'Vai trò của tôi' });
  await mine.getByText('Văn thư').waitFor();
  await mine.getByText('và các đơn vị bên dưới').waitFor();
  await phone.getByText('3 đơn vị', { exact: true }).click();
  const list = phone.getByRole('list', { name: 'Các đơn vị của tôi' }).getByRole('listitem');
  await list.first().waitFor();
  assert.deepEqual((await list.allTextContents()).map((text) => text.trim()).sort(), ['Tỉnh Vân Sơn', 'Xã Bản Chang', 'Xã Nà Lốc'].sort());
  const found = await new AxeBuilder({ page: phone }).setLegacyMode(true).withTags(kTags).analyze();
  assert.deepEqual(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), []);
  const isWide = await phone.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(isWide, false, 'nothing is wider than the phone');
});

test('she says into whose register papers go; it is remembered, and the register can be narrowed to it', async () => {
  await phone.goto(`${office.url}/papers`);
  await phone.getByText('Vào sổ của: Tỉnh Vân Sơn').waitFor();
  await phone.getByRole('button', { name: 'Đổi' }).click();
  await phone.getByRole('dialog').getByRole('combobox').fill('na loc');
  await phone.getByRole('option', { name: 'Xã Nà Lốc' }).click();
  await phone.getByText('Vào sổ của: Xã Nà Lốc').waitFor();
  await phone.reload();
  await phone.getByText('Vào sổ của: Xã Nà Lốc').waitFor();
  await phone.locator('[data-upload]').setInputFiles([{ name: 'moi.txt', mimeType: 'text/plain', buffer: Buffer.from('Số: 201/KH-UBND\nKẾ HOẠCH\nVề việc mới của xã\n') }]);
  await rows(phone).filter({ hasText: '201/KH-UBND' }).getByText('Xã Nà Lốc', { exact: true }).waitFor();
  await phone.getByRole('button', { name: 'Đơn vị', exact: true }).click();
  await phone.getByRole('dialog').getByRole('combobox').fill('ban chang');
  await phone.getByRole('option', { name: 'Xã Bản Chang' }).click();
  await phone.waitForURL(/unit=/);
  await until(phone, () => document.querySelectorAll('.rows > li').length === 1);
  await phone.getByRole('button', { name: 'Đơn vị: Xã Bản Chang' }).waitFor();
  await phone.getByRole('button', { name: 'Bỏ lọc theo đơn vị' }).click();
  await until(phone, () => document.querySelectorAll('.rows > li').length === 3);
});

test('she lets a colleague stand in for a week, who then sees the same, and takes it back', async () => {
  const other = await openAs(browser, hoa, { viewport: kPhone });
  await other.goto(`${office.url}/account`);
  await other.getByText(/Bạn chưa có vai trò nào/).waitFor();
  await phone.goto(`${office.url}/account`);
  await phone.getByRole('button', { name: 'Ủy quyền' }).click();
  const form = phone.getByRole('dialog');
  await form.getByRole('combobox', { name: 'Cho ai' }).fill('ha thi');
  await form.getByRole('option', { name: 'Hà Thị Hoa' }).click();
  await form.getByLabel(/^Lý do/).fill('đi công tác');
  await form.getByText(/Hà Thị Hoa là Văn thư của Tỉnh Vân Sơn và các đơn vị bên dưới, từ hôm nay đến hết/).waitFor();
  await form.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  const given = phone.getByRole('list', { name: 'Tôi đã ủy quyền' });
  await given.getByText('Hà Thị Hoa', { exact: true }).waitFor();

  await other.reload();
  const lent = other.getByRole('list', { name: 'Được ủy quyền cho tôi' });
  await lent.getByText(/Lò Thị Lan ủy quyền · lý do: đi công tác/).waitFor();
  await other.goto(`${office.url}/papers`);
  await rows(other).nth(2).waitFor();
  assert.equal(await rows(other).count(), 3);

  await given.getByRole('button', { name: /Thôi ủy quyền/ }).click();
  await given.waitFor({ state: 'detached' });
  assert.equal((await other.request.get(`${office.url}/api/papers`)).status(), 403);
  await other.context().close();
});

test('who may do it is answered in a sentence, with why; the address holds the question', async () => {
  await page.goto(`${office.url}/who-can`);
  await page.getByLabel('Việc', { exact: true }).selectOption({ label: 'Tiếp nhận và đăng ký văn bản' });
  await page.getByText(/^1 người được tiếp nhận và đăng ký văn bản của cơ quan\.$/).waitFor();
  await page.getByRole('combobox', { name: 'Của đơn vị' }).fill('Xã Bản Chang');
  await page.getByRole('option', { name: /Xã Bản Chang/ }).click();
  await page.getByText('2 người được tiếp nhận và đăng ký văn bản của Xã Bản Chang.').waitFor();
  await page.getByText('Được, vì là Văn thư của Tỉnh Vân Sơn và các đơn vị bên dưới.').waitFor();
  await page.getByRole('combobox', { name: /^Người/ }).fill('lan');
  await page.getByRole('option', { name: 'Lò Thị Lan' }).click();
  await page.getByText('Lò Thị Lan được tiếp nhận và đăng ký văn bản của Xã Bản Chang.').waitFor();
  await page.getByLabel('Việc', { exact: true }).selectOption({ label: 'Lập và sửa kế hoạch, nhiệm vụ' });
  await page.getByText('Lò Thị Lan không được lập và sửa kế hoạch, nhiệm vụ của Xã Bản Chang.').waitFor();
  await page.getByText(/nhưng vai trò này không có quyền ấy/).waitFor();
  await page.reload();
  await page.getByText('Lò Thị Lan không được lập và sửa kế hoạch, nhiệm vụ của Xã Bản Chang.').waitFor();
  const found = await new AxeBuilder({ page }).setLegacyMode(true).withTags(kTags).analyze();
  assert.deepEqual(found.violations.map(({ id }) => id), []);
});

test('a role of one’s own: what comes with a permission is ticked with it; two who change it are told', async () => {
  await page.goto(`${office.url}/roles`);
  await page.getByRole('button', { name: 'Thêm vai trò' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Tên vai trò').fill('Biên tập');
  await form.getByRole('checkbox', { name: /^Lập và sửa kế hoạch/ }).check();
  const read = form.getByRole('checkbox', { name: /^Xem văn bản/ });
  assert.equal(await read.isChecked(), true);
  assert.equal(await read.isDisabled(), true);
  await form.getByText('đã có trong: Lập và sửa kế hoạch, nhiệm vụ').first().waitFor();
  await form.getByRole('button', { name: 'Lưu' }).click();
  await roleRow('Biên tập').getByText('Lập và sửa kế hoạch, nhiệm vụ').waitFor();

  await roleRow('Biên tập').getByRole('button', { name: /^Sửa/ }).click();
  const roles = (await (await page.request.get(`${office.url}/api/roles`)).json()).items;
  const editor = roles.find((role) => role.name === 'Biên tập');
  const changed = await ask(page, office, 'PATCH', `/api/roles/${editor.id}`, { version: editor.version, note: 'Người khác ghi' }, { 'Content-Type': 'application/json' });
  assert.ok(changed.ok(), await changed.text());
  await form.getByLabel('Tên vai trò').fill('Biên tập viên');
  await form.getByRole('button', { name: 'Lưu' }).click();
  await form.getByText(/Người khác vừa sửa vai trò này/).waitFor();
  await form.getByRole('button', { name: 'Lưu' }).click();
  await roleRow('Biên tập viên').waitFor();

  await roleRow('Biên tập viên').getByRole('button', { name: /^Thôi dùng/ }).click();
  await page.getByText('Đã thôi dùng vai trò Biên tập viên.').waitFor();
  await roleRow('Biên tập viên').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await roleRow('Biên tập viên').waitFor();
});

test('a role is taken back after a question, and can be given again at once; the last administrator stays', async () => {
  await page.goto(`${office.url}/roles`);
  await roleRow('Văn thư').getByRole('button', { name: /1 người có vai trò này/ }).click();
  const holders = page.getByRole('list', { name: 'Ai có vai trò Văn thư' });
  await holders.getByRole('button', { name: /^Thu hồi/ }).click();
  await page.getByRole('dialog').getByText('Thu hồi vai trò Văn thư của Lò Thị Lan ở Tỉnh Vân Sơn và các đơn vị bên dưới?').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
  await roleRow('Văn thư').getByText('Chưa ai có vai trò này.').waitFor();
  assert.equal((await phone.request.get(`${office.url}/api/papers`)).status(), 403);
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await holders.getByText('Lò Thị Lan', { exact: true }).waitFor();

  await roleRow('Quản trị').getByRole('button', { name: /1 người có vai trò này/ }).click();
  await page.getByRole('list', { name: 'Ai có vai trò Quản trị' }).getByRole('button', { name: /^Thu hồi/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi' }).click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
  await page.keyboard.press('Escape');
  assert.deepEqual(page.troubles, []);
});

test('it is all there in English', async () => {
  await page.goto(`${office.url}/account`);
  await chooseLanguage(page, 'en');
  await page.goto(`${office.url}/roles`);
  await page.getByRole('heading', { name: 'Clerk' }).waitFor();
  await page.getByText('Take in and register papers').first().waitFor();
  await page.goto(`${office.url}/who-can?permission=papers.register&unit=${units['Xã Bản Chang']}&account=${lan.id}`);
  await page.getByText('Lò Thị Lan may take in and register papers of Xã Bản Chang.').waitFor();
  await page.getByText('Allowed by the role Clerk for Tỉnh Vân Sơn and the units below.').waitFor();
});
