// Units through time: lists taken over, the map of provinces, search as of a day, what became of a unit and saying so.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder, chooseLanguage, closeDesk, openDesk, openPage, root, signIn, startOffice, until } from './office.mjs';

const json = (name, list) => ({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(list)) });
const kThreeLevels = json('trước 2025.json', [
  { Id: '01', Name: 'Thành phố Hà Nội', Districts: [{ Id: '001', Name: 'Quận Ba Đình', Wards: [{ Id: '00001', Name: 'Phường Phúc Xá' }] }] },
  {
    Id: '52',
    Name: 'Tỉnh Bình Định',
    Districts: [{ Id: '540', Name: 'Thành phố Quy Nhơn', Wards: [{ Id: '21550', Name: 'Phường Nhơn Bình' }, { Id: '21553', Name: 'Phường Nhơn Phú' }, { Name: 'Xã không mã' }] }],
  },
  { Id: '64', Name: 'Tỉnh Gia Lai', Districts: [{ Id: '622', Name: 'Thành phố Pleiku', Wards: [{ Id: '23575', Name: 'Phường Diên Hồng' }] }] },
]);
const kManyCommunes = Array.from({ length: 24 }, (_, index) => ({ Code: String(24000 + index), FullName: `Xã Ia Thử ${index + 1}` }));
const kTwoLevels = json('hiện nay.json', [
  { Code: '01', FullName: 'Thành phố Hà Nội', FullNameEn: 'Hanoi City', Wards: [{ Code: '00004', FullName: 'Phường Ba Đình', FullNameEn: 'Ba Dinh Ward' }] },
  { Code: '52', FullName: 'Tỉnh Gia Lai', FullNameEn: 'Gia Lai Province', Wards: [{ Code: '21553', FullName: 'Phường Quy Nhơn Bắc' }, { Code: '21583', FullName: 'Phường Quy Nhơn' }, ...kManyCommunes] },
]);
const kRealLists = join(root, '../shared/data/territory');
const kSource = 'Nghị quyết số 1664/NQ-UBTVQH15 ngày 16/6/2025';

let office;
let browser;
let page;
before(async () => {
  ({ office, browser, page } = await openDesk());
});
after(closeDesk);

const outcomes = (where = page) => where.getByRole('list', { name: 'Các danh mục đã đưa vào' });
const outcome = (name, where = page) => outcomes(where).locator('> li').filter({ hasText: name });
const provinces = (where = page) => where.getByRole('list', { name: 'Các tỉnh, thành phố' });
const found = (where = page) => where.getByRole('list', { name: 'Đơn vị tìm được' });
const section = (name, where = page) => where.getByRole('region', { name: new RegExp(`^${name}`) });
const idOf = async (words, on) => (await (await page.request.get(`${office.url}/api/units?q=${encodeURIComponent(words)}${on ? `&on=${on}` : ''}`)).json()).items[0].unit.id;
const trimmed = (texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim());

async function open(path, where = page) {
  await where.goto(office.url + path);
  await where.locator('h1').first().waitFor();
}
async function openUnit(words, { on = '', asOf = '' } = {}, where = page) {
  await open(`/units/${await idOf(words, on)}${asOf ? `?on=${asOf}` : ''}`, where);
}

test('an office without units says what will stand there and what to do; the palette leads there', async () => {
  await page.goto(office.url);
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('don vi');
  await page.getByRole('option', { name: 'Đơn vị', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/units$/);
  await page.getByText(/Chưa có danh mục đơn vị hiện nay[^]*Hãy nhập danh mục/).waitFor();
  assert.equal(await page.getByRole('navigation').getByRole('link', { name: 'Đơn vị' }).getAttribute('aria-current'), 'page');
});

test('a file that is no list is refused in a sentence, and can be tried again', async () => {
  await page.locator('[data-units-import]').setInputFiles([{ name: 'sai.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') }]);
  await outcome('sai.json').getByRole('alert').getByText(/không phải là danh mục tỉnh, xã/).waitFor();
  assert.equal(await outcome('sai.json').getByRole('button', { name: 'Thử lại' }).count(), 1);
});

test('two lists are taken over one after the other, and what came of each is said in words', async () => {
  await page.locator('[data-units-import]').setInputFiles([kThreeLevels, kTwoLevels]);
  await outcome('trước 2025.json').getByText('Đã thêm 10 đơn vị').waitFor();
  await outcome('trước 2025.json').getByText('1 đơn vị trong danh mục không có mã nên không nhập.').waitFor();
  await outcome('hiện nay.json').getByText(/Đã thêm 28 đơn vị · 1 đã có từ trước · 3 đơn vị cũ nối/).waitFor();
  await provinces().getByRole('link', { name: 'Thành phố Hà Nội' }).waitFor();
  assert.equal(await provinces().getByRole('link').count(), 2);
});

test('a list dropped on the page is taken over, not registered as a paper; other names are told in a table', async () => {
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'thả vào.json', { type: 'application/json' }));
    return transfer;
  }, '[{"Code":"52","FullName":"Tỉnh Gia Rai","Wards":[]}]');
  await page.dispatchEvent('#main', 'dragenter', { dataTransfer: data });
  await page.getByText('Thả tệp để nhập danh mục đơn vị').waitFor();
  await page.dispatchEvent('#main', 'drop', { dataTransfer: data });
  const told = outcome('thả vào.json');
  await told.getByText(/1 đã có từ trước/).waitFor();
  await told.getByText(/1 đơn vị mang tên khác/).first().click();
  assert.deepEqual(trimmed(await told.locator('tbody td').allTextContents()), ['52', 'Tỉnh Gia Lai', 'Tỉnh Gia Rai']);
  assert.match(page.url(), /\/units$/);
  assert.equal((await (await page.request.get(`${office.url}/api/papers?limit=1`)).json()).total, 0);
});

test('what came of the lists is still there after walking on, and can be cleared', async () => {
  await provinces().getByRole('link', { name: 'Thành phố Hà Nội' }).click();
  await page.getByRole('heading', { name: 'Thành phố Hà Nội', level: 1 }).waitFor();
  await page.goBack();
  await outcome('hiện nay.json').getByRole('button', { name: 'Bỏ dòng hiện nay.json' }).click();
  await outcome('hiện nay.json').waitFor({ state: 'detached' });
});

test('the map has a tile for each province where the country has it, and both groups of islands', async () => {
  await open('/units');
  await provinces().waitFor();
  assert.deepEqual(trimmed(await provinces().getByRole('link').allTextContents()), ['Thành phố Hà Nội', 'Tỉnh Gia Lai']);
  const boxOf = (locator) => locator.boundingBox();
  const north = await boxOf(provinces().getByRole('link').first());
  const south = await boxOf(provinces().getByRole('link').last());
  assert.ok(Math.abs(north.width - north.height) <= 1, JSON.stringify(north));
  assert.ok(south.y > north.y + 5 * north.height && south.x > north.x, 'Gia Lai lies south-east of Hà Nội');
  for (const [name, province] of [['Hoàng Sa', 'Đà Nẵng'], ['Trường Sa', 'Khánh H']]) {
    const islands = provinces().getByRole('listitem').filter({ hasText: name });
    const box = await boxOf(islands);
    assert.ok(box.x > south.x + south.width, `${name}, of ${province}, lies out at sea`);
  }
});

test('as of a day before July 2025 the provinces are a plain list; the day stays in the address', async () => {
  await open('/units');
  await page.getByRole('button', { name: '30/06/2025' }).click();
  await page.waitForURL(/on=2025-06-30/);
  await page.getByText('3 tỉnh, thành phố vào ngày 30/06/2025').waitFor();
  assert.deepEqual(trimmed(await provinces().getByRole('link').allTextContents()), ['Thành phố Hà Nội', 'Tỉnh Bình Định', 'Tỉnh Gia Lai']);
  assert.equal(await page.locator('[data-map]').count(), 0);
  await page.getByLabel('Vào ngày').getByRole('textbox').fill('1/1/2024');
  await page.waitForURL(/on=2024-01-01/);
  await provinces().getByRole('link', { name: 'Tỉnh Bình Định' }).click();
  await page.waitForURL(/\/units\/[^/]+\?on=2024-01-01$/);
  await section('Đơn vị bên dưới').getByRole('link', { name: 'Thành phố Quy Nhơn' }).click();
  await page.waitForURL(/\/units\/[^/]+\?on=2024-01-01$/);
  const above = page.getByRole('navigation', { name: 'Đơn vị cấp trên' });
  await above.getByRole('link', { name: 'Tỉnh Bình Định' }).waitFor();
  assert.match(await above.getByRole('link').getAttribute('href'), /on=2024-01-01/);
  await section('Đơn vị bên dưới').getByRole('link', { name: 'Phường Nhơn Phú' }).waitFor();
});

test('a day that is none is today', async () => {
  await open('/units?on=2025-02-30');
  await page.getByText(/2 tỉnh, thành phố vào ngày/).waitFor();
});

test('units are found without marks, by a code, and provinces by a part of the name', async () => {
  await open('/units');
  await page.keyboard.press('/');
  await page.keyboard.type('nhon phu');
  await page.waitForURL(/q=nhon\+phu/);
  const row = found().getByRole('listitem').filter({ hasText: 'Phường Nhơn Phú' });
  await row.getByText('Thành phố Quy Nhơn, Tỉnh Bình Định').waitFor();
  await row.getByText('Đến hết 30/06/2025').waitFor();
  await page.reload();
  await row.waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), 'nhon phu');
  await page.getByRole('searchbox').fill('21553');
  await found().getByText('Phường Quy Nhơn Bắc').waitFor();
  await page.getByRole('searchbox').fill('lai');
  await until(page, () => document.querySelectorAll('[aria-label="Đơn vị tìm được"] a').length === 1);
  assert.deepEqual(trimmed(await provinces().locator('.lit').allTextContents()), ['Tỉnh Gia Lai']);
  await page.getByRole('searchbox').fill('khong co dau');
  await page.getByText(/Không có đơn vị nào tên hoặc mã là “khong co dau”/).waitFor();
  await page.getByRole('link', { name: 'bỏ chữ đang tìm' }).click();
  await page.waitForURL(/\/units$/);
});

test('a unit that is there tells its kind, code, English name, what it was made of and what is below', async () => {
  await openUnit('52');
  const facts = section('Thông tin');
  await facts.getByText('Cấp tỉnh').waitFor();
  await facts.getByText('Từ 01/07/2025 đến nay').waitFor();
  await page.getByText('Gia Lai Province', { exact: true }).waitFor();
  const older = section('Hợp thành từ');
  assert.deepEqual(trimmed(await older.getByRole('link').allTextContents()), ['Tỉnh Bình Định', 'Tỉnh Gia Lai']);
  await older.getByText(/Nghị quyết 202\/2025\/QH15/).first().waitFor();
  assert.equal(await section('Nay là').count(), 0);
  assert.equal(await section('Đơn vị bên dưới').getByRole('link').count(), 26);
});

test('a long list of units below is narrowed by name, and the words stay in the address', async () => {
  await openUnit('52');
  await page.keyboard.press('/');
  await page.keyboard.type('quy nhon');
  await until(page, () => document.querySelectorAll('[aria-labelledby=unit-below] a').length === 2);
  await page.waitForURL(/q=quy\+nhon/);
  await page.reload();
  await until(page, () => document.querySelectorAll('[aria-labelledby=unit-below] a').length === 2);
  await page.getByRole('searchbox').fill('xyz');
  await page.getByText('Không có đơn vị bên dưới nào khớp với “xyz”.').waitFor();
});

test('names a province had are listed with their days', async () => {
  await page.goto(`${office.url}/units`);
  await page.locator('[data-units-import]').setInputFiles([json('đồng nai.json', [{ Code: '75', FullName: 'Thành phố Đồng Nai', FullNameEn: 'Dong Nai City', Wards: [] }])]);
  await outcome('đồng nai.json').getByText('Đã thêm 1 đơn vị').waitFor();
  await openUnit('75', {}, page);
  await section('Thông tin').getByText('Tỉnh Đồng Nai đến hết 29/04/2026').waitFor();
  await openUnit('75', { asOf: '2025-12-01' });
  await page.getByRole('heading', { name: 'Tỉnh Đồng Nai', level: 1 }).waitFor();
});

test('a province that ended leads to the one that took its place, whole and with the source', async () => {
  await openUnit('Bình Định', { on: '2024-01-01' });
  await page.getByText(/đơn vị này không còn. Dưới đây là tình trạng vào ngày cuối cùng, 30\/06\/2025/).waitFor();
  const now = section('Nay là');
  await now.getByText('toàn bộ').waitFor();
  await now.getByText(/Căn cứ: Nghị quyết 202\/2025\/QH15/).waitFor();
  await section('Đơn vị bên dưới').getByRole('link', { name: 'Thành phố Quy Nhơn' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Ghi đơn vị thay thế' }).count(), 0, 'nothing of it is left to state');
  await now.getByRole('link', { name: 'Tỉnh Gia Lai' }).click();
  await page.getByRole('heading', { name: 'Tỉnh Gia Lai', level: 1 }).waitFor();
  await openUnit('Bình Định', { on: '2024-01-01', asOf: '2024-01-01' });
  await section('Nay là').getByRole('link', { name: 'Tỉnh Gia Lai' }).waitFor();
  assert.equal(await page.getByText(/đơn vị này không còn/).count(), 0);
});

test('a commune whose code went on says that it is known by that alone', async () => {
  await openUnit('nhon phu', { on: '2024-01-01' });
  const now = section('Nay là');
  await now.getByRole('link', { name: 'Phường Quy Nhơn Bắc' }).waitFor();
  await now.getByText('theo mã được giữ lại, có thể chỉ một phần địa bàn').waitFor();
  assert.equal(await now.getByRole('button', { name: /^Rút lại/ }).count(), 0);
});

test('a district tells the successors of its communes and those of which nobody has said', async () => {
  await openUnit('540', { on: '2024-01-01' });
  const now = section('Nay là');
  await now.getByRole('link', { name: 'Phường Quy Nhơn Bắc' }).waitFor();
  await now.getByText('Chưa rõ 1 đơn vị bên trong nay thuộc đâu').first().waitFor();
  await now.getByRole('link', { name: 'Phường Nhơn Bình' }).click();
  await page.getByRole('heading', { name: 'Phường Nhơn Bình', level: 1 }).waitFor();
});

const form = (where = page) => where.getByRole('dialog', { name: /Ghi đơn vị thay thế/ });

async function choose(words, name) {
  await form().getByRole('combobox').fill(words);
  await form().getByRole('option', { name }).waitFor();
}

test('what nobody has said is told, with where it may lie; the form asks for what is missing beside each field', async () => {
  await openUnit('nhon binh', { on: '2024-01-01' });
  await section('Nay là').getByText(/Chưa rõ nay thuộc đâu\. Có thể nằm trong Phường Quy Nhơn Bắc/).waitFor();
  await page.getByRole('button', { name: 'Ghi đơn vị thay thế' }).click();
  await form().getByRole('button', { name: 'Ghi', exact: true }).click();
  await form().getByText(/Chưa chọn đơn vị/).waitFor();
  await form().getByText(/Chưa có căn cứ/).waitFor();
  assert.equal(await form().getByLabel('Từ ngày').inputValue(), '01/07/2025');
  await page.keyboard.press('Escape');
  await form().waitFor({ state: 'detached' });
});

test('a successor is found by a part of its name, previewed in a sentence, stated, and taken back by undo', async () => {
  await page.getByRole('button', { name: 'Ghi đơn vị thay thế' }).click();
  await choose('nhon', 'Phường Quy Nhơn Bắc Tỉnh Gia Lai');
  await page.keyboard.press('ArrowDown');
  const second = trimmed([await form().locator('[role=option][aria-selected=true] span').first().textContent()])[0];
  await page.keyboard.press('Enter');
  assert.equal(await form().getByRole('combobox').inputValue(), second);
  await form().getByText('Một phần', { exact: true }).click();
  await form().getByText(`Từ 01/07/2025, một phần Phường Nhơn Bình thuộc ${second}.`).waitFor();
  await form().getByLabel('Căn cứ').fill(kSource);
  await form().getByRole('button', { name: 'Ghi', exact: true }).click();
  await form().waitFor({ state: 'detached' });
  const now = section('Nay là');
  await now.getByRole('link', { name: second, exact: true }).waitFor();
  await now.getByText(`Căn cứ: ${kSource}`).waitFor();
  assert.equal(await now.getByText('Chưa rõ nay thuộc đâu').count(), 0);
  await page.getByText(`Đã ghi: Phường Nhơn Bình nay là ${second}.`).waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await now.getByText(/Chưa rõ nay thuộc đâu/).waitFor();
});

test('what the office refuses stands beside the field it is about, and the words stay', async () => {
  await page.getByRole('button', { name: 'Ghi đơn vị thay thế' }).click();
  await choose('21583', /Phường Quy Nhơn Tỉnh Gia Lai/);
  await page.keyboard.press('Enter');
  await form().getByText('Một phần', { exact: true }).click();
  await form().getByLabel('Từ ngày').fill('30/06/2025');
  await form().getByLabel('Căn cứ').fill(kSource);
  await form().getByRole('button', { name: 'Ghi', exact: true }).click();
  await form().getByRole('alert').getByText(/Phường Nhơn Bình chưa kết thúc vào ngày ấy: chọn ngày 01\/07\/2025/).waitFor();
  assert.equal(await form().getByLabel('Căn cứ').inputValue(), kSource);
  await form().getByLabel('Từ ngày').fill('01/07/2025');
  await form().getByRole('button', { name: 'Ghi', exact: true }).click();
  await form().waitFor({ state: 'detached' });
});

test('what was stated can be taken back, and that can be undone', async () => {
  const now = section('Nay là');
  await now.getByRole('button', { name: 'Rút lại: Phường Quy Nhơn' }).click();
  await now.getByText(/Chưa rõ nay thuộc đâu/).waitFor();
  await page.getByRole('status').filter({ hasText: 'Đã rút lại' }).getByRole('button', { name: 'Hoàn tác' }).last().click();
  await now.getByText(`Căn cứ: ${kSource}`).waitFor();
  await page.reload();
  await now.getByRole('button', { name: 'Rút lại: Phường Quy Nhơn' }).waitFor();
});

test('the arrow keys walk the map, j and k too; Enter opens; ? lists them', async () => {
  await open('/units');
  await provinces().waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent.replace(/\s+/g, ' ').trim());
  await page.keyboard.press('j');
  assert.equal(await focused(), 'Thành phố Hà Nội');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'Tỉnh Gia Lai');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'Thành phố Đồng Nai');
  await page.keyboard.press('Home');
  assert.equal(await focused(), 'Thành phố Hà Nội');
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Đi qua các ô của bản đồ').waitFor();
  await page.keyboard.press('Escape');
  await provinces().getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/units\/[^/]+$/);
});

test('what my rights do not allow is not drawn', async () => {
  const reader = await openPage(browser, { storageState: await page.context().storageState() });
  const without = (...gone) => async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    await route.fulfill({ response: answer, json: { ...session, permissions: session.permissions.filter((name) => !gone.includes(name)) } });
  };
  await reader.route('**/api/session', without('units.edit', 'units.import'));
  await open('/units', reader);
  await provinces(reader).waitFor();
  assert.equal(await reader.locator('[data-units-import]').count(), 0);
  await openUnit('nhon binh', { on: '2024-01-01' }, reader);
  await section('Nay là', reader).waitFor();
  assert.equal(await reader.getByRole('button', { name: /Ghi đơn vị thay thế|Rút lại/ }).count(), 0);
  await open('/units?on=1900-01-01&q=', reader);
  await reader.unroute('**/api/session');
  await reader.route('**/api/session', without('units.edit', 'units.import', 'units.read'));
  await reader.goto(office.url);
  await reader.getByRole('navigation').getByRole('link', { name: 'Văn bản' }).waitFor();
  assert.equal(await reader.getByRole('navigation').getByRole('link', { name: 'Đơn vị' }).count(), 0);
  await reader.context().close();
});

test('on a phone the provinces are a list by name, and nothing runs over the edge', async () => {
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 }, storageState: await page.context().storageState() });
  const overflow = () => phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await open('/units', phone);
  await provinces(phone).waitFor();
  assert.deepEqual(trimmed(await provinces(phone).getByRole('link').allTextContents()), ['Thành phố Đồng Nai', 'Tỉnh Gia Lai', 'Thành phố Hà Nội']);
  const box = await provinces(phone).getByRole('link').first().boundingBox();
  assert.ok(box.width > 300 && box.height >= 40, JSON.stringify(box));
  assert.equal(await overflow(), 0);
  await provinces(phone).getByRole('link').first().click();
  await phone.getByRole('heading', { name: 'Thành phố Đồng Nai', level: 1 }).waitFor();
  assert.equal(await overflow(), 0);
  await openUnit('nhon binh', { on: '2024-01-01' }, phone);
  await phone.getByRole('button', { name: 'Ghi đơn vị thay thế' }).click();
  await form(phone).waitFor();
  assert.equal(await overflow(), 0);
  assert.deepEqual(phone.troubles, []);
  await phone.context().close();
});

const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(where) {
  const told = [];
  for (const theme of ['light', 'dark']) {
    await where.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    await until(where, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
    const { violations: all } = await new AxeBuilder({ page: where }).setLegacyMode(true).withTags(kTags).analyze();
    for (const { id, nodes } of all) told.push(...nodes.slice(0, 3).map((node) => `${theme}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`));
  }
  return told;
}

for (const viewport of [{ width: 1366, height: 850 }, { width: 360, height: 740 }]) {
  for (const language of ['vi', 'en']) {
    test(`nothing to complain of: ${viewport.width} px, ${language}`, async () => {
      const looked = await openPage(browser, { viewport, storageState: await page.context().storageState() });
      await looked.goto(`${office.url}/account`);
      await chooseLanguage(looked, language);
      const lost = `/units/${await idOf('nhon binh', '2024-01-01')}`;
      const paths = ['/units', '/units?on=2024-01-01', '/units?q=nhon+phu', '/units?q=lai', '/units?q=khongco', `/units/${await idOf('52')}`, `/units/${await idOf('540', '2024-01-01')}`, lost];
      const told = [];
      for (const path of paths) {
        await open(path, looked);
        await until(looked, () => !document.querySelector('[aria-busy=true]') && (document.querySelector('main section, main [data-row]') !== null || /khongco/.test(document.querySelector('#main').textContent)));
        told.push(...(await violations(looked)).map((trouble) => `${path}: ${trouble}`));
      }
      await looked.getByRole('button', { name: language === 'vi' ? 'Ghi đơn vị thay thế' : 'State what took its place' }).click();
      await looked.getByRole('combobox').fill('quy nhon');
      await looked.getByRole('option').first().waitFor();
      told.push(...(await violations(looked)).map((trouble) => `form: ${trouble}`));
      assert.deepEqual(told, []);
      assert.deepEqual(looked.troubles, []);
      await looked.context().close();
    });
  }
}

test('in English the page is English', async () => {
  await page.goto(`${office.url}/account`);
  await chooseLanguage(page, 'en');
  await openUnit('nhon phu', { on: '2024-01-01' });
  await section('What it is now').getByText('by the code that was kept, perhaps a part of its land').waitFor();
  await section('About it').getByText('From before the lists begin until 30 Jun 2025').waitFor();
  await page.goto(`${office.url}/account`);
  await chooseLanguage(page, 'vi');
  assert.deepEqual(page.troubles, []);
});

test('the real lists fill the whole map: 34 tiles, none twice, none upon another', { skip: !existsSync(kRealLists) && '../shared/data/territory is not here' }, async () => {
  await office.stop();
  const real = await startOffice();
  const there = await openPage(browser);
  await signIn(there, real);
  await there.goto(`${real.url}/units`);
  await there.locator('[data-units-import]').setInputFiles(['units-2026-07-25.json', 'units-before-2025.json'].map((name) => join(kRealLists, name)));
  await outcome('units-2026-07-25.json', there).getByText('Đã thêm 3355 đơn vị').waitFor();
  await outcome('units-before-2025.json', there).getByText(/Đã thêm 10783 đơn vị/).waitFor();
  const links = provinces(there).getByRole('link');
  assert.equal(await links.count(), 34);
  const each = (what) => links.evaluateAll((all, what) => all.map((link) => (what === 'place' ? `${link.getBoundingClientRect().x} ${link.getBoundingClientRect().y}` : link.getAttribute('href'))), what);
  for (const what of ['address', 'place']) assert.equal(new Set(await each(what)).size, 34, what);
  assert.equal(new Set(trimmed(await links.allTextContents())).size, 34);
  const cut = await links.evaluateAll((all) => all.filter((link) => link.scrollWidth > link.clientWidth || link.scrollHeight > link.clientHeight).map((link) => link.textContent));
  assert.deepEqual(cut, [], 'each name fits its tile');
  await there.getByRole('button', { name: '30/06/2025' }).click();
  await until(there, () => document.querySelectorAll('[aria-label="Các tỉnh, thành phố"] a').length === 63);
  assert.deepEqual(there.troubles, []);
});
