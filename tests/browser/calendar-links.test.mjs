// A link by which other programs read the calendar: made, shown once, read without a session, ended; a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder, closeDesk, openDesk, openPage, until } from './office.mjs';

let office;
let browser;
let page;
before(async () => {
  ({ office, browser, page } = await openDesk());
});
after(closeDesk);

const main = (where = page) => where.getByRole('main');

/// What a calendar program asks, without cookies.
async function read(address, headers = {}) {
  const answer = await fetch(address, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

test('a link is made for what was chosen, and its address is shown once', async () => {
  await page.goto(`${office.url}/calendar`);
  await page.getByRole('link', { name: 'Đăng ký lịch' }).click();
  await page.waitForURL(/\/calendar\/links$/);
  await page.getByRole('heading', { name: 'Đăng ký lịch', level: 1 }).waitFor();
  await page.getByText('Chưa có đường dẫn nào.').waitFor();
  await page.getByLabel('Tên').fill('Điện thoại của tôi');
  await main().getByRole('button', { name: 'Ngày lễ lớn' }).click();
  await page.getByRole('button', { name: 'Tạo đường dẫn' }).click();
  await page.getByRole('heading', { name: 'Đường dẫn cho “Điện thoại của tôi”' }).waitFor();
  const address = await page.getByRole('textbox', { name: 'Đường dẫn lịch' }).inputValue();
  assert.ok(address.startsWith(`${office.url}/api/calendar/feed/`) && address.endsWith('.ics'), address);
  assert.equal(await page.getByRole('link', { name: 'Thêm vào lịch trên máy này' }).getAttribute('href'), address.replace('http:', 'webcal:'));
  await page.getByRole('img', { name: 'Mã QR của đường dẫn lịch' }).waitFor();

  // The same by CalDAV: the server, the name and the password that are shown open this calendar.
  const shown = (label) => page.getByRole('textbox', { name: label, exact: true }).inputValue();
  const [server, user, password] = [await shown('Máy chủ'), await shown('Tên người dùng'), await shown('Mật khẩu')];
  assert.equal(server, `${office.url}/caldav/`);
  const dav = { method: 'PROPFIND', headers: { depth: '1', authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` } };
  const root = await fetch(server, dav);
  assert.equal(root.status, 207);
  const home = /<D:href>(\/caldav\/[^/]+\/)<\/D:href>/.exec(await root.text())[1];
  assert.match(await (await fetch(office.url + home, dav)).text(), /<D:displayname>Điện thoại của tôi<\/D:displayname>/);
  assert.equal((await fetch(server, { ...dav, headers: { depth: '0' } })).status, 401);

  const first = await read(address);
  assert.equal(first.status, 200);
  assert.equal(first.headers.get('content-type'), 'text/calendar; charset=utf-8');
  assert.match(first.text, /^BEGIN:VCALENDAR\r\n[^]*UID:tet-[^]*END:VCALENDAR\r\n$/);
  assert.ok(!first.text.includes('CATEGORIES:Quan hệ ngoại giao'));
  const again = await read(address, { 'If-None-Match': first.headers.get('etag') });
  assert.deepEqual([again.status, again.text], [304, '']);

  await page.getByRole('button', { name: 'Xong' }).click();
  await page.reload();
  const row = page.getByRole('listitem').filter({ hasText: 'Điện thoại của tôi' });
  await row.getByText(/Ngày lễ lớn · tạo .* · dùng gần nhất/).waitFor();
  assert.ok(!(await page.content()).includes(address.split('/').at(-1)));

  await page.getByRole('button', { name: 'Kết thúc “Điện thoại của tôi”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc', exact: true }).click();
  await page.getByText('Chưa có đường dẫn nào.').waitFor();
  assert.equal((await read(address)).status, 404);
});

for (const viewport of [
  { width: 1280, height: 850 },
  { width: 360, height: 740 },
]) {
  test(`axe finds nothing, nothing runs out at the side: ${viewport.width} px`, async () => {
    const other = await openPage(browser, { viewport, storageState: await page.context().storageState() });
    const shot = async (name) => process.env.NHIPCAU_SHOTS && other.screenshot({ path: `${process.env.NHIPCAU_SHOTS}/calendar-links-${name}-${viewport.width}.png`, fullPage: true });
    const look = async () => {
      for (const theme of ['light', 'dark']) {
        await other.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
        await until(other, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
        const { violations } = await new AxeBuilder({ page: other }).setLegacyMode(true).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
      }
      assert.equal(await other.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
      await other.evaluate(() => (document.documentElement.dataset.theme = 'light'));
    };
    await other.goto(`${office.url}/calendar/links`);
    await other.getByLabel('Tên').fill(`Máy ${viewport.width}`);
    await look();
    await shot('new');
    await other.keyboard.press('Enter');
    await other.getByRole('img', { name: 'Mã QR của đường dẫn lịch' }).waitFor();
    await other.getByRole('listitem').filter({ hasText: `Máy ${viewport.width}` }).waitFor();
    await look();
    await shot('made');
    assert.deepEqual(other.troubles, []);
    await other.context().close();
  });
}
