// Changes of units as guided steps: a unit renamed, two communes merged with a preview and taken back, on a desk and on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder, closeDesk, openDesk, openPage, until } from './office.mjs';

const kList = {
  name: 'hiện nay.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify([
      {
        Code: '52',
        FullName: 'Tỉnh Gia Lai',
        Wards: [
          { Code: '21553', FullName: 'Phường Quy Nhơn Bắc' },
          { Code: '21583', FullName: 'Phường Quy Nhơn' },
          { Code: '21601', FullName: 'Xã Ia Thử' },
          { Code: '21602', FullName: 'Xã Ia Lạnh' },
        ],
      },
      { Code: '75', FullName: 'Thành phố Đồng Nai', Wards: [{ Code: '26001', FullName: 'Phường Trấn Biên' }] },
    ]),
  ),
};
const kSource = 'Nghị quyết số 12/NQ-HĐND ngày 01/3/2026';
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let office;
let browser;
let page;
before(async () => {
  ({ office, browser, page } = await openDesk());
  await page.goto(`${office.url}/units`);
  await page.locator('[data-units-import]').setInputFiles([kList]);
  await page.getByText(/Đã thêm 7 đơn vị/).waitFor();
});
after(closeDesk);

const unitsOf = async (words, on) => (await (await page.request.get(`${office.url}/api/units?q=${encodeURIComponent(words)}${on ? `&on=${on}` : ''}`)).json()).items.map((place) => place.unit);
const idOf = async (words) => (await unitsOf(words))[0].id;
const heading = (where, name) => where.getByRole('heading', { name, exact: true });
const section = (name, where = page) => where.getByRole('region', { name, exact: true });
const next = (where = page) => where.getByRole('button', { name: 'Tiếp tục' }).click();
const trimmed = (texts) => texts.map((text) => text.replace(/\s+/g, ' ').trim());
// Of what is there once the first is: pages fill in behind their request.
const textsOf = async (rows) => {
  await rows.first().waitFor();
  return trimmed(await rows.allTextContents());
};

async function openUnit(words, where = page) {
  await where.goto(`${office.url}/units/${await idOf(words)}`);
  await where.locator('h1').first().waitFor();
}

async function say(where, day, source = kSource) {
  await heading(where, 'Ngày và căn cứ').waitFor();
  await where.getByLabel('Có hiệu lực từ ngày').fill(day);
  await where.getByLabel('Căn cứ').fill(source);
}

async function violations(where) {
  const told = [];
  for (const theme of ['light', 'dark']) {
    await where.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    await until(where, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
    const { violations: all } = await new AxeBuilder({ page: where }).setLegacyMode(true).withTags(kTags).analyze();
    for (const { id, nodes } of all) told.push(...nodes.slice(0, 3).map((node) => `${theme}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`));
  }
  await where.evaluate(() => (document.documentElement.dataset.theme = 'light'));
  return told;
}

test('a unit is renamed by the keyboard alone: what is missing is asked for beside its field, and a reload loses nothing', async () => {
  await openUnit('Xã Ia Thử');
  await page.getByRole('link', { name: 'Thay đổi đơn vị' }).focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Thay đổi Xã Ia Thử').waitFor();
  await next();
  await page.getByRole('alert').getByText(/Chưa chọn việc cần làm/).waitFor();
  await page.getByRole('radio', { name: /^Đổi tên/ }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await heading(page, 'Đơn vị và tên').waitFor();
  assert.equal(await page.getByLabel('Tên mới').inputValue(), 'Xã Ia Thử');
  await page.getByLabel('Tên mới').fill('');
  await page.keyboard.press('Enter');
  await page.getByText(/Chưa có tên: ghi trọn tên đơn vị/).waitFor();
  await page.getByLabel('Tên mới').fill('Phường Ia Thử');
  await page.waitForURL(/name0=/);
  await page.reload();
  await page.getByLabel('Tên mới').waitFor();
  assert.equal(await page.getByLabel('Tên mới').inputValue(), 'Phường Ia Thử');
  await page.getByLabel('Tên mới').press('Enter');
  await heading(page, 'Ngày và căn cứ').waitFor();
  await next();
  await page.getByText(/Chưa có ngày: gõ ngày có hiệu lực/).waitFor();
  await page.getByText(/Chưa có căn cứ: ghi số, ngày của văn bản/).waitFor();
  await say(page, '01/03/2026');
  await page.goBack();
  await heading(page, 'Đơn vị và tên').waitFor();
  assert.equal(await page.getByLabel('Tên mới').inputValue(), 'Phường Ia Thử');
  await next();
  assert.equal(await page.getByLabel('Căn cứ').inputValue(), kSource);
  await next();
  await section('Trước ngày 01/03/2026').getByText('Xã Ia Thử').waitFor();
  await section('Từ ngày 01/03/2026').getByText('Phường Ia Thử').waitFor();
  assert.deepEqual(await textsOf(section('Từ ngày 01/03/2026').locator('.tag')), ['tên mới']);
  await page.getByRole('button', { name: 'Đổi tên từ 01/03/2026' }).click();
  await heading(page, 'Phường Ia Thử').waitFor();
  await section('Các thay đổi').getByText('Đổi tên Xã Ia Thử thành Phường Ia Thử').waitFor();
  await page.getByText('Xã Ia Thử đến hết 28/02/2026').waitFor();
});

test('what the office refuses says in which step it is mended, and nothing typed is lost', async () => {
  await openUnit('Phường Ia Thử');
  await page.getByRole('link', { name: 'Thay đổi đơn vị' }).click();
  await page.getByRole('radio', { name: /^Đổi tên/ }).check();
  await next();
  await page.getByLabel('Tên mới').fill('Xã Khác');
  await next();
  await say(page, '01/02/2026');
  await next();
  await page.getByRole('alert').getByText(/Từ 01\/03\/2026, Xã Ia Thử đã có thay đổi khác/).waitFor();
  await page.getByRole('button', { name: 'Sửa ở bước 3' }).click();
  await heading(page, 'Ngày và căn cứ').waitFor();
  assert.equal(await page.getByLabel('Căn cứ').inputValue(), kSource);
});

/// From the unit's page to the preview of a merger of the two.
async function walkToMerger(where) {
  await where.getByRole('radio', { name: /^Hợp nhất/ }).check();
  await next(where);
  await where.getByRole('combobox', { name: 'Thêm đơn vị' }).fill('nhon');
  await where.getByRole('option', { name: /^Phường Quy Nhơn\b(?! Bắc)/ }).click();
  await where.getByRole('listitem').getByText('Phường Quy Nhơn', { exact: false }).last().waitFor();
  await where.getByLabel('Tên', { exact: true }).fill('Phường Quy Nhơn Lớn');
  await where.getByLabel('Mã đơn vị (nếu có)').fill('21583');
  assert.equal(await where.getByRole('combobox', { name: 'Thuộc đơn vị cấp trên' }).inputValue(), 'Tỉnh Gia Lai');
  await next(where);
  await say(where, '01/07/2026');
  await next(where);
  await section('Từ ngày 01/07/2026', where).getByText('Phường Quy Nhơn Lớn').waitFor();
}

test('two communes are merged as the preview shows; as of before they are two, and undo brings them back', async () => {
  await openUnit('21553');
  await page.getByRole('link', { name: 'Thay đổi đơn vị' }).click();
  await walkToMerger(page);
  assert.deepEqual(await textsOf(section('Trước ngày 01/07/2026').locator('.name')), ['Phường Quy Nhơn Bắc', 'Phường Quy Nhơn']);
  assert.deepEqual(await textsOf(section('Trước ngày 01/07/2026').locator('.tag')), ['kết thúc', 'kết thúc']);
  assert.equal((await unitsOf('Quy Nhơn Lớn')).length, 0, 'a preview changes nothing');
  await page.getByRole('button', { name: 'Hợp nhất 2 đơn vị từ 01/07/2026' }).click();
  await heading(page, 'Phường Quy Nhơn Lớn').waitFor();
  await page.getByText(/Đã ghi: Hợp nhất Phường Quy Nhơn Bắc và Phường Quy Nhơn thành Phường Quy Nhơn Lớn/).waitFor();
  const older = section('Hợp thành từ');
  assert.deepEqual((await textsOf(older.getByRole('link'))).sort(), ['Phường Quy Nhơn', 'Phường Quy Nhơn Bắc']);
  await older.getByRole('link', { name: 'Phường Quy Nhơn Bắc' }).click();
  await heading(page, 'Phường Quy Nhơn Bắc').waitFor();
  await page.getByText(/đơn vị này không còn. Dưới đây là tình trạng vào ngày cuối cùng, 30\/06\/2026/).waitFor();
  await section('Nay là').getByRole('link', { name: 'Phường Quy Nhơn Lớn' }).waitFor();
  await page.getByLabel('Vào ngày').getByRole('textbox').fill('30/06/2026');
  await page.waitForURL(/on=2026-06-30/);
  await until(page, () => !/không còn/.test(document.querySelector('#main').textContent));
  const below = async (on) => (await (await page.request.get(`${office.url}/api/units/${await idOf('52')}?on=${on}`)).json()).below.map((unit) => unit.name);
  assert.deepEqual(await below('2026-06-30'), ['Phường Ia Thử', 'Phường Quy Nhơn', 'Phường Quy Nhơn Bắc', 'Xã Ia Lạnh']);
  assert.deepEqual(await below('2026-07-01'), ['Phường Ia Thử', 'Phường Quy Nhơn Lớn', 'Xã Ia Lạnh']);
  await section('Các thay đổi').getByRole('button', { name: /^Hoàn tác: Hợp nhất/ }).click();
  await section('Các thay đổi').getByText('đã hoàn tác', { exact: true }).waitFor();
  assert.deepEqual(await below('2026-07-01'), ['Phường Ia Thử', 'Phường Quy Nhơn', 'Phường Quy Nhơn Bắc', 'Xã Ia Lạnh']);
  assert.deepEqual(page.troubles, []);
});

test('what changed meanwhile is looked at again before the change is made', async () => {
  await openUnit('21601');
  const unit = await idOf('21601');
  await page.goto(`${office.url}/units/${unit}/change?kind=move&step=2`);
  await page.getByRole('combobox', { name: 'Đơn vị cấp trên mới' }).fill('dong nai');
  await page.getByRole('option', { name: /^Thành phố Đồng Nai/ }).click();
  await next();
  await say(page, '01/08/2026');
  await next();
  await page.getByRole('button', { name: 'Chuyển từ 01/08/2026' }).waitFor();
  const { csrf } = await (await page.request.get(`${office.url}/api/session`)).json();
  const headers = { 'X-CSRF-Token': csrf, Origin: office.url };
  const change = { kind: 'correct', results: [{ name: 'Phường Ia Thửa' }], on: '2026-07-15', source: kSource };
  const { seen } = await (await page.request.post(`${office.url}/api/units/${unit}/change-preview`, { headers, data: change })).json();
  assert.equal((await page.request.post(`${office.url}/api/units/${unit}/changes`, { headers, data: { ...change, seen } })).status(), 201);
  await page.getByRole('button', { name: 'Chuyển từ 01/08/2026' }).click();
  await page.getByRole('alert').getByText(/vừa được thay đổi nên kết quả không còn như bạn đã xem/).waitFor();
  await page.getByRole('button', { name: 'Xem trước lại' }).click();
  await section('Từ ngày 01/08/2026').getByText('Phường Ia Thửa').waitFor();
  await page.getByRole('button', { name: 'Chuyển từ 01/08/2026' }).click();
  await section('Các thay đổi').getByText('Chuyển Phường Ia Thửa về Thành phố Đồng Nai').waitFor();
  await page.getByRole('status').filter({ hasText: 'Đã ghi' }).getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('Đã hoàn tác thay đổi.').waitFor();
});

test('units ticked in the list go to a merger together', async () => {
  await page.goto(`${office.url}/units`);
  await page.getByRole('button', { name: 'Chọn để hợp nhất' }).click();
  await page.getByRole('searchbox').fill('ia lanh');
  await page.getByRole('checkbox', { name: 'Chọn Xã Ia Lạnh' }).check();
  await page.getByRole('searchbox').fill('21583');
  await page.getByRole('checkbox', { name: 'Chọn Phường Quy Nhơn' }).check();
  await page.reload();
  await page.getByRole('link', { name: 'Hợp nhất 2 đơn vị' }).click();
  await heading(page, 'Đơn vị và tên').waitFor();
  await page.getByRole('button', { name: 'Bỏ Phường Quy Nhơn' }).waitFor();
  await page.getByRole('radio', { name: 'Nhập vào Phường Quy Nhơn' }).check();
  await next();
  await say(page, '01/09/2026');
  await next();
  assert.deepEqual(await textsOf(section('Từ ngày 01/09/2026').locator('.tag')), ['giữ nguyên']);
});

test('a unit is split, and one is closed with what is below it', async () => {
  await page.goto(`${office.url}/units/${await idOf('21602')}/change?kind=split&step=2`);
  await page.getByRole('radio', { name: /vẫn còn/ }).check();
  await page.getByRole('region', { name: 'Đơn vị 2 sau khi chia' }).getByLabel('Tên', { exact: true }).fill('Xã Ia Mới');
  await next();
  await say(page, '01/10/2026');
  await next();
  assert.deepEqual(await textsOf(section('Từ ngày 01/10/2026').locator('.name')), ['Xã Ia Lạnh', 'Xã Ia Mới']);
  await page.getByRole('button', { name: 'Chia thành 2 đơn vị từ 01/10/2026' }).click();
  await section('Các thay đổi').getByText('Chia Xã Ia Lạnh thành Xã Ia Lạnh và Xã Ia Mới').waitFor();
  await page.goto(`${office.url}/units/${await idOf('75')}/change?kind=close&step=2`);
  await page.getByLabel('Cho cả 1 đơn vị bên dưới kết thúc cùng ngày').check();
  await next();
  await say(page, '01/10/2026');
  await next();
  await section('Từ ngày 01/10/2026').getByText('Không còn đơn vị nào.').waitFor();
  await page.getByText(/chưa có đơn vị nào thay thế/).waitFor();
});

test('on a phone the merger goes the same way, and nothing is wider than the screen', async () => {
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 }, storageState: await page.context().storageState() });
  const isNarrow = () => phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  await openUnit('21553', phone);
  await phone.getByRole('link', { name: 'Thay đổi đơn vị' }).click();
  await walkToMerger(phone);
  assert.ok(await isNarrow());
  await phone.getByRole('button', { name: 'Hợp nhất 2 đơn vị từ 01/07/2026' }).click();
  await heading(phone, 'Phường Quy Nhơn Lớn').waitFor();
  assert.ok(await isNarrow());
  await section('Các thay đổi', phone).getByRole('button', { name: /^Hoàn tác: Hợp nhất/ }).click();
  await heading(phone, 'Phường Quy Nhơn Bắc').waitFor();
  assert.deepEqual(phone.troubles, []);
  await phone.context().close();
});

test('who may not change units sees what was changed, and no way to change it', async () => {
  const reader = await openPage(browser, { storageState: await page.context().storageState() });
  await reader.route('**/api/session', async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    await route.fulfill({ response: answer, json: { ...session, permissions: session.permissions.filter((name) => name !== 'units.change') } });
  });
  await openUnit('21601', reader);
  await section('Các thay đổi', reader).waitFor();
  assert.equal(await reader.getByRole('link', { name: 'Thay đổi đơn vị' }).count(), 0);
  await reader.goto(`${office.url}/units`);
  await reader.getByRole('list', { name: 'Các tỉnh, thành phố' }).waitFor();
  assert.equal(await reader.getByRole('button', { name: 'Chọn để hợp nhất' }).count(), 0);
  await reader.context().close();
});

for (const viewport of [{ width: 1366, height: 850 }, { width: 360, height: 740 }]) {
  test(`nothing to complain of: ${viewport.width} px`, async () => {
    const looked = await openPage(browser, { viewport, storageState: await page.context().storageState() });
    const [unit, other, province] = [await idOf('21553'), await idOf('21583'), await idOf('52')];
    const merger = `kind=merge&with=${other}&name0=Phường+Lớn&parent0=${province}&day=2026-07-01&source=${encodeURIComponent(kSource)}`;
    const paths = [
      '?', '?kind=rename&step=2', '?kind=move&step=2', `?${merger}&step=2`, `?${merger}&step=3`, `?${merger}&step=4`, '?kind=close&step=2', '?kind=split&step=2',
    ].map((query) => `/units/${unit}/change${query}`);
    const told = [];
    for (const path of [...paths, `/units/${province}/change?kind=split&step=2`, `/units/${await idOf('21601')}`, '/units?pick=-&q=ia+lanh']) {
      await looked.goto(office.url + path);
      await looked.locator('h1').first().waitFor();
      await until(looked, () => !document.querySelector('[aria-busy=true]') && document.querySelector('main form, main section, main li') !== null);
      if (path.includes('step=4')) await section('Từ ngày 01/07/2026', looked).waitFor();
      told.push(...(await violations(looked)).map((trouble) => `${path}: ${trouble}`));
    }
    assert.deepEqual(told, []);
    assert.deepEqual(looked.troubles, []);
    await looked.context().close();
  });
}
