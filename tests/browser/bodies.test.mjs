// Bodies of State, Party and Front: the usual ones of a province at once, one by hand, where they work, who is in charge of them, their codes in edXML.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder, closeDesk, openDesk, openPage } from './office.mjs';

const kList = {
  name: 'hiện nay.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify([
      { Code: '14', FullName: 'Tỉnh Sơn La', FullNameEn: 'Son La Province', Wards: [{ Code: '03646', FullName: 'Phường Tô Hiệu' }, { Code: '03670', FullName: 'Xã Chiềng Mai', FullNameEn: 'Chieng Mai Commune' }] },
      { Code: '01', FullName: 'Thành phố Hà Nội', FullNameEn: 'Hanoi City', Wards: [{ Code: '00004', FullName: 'Phường Ba Đình' }] },
    ]),
  ),
};
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let office;
let browser;
let page;
before(async () => {
  ({ office, browser, page } = await openDesk());
  await page.goto(`${office.url}/units`);
  await page.locator('[data-units-import]').setInputFiles([kList]);
  await page.getByText('Đã thêm 5 đơn vị').waitFor();
});
after(closeDesk);

const section = (name) => page.getByRole('region', { name: new RegExp(`^${name}`) });
const dialog = (name) => page.getByRole('dialog', { name });
const idOf = async (words) => (await (await page.request.get(`${office.url}/api/units?q=${encodeURIComponent(words)}`)).json()).items[0].unit.id;
const trimmed = (texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim());

async function open(path) {
  await page.goto(office.url + path);
  await page.locator('h1').first().waitFor();
}
const openUnit = async (words) => open(`/units/${await idOf(words)}`);

test('each tree of bodies says what will stand there, and the address keeps which is looked at', async () => {
  await open('/units');
  await page.getByRole('navigation', { name: 'Hệ thống' }).getByRole('link', { name: 'Đảng' }).click();
  await page.waitForURL(/tree=party/);
  await page.getByText('Chưa có cơ quan nào của hệ thống này').waitFor();
  assert.equal(await page.locator('[data-map]').count(), 0);
  await page.reload();
  assert.equal(await page.getByRole('navigation', { name: 'Hệ thống' }).getByRole('link', { name: 'Đảng' }).getAttribute('aria-current'), 'page');
});

test('the usual bodies of a province are looked at with numbers and names, then added at once', async () => {
  await openUnit('Sơn La');
  await page.getByRole('button', { name: 'Thêm các cơ quan thường có' }).click();
  const form = dialog('Thêm các cơ quan thường có');
  assert.equal(await form.getByRole('combobox', { name: 'Trong địa bàn' }).inputValue(), 'Tỉnh Sơn La');
  await form.getByRole('button', { name: 'Thêm 9 cơ quan' }).waitFor();
  assert.deepEqual(trimmed(await form.locator('tbody tr').first().locator('th, td').allTextContents()), ['Đảng, cấp tỉnh', '1', '0']);
  await form.getByText('Xem tên').click();
  await form.getByText('Đảng ủy phường Tô Hiệu').waitFor();
  await form.getByText('Nhà nước', { exact: true }).click();
  await form.getByRole('button', { name: 'Thêm 6 cơ quan' }).waitFor();
  await form.getByText('Cấp tỉnh', { exact: true }).click();
  await form.getByText('4 cơ quan sẽ không có cấp trên').waitFor();
  await form.getByText('Cấp tỉnh', { exact: true }).click();
  await form.getByText('Nhà nước', { exact: true }).click();
  await form.getByRole('button', { name: 'Thêm 9 cơ quan' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('Đã thêm 9 cơ quan.').waitFor();
  const here = section('Cơ quan trên địa bàn');
  for (const [tree, name] of [['Đảng', 'Tỉnh ủy Sơn La'], ['Nhà nước', 'Ủy ban nhân dân tỉnh Sơn La'], ['Mặt trận', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La']]) {
    assert.deepEqual(trimmed(await here.getByRole('list', { name: new RegExp(`: ${tree}$`) }).getByRole('link').allTextContents()), [name]);
  }
  const [left, middle] = [await here.getByText('Tỉnh ủy Sơn La').boundingBox(), await here.getByText('Ủy ban nhân dân tỉnh Sơn La').boundingBox()];
  assert.ok(middle.x > left.x + left.width && Math.abs(middle.y - left.y) < 3, 'side by side');
});

test('what is there already is left alone', async () => {
  await open('/units?tree=front');
  await page.getByRole('list', { name: 'Các cơ quan đứng đầu hệ thống' }).getByRole('link', { name: /tỉnh Sơn La/ }).waitFor();
  await page.getByRole('button', { name: 'Thêm các cơ quan thường có' }).click();
  const form = dialog('Thêm các cơ quan thường có');
  await form.getByRole('button', { name: 'Thêm 6 cơ quan' }).waitFor();
  await form.getByRole('combobox', { name: 'Trong địa bàn' }).fill('chieng mai');
  await form.getByRole('option', { name: /Xã Chiềng Mai/ }).waitFor();
  await page.keyboard.press('Enter');
  await form.getByText('Các cơ quan này đều đã có trong danh bạ.').waitFor();
  assert.equal(await form.getByRole('button', { name: /^Thêm 0/ }).isDisabled(), true);
  await page.keyboard.press('Escape');
});

test('a body of a commune stands in its own tree and leads to its territory', async () => {
  await open('/units?q=dang+uy+xa+chieng+mai&tree=party');
  await page.getByRole('list', { name: 'Đơn vị tìm được' }).getByRole('link', { name: 'Đảng ủy xã Chiềng Mai' }).click();
  await page.getByRole('heading', { name: 'Đảng ủy xã Chiềng Mai', level: 1 }).waitFor();
  await page.getByRole('navigation', { name: 'Đơn vị cấp trên' }).getByRole('link', { name: 'Tỉnh ủy Sơn La' }).waitFor();
  await section('Thông tin').getByText('Đảng', { exact: true }).waitFor();
  await section('Địa bàn hoạt động').getByRole('link', { name: 'Xã Chiềng Mai' }).click();
  await page.getByRole('heading', { name: 'Xã Chiềng Mai', level: 1 }).waitFor();
});

test('a body is added by hand under another one; the tone may be written either way', async () => {
  await openUnit('Sơn La');
  await page.getByRole('button', { name: 'Thêm cơ quan', exact: true }).click();
  const form = dialog('Thêm cơ quan');
  await form.getByRole('button', { name: 'Thêm', exact: true }).click();
  await form.getByText('Chưa có tên cơ quan').waitFor();
  await form.getByLabel('Tên cơ quan').fill('Tỉnh uỷ Sơn La');
  await form.getByText('Đảng', { exact: true }).click();
  await form.getByRole('button', { name: 'Thêm', exact: true }).click();
  await form.getByText('Tỉnh ủy Sơn La đã có trong danh bạ').waitFor();
  await form.getByLabel('Tên cơ quan').fill('Ban Tuyên giáo và Dân vận Tỉnh ủy Sơn La');
  await form.getByRole('combobox', { name: 'Cơ quan cấp trên' }).fill('tinh uy son la');
  await form.getByRole('option', { name: 'Tỉnh ủy Sơn La' }).waitFor();
  await page.keyboard.press('Enter');
  await form.getByLabel('Từ ngày').fill('1/7/2025');
  await form.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('heading', { name: 'Ban Tuyên giáo và Dân vận Tỉnh ủy Sơn La', level: 1 }).waitFor();
  await page.getByRole('navigation', { name: 'Đơn vị cấp trên' }).getByRole('link', { name: 'Tỉnh ủy Sơn La' }).waitFor();
  await section('Địa bàn hoạt động').getByRole('link', { name: 'Tỉnh Sơn La' }).waitFor();
});

test('an embassy has no territory; where a body works changes from a day on', async () => {
  await open('/units?tree=state');
  await page.getByRole('button', { name: 'Thêm cơ quan', exact: true }).click();
  const form = dialog('Thêm cơ quan');
  await form.getByLabel('Tên cơ quan').fill('Chi cục Thử khu vực I');
  await form.getByText('Trung ương', { exact: true }).click();
  await form.getByRole('button', { name: 'Thêm', exact: true }).click();
  const where = section('Địa bàn hoạt động');
  await where.getByText('Không gắn với địa bàn nào').waitFor();
  await where.getByRole('button', { name: 'Sửa địa bàn' }).click();
  const change = dialog(/^Địa bàn hoạt động của/);
  for (const words of ['Sơn La', 'Hà Nội']) {
    await change.getByRole('combobox').fill(words);
    await change.getByRole('option', { name: new RegExp(words) }).waitFor();
    await page.keyboard.press('Enter');
    await change.getByRole('button', { name: new RegExp(`^Bỏ .*${words}`) }).waitFor();
  }
  await change.getByLabel('Từ ngày').fill('1/1/2026');
  await change.getByRole('button', { name: 'Ghi', exact: true }).click();
  await where.getByRole('link', { name: 'Thành phố Hà Nội' }).waitFor();
  assert.deepEqual(trimmed(await where.getByRole('link').allTextContents()), ['Thành phố Hà Nội', 'Tỉnh Sơn La']);
  await open(`${new URL(page.url()).pathname}?on=2025-12-31`);
  await where.getByText('Không gắn với địa bàn nào').waitFor();
});

test('a unit gets its code in one form and shows it in both; what is no code is said beside the field', async () => {
  await openUnit('Sơn La');
  await section('Mã định danh điện tử').getByText('Chưa ghi mã').waitFor();
  await page.getByRole('button', { name: 'Ghi mã' }).click();
  const form = dialog(/Ghi mã định danh cho Tỉnh Sơn La/);
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await form.getByText('Chưa có mã').waitFor();
  await form.getByLabel('Mã', { exact: true }).fill('H52-01');
  await form.getByLabel('Từ ngày').fill('1/7/2025');
  await form.getByLabel('Căn cứ').fill('Quyết định 12/QĐ-UBND ngày 15/6/2025');
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await form.getByText(/“H52-01” không phải là mã định danh điện tử/).waitFor();
  assert.equal(await form.getByLabel('Căn cứ').inputValue(), 'Quyết định 12/QĐ-UBND ngày 15/6/2025', 'nothing typed is lost');
  await form.getByLabel('Mã', { exact: true }).fill('000.00.01.h52');
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await form.waitFor({ state: 'detached' });
  const row = section('Mã định danh điện tử').getByRole('listitem');
  assert.match(trimmed(await row.allTextContents())[0], /^H52\.01 000\.00\.01\.H52 dạng QCVN 102:2016 Từ 01\/07\/2025 đến nay · Căn cứ: Quyết định 12/);
});

test('a code in either form finds the unit', async () => {
  for (const words of ['000.00.01.H52', 'h52.01']) {
    await open(`/units?q=${words}`);
    await page.getByRole('list', { name: 'Đơn vị tìm được' }).getByRole('link', { name: 'Tỉnh Sơn La' }).waitFor();
  }
});

test('a newer code ends the older one; one given by mistake is taken back, and undo brings it again', async () => {
  await openUnit('Sơn La');
  await page.getByRole('button', { name: 'Ghi mã' }).click();
  const form = dialog(/Ghi mã định danh/);
  await form.getByText('Mã đang dùng H52.01 sẽ hết hiệu lực').waitFor();
  await form.getByLabel('Mã', { exact: true }).fill('H52.242');
  await form.getByLabel('Từ ngày').fill('1/1/2026');
  await form.getByLabel('Căn cứ').fill('Quyết định 1/QĐ-UBND');
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  const rows = section('Mã định danh điện tử').getByRole('listitem');
  await rows.getByText('Từ 01/07/2025 đến hết 31/12/2025').waitFor();
  assert.equal(await rows.count(), 2);
  await page.getByRole('button', { name: 'Sửa mã H52.242' }).click();
  await dialog(/Sửa mã định danh/).getByRole('button', { name: 'Rút mã ghi nhầm' }).click();
  await rows.nth(1).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await rows.nth(1).waitFor();
  await page.getByRole('button', { name: 'Sửa mã H52.01' }).click();
  const correcting = dialog(/Sửa mã định danh/);
  assert.equal(await correcting.getByLabel('Ngày cuối').inputValue(), '31/12/2025');
  await correcting.getByLabel('Từ ngày').fill('2/7/2025');
  await correcting.getByRole('button', { name: 'Ghi', exact: true }).click();
  await rows.getByText('Từ 02/07/2025 đến hết 31/12/2025').waitFor();
});

/// What axe finds on the page as it stands, at both widths; and that nothing is wider than a phone.
async function findFaults(path, act = async () => {}) {
  const found = [];
  for (const viewport of [{ width: 1280, height: 850 }, { width: 360, height: 740 }]) {
    const other = await openPage(browser, { viewport, storageState: await page.context().storageState() });
    await other.goto(office.url + path);
    await other.locator('h1').first().waitFor();
    await act(other);
    if (process.env.NHIPCAU_SHOTS) await other.screenshot({ path: `${process.env.NHIPCAU_SHOTS}/${shots++}-${viewport.width}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page: other }).setLegacyMode(true).withTags(kTags).analyze();
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${viewport.width} ${id}: ${node.html.slice(0, 160)}`)));
    const width = await other.evaluate(() => document.documentElement.scrollWidth);
    if (width > viewport.width) found.push(`${viewport.width}: ${path} is ${width} wide`);
    await other.context().close();
  }
  return found;
}
let shots = 0;

test('axe finds nothing on the page of a unit with codes and in its form, at both widths', async () => {
  const path = `/units/${await idOf('Sơn La')}`;
  assert.deepEqual(await findFaults(path, (other) => other.getByText('H52.242').waitFor()), []);
  assert.deepEqual(await findFaults(path, (other) => other.getByRole('button', { name: 'Sửa mã H52.242' }).click()), []);
});

test('head and part-timer are named: somebody with an account, and somebody by name alone; a new head ends the one before', async () => {
  await openUnit('Tỉnh ủy Sơn La');
  const who = section('Người phụ trách');
  const form = dialog(/^Ghi người phụ trách/);
  const heads = who.getByRole('list', { name: 'Người đứng đầu', exact: true });
  await who.getByText('Chưa ghi ai.').first().waitFor();
  await who.getByRole('button', { name: 'Ghi người phụ trách' }).click();
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await form.getByText('Chưa chọn người').waitFor();
  await form.getByText('Người chưa có tài khoản', { exact: true }).click();
  await form.getByLabel('Họ và tên').fill('Lò Văn Ba');
  await form.getByLabel('Chức vụ').fill('Bí thư Tỉnh ủy');
  await form.getByLabel('Từ ngày').fill('1/7/2025');
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await heads.getByText('Bí thư Tỉnh ủy').waitFor();
  await who.getByRole('button', { name: 'Ghi người phụ trách' }).click();
  await form.getByText('Lò Văn Ba đang giữ chức danh này').waitFor();
  await form.getByRole('combobox', { name: 'Người' }).fill('quan tri');
  await form.getByRole('option', { name: 'Quản trị viên' }).waitFor();
  await page.keyboard.press('Enter');
  await form.getByLabel('Từ ngày').fill('1/6/2025');
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await form.getByText('Vào thời gian ấy người giữ chức danh là Lò Văn Ba').waitFor();
  await form.getByLabel('Từ ngày').fill('1/1/2026');
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await heads.getByText('Quản trị viên').waitFor();
  await who.getByText('Trước đây và sắp tới (1)').click();
  await who.getByText('Từ 01/07/2025 đến hết 31/12/2025').waitFor();
  await who.getByRole('button', { name: 'Ghi người phụ trách' }).click();
  await form.getByText('Kiêm nhiệm phụ trách thông tin đối ngoại').click();
  await form.getByText('Người chưa có tài khoản', { exact: true }).click();
  await form.getByLabel('Họ và tên').fill('Cầm Thị Tư');
  await form.getByLabel('Chức vụ').fill('Phó Trưởng phòng Tuyên truyền');
  await form.getByRole('button', { name: 'Ghi', exact: true }).click();
  await who.getByRole('list', { name: 'Kiêm nhiệm phụ trách thông tin đối ngoại', exact: true }).getByText('Cầm Thị Tư').waitFor();
});

test('as of an earlier day the page tells who it was then; one written by mistake is taken back, and undo brings it again', async () => {
  const who = section('Người phụ trách');
  const path = new URL(page.url()).pathname;
  await open(`${path}?on=2025-08-01`);
  await who.getByRole('list', { name: 'Người đứng đầu', exact: true }).getByText('Lò Văn Ba').waitFor();
  await open(path);
  await who.getByRole('button', { name: 'Sửa dòng Cầm Thị Tư' }).click();
  await dialog(/^Sửa người phụ trách/).getByRole('button', { name: 'Rút dòng ghi nhầm' }).click();
  await who.getByText('Cầm Thị Tư').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await who.getByText('Cầm Thị Tư').waitFor();
});

test('a person\'s page tells their posts and leads to the units', async () => {
  const { account } = await (await page.request.get(`${office.url}/api/session`)).json();
  await open(`/people/${account.id}`);
  const posts = page.getByRole('list', { name: 'Phụ trách ở các đơn vị' });
  assert.match(trimmed(await posts.getByRole('listitem').allTextContents())[0], /Người đứng đầu, Tỉnh ủy Sơn La Từ 01\/01\/2026 đến nay/);
  await posts.getByRole('link', { name: 'Tỉnh ủy Sơn La' }).click();
  await page.getByRole('heading', { name: 'Tỉnh ủy Sơn La', level: 1 }).waitFor();
});

test('axe finds nothing on the trees, the columns of bodies and the forms, at both widths', async () => {
  const province = `/units/${await idOf('Sơn La')}`;
  assert.deepEqual(await findFaults('/units?tree=party', (other) => other.getByRole('link', { name: 'Tỉnh ủy Sơn La' }).waitFor()), []);
  assert.deepEqual(await findFaults(province, (other) => other.getByText('Tỉnh ủy Sơn La', { exact: true }).waitFor()), []);
  assert.deepEqual(await findFaults(`/units/${await idOf('Tỉnh ủy Sơn La')}`, (other) => other.getByText('Sửa địa bàn').waitFor()), []);
  const { account } = await (await page.request.get(`${office.url}/api/session`)).json();
  assert.deepEqual(await findFaults(`/people/${account.id}`, (other) => other.getByText('Phụ trách ở các đơn vị').waitFor()), []);
  assert.deepEqual(await findFaults(`/units/${await idOf('Tỉnh ủy Sơn La')}`, (other) => other.getByRole('button', { name: 'Ghi người phụ trách' }).click()), []);
  assert.deepEqual(await findFaults(province, (other) => other.getByRole('button', { name: 'Thêm cơ quan', exact: true }).click()), []);
  const usual = async (other) => {
    await other.getByRole('button', { name: 'Thêm các cơ quan thường có' }).click();
    await other.getByText('Các cơ quan này đều đã có').waitFor();
  };
  assert.deepEqual(await findFaults(province, usual), []);
  assert.deepEqual(await findFaults('/units?tree=state', async (other) => {
    await other.getByRole('button', { name: 'Thêm các cơ quan thường có' }).click();
    await other.getByRole('button', { name: 'Thêm 6 cơ quan' }).waitFor();
  }), []);
});

test('no page of this file had an error or was stopped by the security policy', () => assert.deepEqual(page.troubles, []));
