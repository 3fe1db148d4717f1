// Signing in by the office's own identity provider: a real one, from the administrator's first entry to the person who leaves a group.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addColleague, ask, openAs } from './colleague.mjs';
import { kClient, kSecret, startProvider } from './identity_provider.mjs';
import { AxeBuilder, closeDesk, openDesk, openPage, until } from './office.mjs';

const kPhone = { width: 360, height: 740 };
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const kName = 'tài khoản tỉnh Vân Sơn';
const kUnits = [
  { Code: '91', FullName: 'Tỉnh Vân Sơn', Wards: [{ Code: '91001', FullName: 'Xã Bản Chang' }] },
  { Code: '92', FullName: 'Tỉnh Hải Yên', Wards: [{ Code: '92001', FullName: 'Xã Cửa Gió' }] },
];
const people = {
  'hoa.tt': { sub: 'p-17', name: 'Trần Thị Hoa', groups: ['van-thu', 'can-bo'] },
  'lan.lt': { sub: 'p-18', name: 'Lò Thị Lan', groups: [] },
  'duc.tv': { sub: 'p-19', name: 'Trần Văn Đức', groups: ['van-thu'] },
};
let office;
let browser;
let page; // the administrator's
let provider;
let hoa; // a browser of hers, that signs in by the provider

async function violations(where) {
  await until(where, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
  const { violations: told } = await new AxeBuilder({ page: where }).setLegacyMode(true).withTags(kTags).analyze();
  return told.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`);
}
const fitsInto = (where) => where.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
const button = (where, name) => where.getByRole('button', { name, exact: true });
const myGrants = async (where) => (await (await where.request.get(`${office.url}/api/my-rights`)).json()).grants;

/// At the provider: the page to sign in at, if it is shown.
async function signInThere(where, login) {
  await where.getByLabel('Tên ở tỉnh').fill(login);
  await where.getByRole('button', { name: 'Tiếp tục' }).click();
}

async function signInBy(where, login) {
  await where.goto(`${office.url}/sign-in`);
  await button(where, `Đăng nhập bằng ${kName}`).click();
  await signInThere(where, login);
}

async function signOut(where) {
  await where.goto(`${office.url}/account`);
  await button(where, 'Đăng xuất').click();
  await where.getByLabel('Mật khẩu', { exact: true }).waitFor();
  await where.context().clearCookies({ domain: 'localhost' }); // and there too: who they are is asked again
}

before(async () => {
  ({ office, browser, page } = await openDesk());
  provider = await startProvider(`${office.url}/sign-in/return`, people);
  const taken = await ask(page, office, 'POST', '/api/unit-imports', JSON.stringify(kUnits), { 'Content-Type': 'application/octet-stream' });
  assert.ok(taken.ok(), await taken.text());
});
after(async () => {
  await provider?.stop();
  await closeDesk();
});

test('the administrator writes a provider down, has it asked, and maps a group to a role on a unit', async () => {
  await page.goto(`${office.url}/roles`);
  await page.getByRole('link', { name: 'Đăng nhập chung' }).click();
  await page.getByText('Chưa có hệ thống đăng nhập chung nào.').waitFor();
  await button(page, 'Thêm hệ thống').click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Tên hiển thị').fill(kName);
  await form.getByLabel('Địa chỉ (issuer)').fill(provider.issuer);
  await form.getByLabel('Mã ứng dụng (client ID)').fill(kClient);
  await form.getByLabel('Khóa bí mật (client secret)').fill(kSecret);
  await form.getByLabel('Phạm vi xin thêm (không bắt buộc)').fill('groups');
  await form.getByLabel('Tạo tài khoản cho người mới có trong nhóm đã gắn').check();
  await form.getByLabel('Dùng để đăng nhập').check();
  await button(form, 'Lưu').click();
  await form.getByText('bắt đầu bằng https://').waitFor(); // http goes to this machine alone, and that must be said
  await form.getByLabel('Trên chính máy chủ này').check();
  assert.equal(await form.getByLabel('Khóa bí mật (client secret)').inputValue(), kSecret, 'what was typed is still there');
  assert.deepEqual(await violations(page), []);
  await button(form, 'Lưu').click();
  await page.getByRole('heading', { name: kName }).getByText('đang dùng').waitFor();

  await page.getByRole('button', { name: /^Kiểm tra/ }).click();
  await page.getByText(/trả lời đúng, có \d khóa ký dùng được/).waitFor();
  await page.getByRole('button', { name: /^Gắn nhóm/ }).click();
  await form.getByLabel('Tên nhóm').fill('van-thu');
  await form.getByLabel('Vai trò').selectOption({ label: 'Văn thư' });
  await form.getByRole('combobox', { name: 'Đơn vị' }).fill('van son');
  await form.getByRole('option', { name: /Tỉnh Vân Sơn/ }).click();
  assert.deepEqual(await violations(page), []);
  await button(form, 'Gắn').click();
  await page.getByText('Tỉnh Vân Sơn và các đơn vị bên dưới').waitFor();
  for (const viewport of [{ width: 1280, height: 800 }, kPhone]) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await violations(page), []);
    assert.ok(await fitsInto(page));
  }
  await page.setViewportSize({ width: 1366, height: 850 });
  assert.deepEqual(page.troubles, []);
});

test('a person in the group signs in and has exactly that role, on that unit', async () => {
  hoa = await openPage(browser, { viewport: kPhone });
  await hoa.goto(`${office.url}/sign-in`);
  await button(hoa, `Đăng nhập bằng ${kName}`).waitFor();
  assert.deepEqual(await violations(hoa), []);
  assert.ok(await fitsInto(hoa));
  await hoa.goto(`${office.url}/papers`); // not signed in: it comes back here in the end
  await button(hoa, `Đăng nhập bằng ${kName}`).click();
  await signInThere(hoa, 'hoa.tt');
  await hoa.getByRole('heading', { name: 'Văn bản', exact: true }).waitFor();
  assert.equal(new URL(hoa.url()).pathname, '/papers');
  assert.equal(new URL(hoa.url()).search, '');
  const grants = await myGrants(hoa);
  assert.deepEqual(grants.map(({ role, unit, with_below, group, reason }) => [role.name, unit.name, with_below, group, reason]), [['Văn thư', 'Tỉnh Vân Sơn', true, 'van-thu', '']]);
  const units = await (await hoa.request.get(`${office.url}/api/my-units?permission=papers.register`)).json();
  assert.equal(units.everywhere, false);
  assert.deepEqual(units.units.map(({ name }) => name).sort(), ['Tỉnh Vân Sơn', 'Xã Bản Chang']);
  await hoa.goto(`${office.url}/account`);
  await hoa.getByText(`${kName}: hoa.tt`).waitFor();
  await hoa.getByText('theo nhóm van-thu').waitFor();
  assert.deepEqual(await violations(hoa), []);
  assert.ok(await fitsInto(hoa));
  assert.deepEqual(hoa.troubles, []);
});

test('out of the group, the role is gone at the next sign-in', async () => {
  people['hoa.tt'].groups = ['can-bo'];
  await signOut(hoa);
  await signInBy(hoa, 'hoa.tt');
  await hoa.getByText('Tài khoản', { exact: true }).first().waitFor();
  await until(hoa, () => window.location.pathname === '/');
  assert.deepEqual(await myGrants(hoa), []);
  people['hoa.tt'].groups = ['van-thu'];
  await signOut(hoa);
  await signInBy(hoa, 'hoa.tt');
  await hoa.getByRole('navigation').first().waitFor();
  assert.equal((await myGrants(hoa)).length, 1);
  const trail = await (await page.request.get(`${office.url}/api/audit?group=rights`)).json();
  assert.ok(trail.items.some((line) => JSON.stringify(line).includes('van-thu')));
});

test('what was brought back once, or in another browser, signs nobody in', async () => {
  await signOut(hoa);
  let brought = '';
  const isReturn = /\/sign-in\/return\?/;
  hoa.on('request', (request) => (brought = isReturn.test(request.url()) ? request.url() : brought));
  await hoa.route('**/api/session/provider', (route) => route.abort()); // her own browser brings nothing
  await signInBy(hoa, 'hoa.tt');
  await button(hoa, 'Thử lại').waitFor();
  assert.match(brought, /[?&]state=s\./);

  const thief = await openPage(browser);
  await thief.goto(brought);
  await thief.getByText('bắt đầu ở một trình duyệt khác').waitFor();
  assert.equal(new URL(thief.url()).search, '', 'the address is clean');
  assert.deepEqual(await violations(thief), []);
  await thief.getByRole('link', { name: 'Về trang đăng nhập' }).click();
  await thief.getByLabel('Mật khẩu', { exact: true }).waitFor();
  await thief.context().close();

  await hoa.unroute('**/api/session/provider');
  await button(hoa, 'Thử lại').click(); // nobody used it up
  await hoa.getByRole('navigation').first().waitFor();
  await signOut(hoa);
  await hoa.goto(brought);
  await hoa.getByText('Lần đăng nhập này đã dùng rồi').waitFor();
  await hoa.goto(`${office.url}/sign-in/return`);
  await hoa.getByText('Trang này chỉ mở được khi quay lại').waitFor();
});

test('who is in no group stays out, and who stops there is told so', async () => {
  await signInBy(hoa, 'lan.lt');
  await hoa.getByText('chưa gắn với ai ở đây').waitFor();
  await hoa.context().clearCookies({ domain: 'localhost' });
  await signInBy(hoa, 'nobody');
  await hoa.getByText('hoặc bạn đã dừng lại').waitFor();
  assert.deepEqual(hoa.troubles, []);
});

test('an identity is joined to an account there is, signs in as it, and is removed again', async () => {
  const lan = addColleague(office, 'lan', 'Lò Thị Lan ở xã');
  const hers = await openAs(browser, lan);
  await hers.goto(`${office.url}/account`);
  await button(hers, `Gắn ${kName}`).click();
  await signInThere(hers, 'lan.lt');
  await hers.getByText(`${kName}: lan.lt`).waitFor();
  await hers.getByText(`Đã gắn ${kName}.`).waitFor();
  assert.equal(new URL(hers.url()).pathname, '/account');
  assert.equal(await button(hers, `Gắn ${kName}`).count(), 0);

  await signOut(hers);
  await signInBy(hers, 'lan.lt');
  await hers.getByRole('navigation').first().waitFor();
  await hers.goto(`${office.url}/account`);
  await hers.getByText('Tên đăng nhập: lan').waitFor();
  await hers.getByText('bằng đăng nhập chung').waitFor();

  const other = await openAs(browser, addColleague(office, 'khac', 'Một người khác'));
  await other.goto(`${office.url}/account`);
  await button(other, `Gắn ${kName}`).click();
  await signInThere(other, 'lan.lt');
  await other.getByText('Một người khác ở đây đã gắn').waitFor();
  await other.context().close();

  await button(hers, `Gỡ ${kName}`).click();
  await hers.getByText('chỉ còn vào được bằng đường dẫn đăng nhập').waitFor();
  await button(hers.getByRole('dialog'), 'Gỡ').click();
  await button(hers, `Gắn ${kName}`).waitFor();
  await signOut(hers);
  await signInBy(hers, 'lan.lt');
  await hers.getByText('chưa gắn với ai ở đây').waitFor();
  assert.deepEqual(hers.troubles, []);
  await hers.context().close();
});

test('who was invited finishes by the provider, and needs no password', async () => {
  const invited = await ask(page, office, 'POST', '/api/accounts', { name: 'duc', shown_name: 'Trần Văn Đức', purpose: 'invitation' });
  const { link } = await invited.json();
  const duc = await openPage(browser, { viewport: kPhone });
  await duc.goto(office.url + link);
  await button(duc, 'Đăng nhập').click();
  await duc.getByRole('heading', { name: /Trần Văn Đức/ }).waitFor();
  assert.deepEqual(await violations(duc), []);
  assert.ok(await fitsInto(duc));
  await button(duc, `Gắn ${kName}`).click();
  await signInThere(duc, 'duc.tv');
  await duc.getByRole('navigation').first().waitFor();
  assert.deepEqual((await myGrants(duc)).map(({ group }) => group), ['van-thu']);
  assert.deepEqual(duc.troubles, []);
  await duc.context().close();
});

test('a mapping that is removed takes its roles at once', async () => {
  await page.goto(`${office.url}/providers`);
  await page.getByRole('button', { name: /^Bỏ gắn/ }).click();
  await button(page.getByRole('dialog'), 'Bỏ gắn').click();
  await page.getByText('Chưa gắn nhóm nào.').waitFor();
  const grants = await (await page.request.get(`${office.url}/api/grants`)).json();
  assert.ok(grants.items.every(({ group }) => group === null));
  assert.deepEqual(page.troubles, []);
});
