import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder, chooseLanguage, closeDesk, openDesk, openPage, until } from './office.mjs';

const kPhone = { width: 360, height: 740 };
const kZalo =
  'Mozilla/5.0 (Linux; Android 13; SM-A146B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0.0.0 Mobile Safari/537.36 Zalo android/12100748 ZaloTheme/light ZaloLanguage/vn';
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let office;
let browser;
let page;
let owner;
before(async () => {
  ({ office, browser, page } = await openDesk());
});
after(closeDesk);

const overflow = (where) => where.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/// What axe finds in each theme as the page stands.
async function violations(where) {
  const found = [];
  for (const theme of ['light', 'dark']) {
    await where.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    await until(where, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
    const { violations: told } = await new AxeBuilder({ page: where }).setLegacyMode(true).withTags(kTags).analyze();
    for (const { id, nodes } of told) found.push(...nodes.slice(0, 3).map((node) => `${theme}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`));
  }
  return found;
}

/// Fills the dialog and makes the link; ends on the person's page and answers with the link.
async function invite(shownName, { choice, name } = {}) {
  await page.goto(`${office.url}/people`);
  await page.getByRole('button', { name: 'Mời người dùng' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mời người dùng' });
  await dialog.getByLabel('Họ tên hiển thị').fill(shownName);
  if (name) await dialog.getByLabel('Tên đăng nhập').fill(name);
  if (choice) await dialog.getByLabel(choice).check();
  await dialog.getByRole('button', { name: 'Tạo đường dẫn mời' }).click();
  return linkShown();
}

async function linkShown() {
  const sheet = page.getByRole('region', { name: /^Đường dẫn cho/ });
  await sheet.waitFor();
  await sheet.getByRole('img', { name: 'Mã QR của đường dẫn' }).waitFor();
  return sheet.getByRole('textbox', { name: 'Đường dẫn' }).inputValue();
}

/// Lets an account do everything: rights are given at the door, by whoever manages them.
async function giveAllRights(account) {
  const { csrf } = await (await page.request.get(`${office.url}/api/session`)).json();
  const role = (await (await page.request.get(`${office.url}/api/roles`)).json()).items[0].id;
  const data = { account, role, unit: null, with_below: true };
  const answer = await page.request.post(`${office.url}/api/grants`, { headers: { 'X-CSRF-Token': csrf, Origin: office.url }, data });
  assert.ok(answer.ok(), await answer.text());
}

const row = (name, where = page) => where.getByRole('list', { name: 'Người dùng' }).getByRole('listitem').filter({ hasText: name });

test('somebody is invited: the name is suggested, the link is told once and can be copied, printed and scanned', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const link = await invite('Lò Thị Én');
  assert.match(link, new RegExp(`^${office.url}/sign-in#.{20,}$`));
  assert.equal(await page.getByLabel('Tên đăng nhập').inputValue(), 'en.lt');
  await page.getByRole('button', { name: 'Sao chép' }).click();
  await page.getByText('Đã sao chép.').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);

  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.getByText('Lời mời cho Lò Thị Én').isVisible());
  assert.ok(await page.getByText(link, { exact: true }).isVisible());
  for (const hidden of ['Sao chép', 'Lưu', 'Cấp đường dẫn mới']) assert.equal(await page.getByRole('button', { name: hidden, exact: true }).count(), 0);
  assert.equal(await page.getByRole('navigation').count(), 0);
  await page.emulateMedia({ media: 'screen' });

  await page.getByRole('button', { name: 'Đã đưa xong' }).click();
  assert.equal(await page.getByText(link).count(), 0);
  owner = { link, address: page.url() };
  await giveAllRights(owner.address.split('/').at(-1));
  await page.goto(`${office.url}/people`);
  await row('Lò Thị Én').getByText(/^Đã mời, đường dẫn dùng được đến/).waitFor();
  assert.doesNotMatch(await page.content(), new RegExp(link.split('#')[1]));
});

test('a name that is taken is told at its field', async () => {
  await page.goto(`${office.url}/people`);
  await page.getByRole('button', { name: 'Mời người dùng' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mời người dùng' });
  await dialog.getByLabel('Họ tên hiển thị').fill('Lò Thị Én');
  await dialog.getByRole('button', { name: 'Tạo đường dẫn mời' }).click();
  assert.match(await dialog.getByRole('alert').textContent(), /en\.lt/);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('accepted on a phone inside Zalo: told what it counts for, offered a browser, let in, asked for a password, and at work', async () => {
  const phone = await openPage(browser, { viewport: kPhone, userAgent: kZalo, hasTouch: true, isMobile: true });
  await phone.goto(owner.link);
  await phone.getByText('Bạn đang mở trong Zalo.').waitFor();
  assert.equal(await overflow(phone), 0);
  assert.deepEqual(await violations(phone), []);
  await phone.getByRole('button', { name: 'Mở bằng trình duyệt' }).click();
  assert.equal(await phone.getByRole('textbox', { name: 'Đường dẫn của trang này' }).inputValue(), owner.link);
  await phone.getByText(/mở Chrome hoặc Safari/).waitFor();
  assert.equal(await overflow(phone), 0);
  assert.deepEqual(await violations(phone), []);

  await phone.getByRole('button', { name: 'Đăng nhập' }).click();
  await phone.getByRole('heading', { name: 'Chào Lò Thị Én' }).waitFor();
  assert.equal(await overflow(phone), 0);
  assert.deepEqual(await violations(phone), []);
  await phone.goto(`${office.url}/papers`); // nothing else before that
  await phone.getByRole('heading', { name: 'Chào Lò Thị Én' }).waitFor();
  await phone.getByLabel('Mật khẩu mới').fill('Lò Thị Én 2026');
  await phone.getByText('Còn thiếu 1 ký tự.').waitFor();
  await phone.getByLabel('Mật khẩu mới').fill('Lò Thị Én 20261122');
  await phone.getByRole('button', { name: 'Lưu và vào làm việc' }).click();
  assert.match(await phone.getByRole('alert').textContent(), /tên của bạn/);
  await phone.getByRole('button', { name: 'Hiện mật khẩu' }).click();
  assert.equal(await phone.getByLabel('Mật khẩu mới').getAttribute('type'), 'text');
  await phone.getByLabel('Mật khẩu mới').fill('cầu tre lắc lẻo');
  await phone.getByRole('button', { name: 'Lưu và vào làm việc' }).click();
  await phone.getByRole('heading', { name: 'Văn bản', level: 1 }).waitFor();
  assert.deepEqual(phone.troubles, []);
  owner.phone = phone;
});

test('a browser proper is told nothing of apps; the link that was used says when and in which browser, and what to do', async () => {
  const other = await openPage(browser);
  await other.goto(owner.link);
  await other.getByRole('button', { name: 'Đăng nhập' }).waitFor();
  assert.equal(await other.getByRole('button', { name: 'Mở bằng trình duyệt' }).count(), 0);
  await other.getByRole('button', { name: 'Đăng nhập' }).click();
  assert.match(await other.getByRole('alert').textContent(), /đã được dùng \(\d\d:\d\d, .*Zalo, Android\).*báo ngay người quản lý/);
  await other.context().close();
});

test('one sees where one is signed in, and ends the others', async () => {
  const desk = await openPage(browser);
  await desk.goto(`${office.url}/sign-in`);
  await desk.getByLabel('Tên đăng nhập').fill('en.lt');
  await desk.getByLabel('Mật khẩu', { exact: true }).fill('cầu tre lắc lẻo');
  await desk.getByRole('button', { name: 'Đăng nhập' }).click();
  await desk.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  await desk.goto(`${office.url}/account`);
  const sessions = desk.getByRole('list', { name: 'Nơi đang đăng nhập' }).getByRole('listitem');
  await sessions.filter({ hasText: 'Zalo trên Android' }).waitFor();
  assert.equal(await sessions.count(), 2);
  assert.match(await sessions.first().textContent(), /Máy này.*bằng mật khẩu/s);
  assert.match(await sessions.nth(1).textContent(), /bằng đường dẫn/);
  assert.deepEqual(await violations(desk), []);
  await desk.getByRole('button', { name: /^Kết thúc phiên Zalo trên Android/ }).click();
  await desk.getByText('Đã kết thúc phiên.').waitFor();
  assert.equal(await sessions.count(), 1);
  await owner.phone.goto(`${office.url}/papers`);
  await owner.phone.waitForURL(/\/sign-in/);
  await owner.phone.context().close();
  assert.deepEqual(desk.troubles, []);
  owner.desk = desk;
});

test('who manages sees the person in the list, finds them without marks, and ends their sessions', async () => {
  await page.goto(`${office.url}/people`);
  await page.getByRole('searchbox').fill('lo thi');
  await page.waitForURL(/q=lo\+thi/);
  await row('Lò Thị Én').getByText('1 phiên đang mở').waitFor();
  assert.match(await row('Lò Thị Én').textContent(), /Dùng lần cuối \d\d\/\d\d\/\d{4}/);
  await until(page, () => document.querySelectorAll('[data-row]').length === 1);
  assert.equal(await page.locator('[data-row]').count(), 1);
  await page.getByRole('button', { name: /^Đã đóng \(0\)/ }).click();
  await page.getByText('Không có ai tên “lo thi”.').waitFor();
  await page.getByRole('link', { name: 'Xem tất cả' }).click();
  await row('Lò Thị Én').getByRole('link').click();
  await page.getByRole('heading', { name: 'Lò Thị Én', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Kết thúc mọi phiên' }).click();
  await page.getByText('Đã kết thúc mọi phiên.').waitFor();
  await owner.desk.goto(`${office.url}/papers`);
  await owner.desk.waitForURL(/\/sign-in/);
});

test('a new link for somebody who cannot get in ends the password; the person is renamed', async () => {
  await page.goto(owner.address);
  await page.getByLabel('Họ tên hiển thị').fill('Lò Thị Én (Phường)');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('heading', { name: 'Lò Thị Én (Phường)', level: 1 }).waitFor();
  await page.getByLabel(/Quên mật khẩu, mất máy/).check();
  await page.getByRole('button', { name: 'Cấp đường dẫn mới' }).click();
  const link = await linkShown();
  const { desk } = owner;
  await desk.goto(`${office.url}/sign-in`);
  await desk.getByLabel('Tên đăng nhập').fill('en.lt');
  await desk.getByLabel('Mật khẩu', { exact: true }).fill('cầu tre lắc lẻo');
  await desk.getByRole('button', { name: 'Đăng nhập' }).click();
  await desk.getByRole('alert').waitFor();
  await desk.goto(link);
  await desk.getByRole('button', { name: 'Đăng nhập' }).click();
  await desk.getByLabel('Mật khẩu mới').fill('gập ghềnh khó đi');
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
});

test('who leaves is out at once: a reason is asked for, the cookie is dead, and coming back begins by a new link', async () => {
  await page.goto(owner.address);
  const close = page.getByRole('button', { name: 'Đóng tài khoản' });
  await close.waitFor();
  assert.ok(await close.isDisabled());
  await page.getByLabel('Lý do').fill('chuyển công tác');
  await close.click();
  await page.getByText('Lý do đóng: chuyển công tác').waitFor();
  await owner.desk.goto(`${office.url}/papers`);
  await owner.desk.waitForURL(/\/sign-in/);
  await page.goto(`${office.url}/people?state=closed`);
  await row('Lò Thị Én').getByText(/^Đã đóng \d\d/).waitFor();
  await row('Lò Thị Én').getByRole('link').click();
  await page.getByLabel('Chỉ vào bằng đường dẫn').check();
  await page.getByRole('button', { name: 'Mở lại và tạo đường dẫn' }).click();
  await owner.desk.goto(await linkShown());
  await owner.desk.getByRole('button', { name: 'Đăng nhập' }).click();
  await owner.desk.getByText('Tài khoản của bạn chưa được giao quyền nào').waitFor(); // they ended with the account
  await giveAllRights(owner.address.split('/').at(-1));
  await owner.desk.reload();
  await owner.desk.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  await owner.desk.context().close();
  assert.deepEqual(page.troubles, []);
});

test('one’s own account is not closed here, and who may not manage sees nothing of it', async () => {
  await page.goto(`${office.url}/people`);
  await row('Bạn').getByRole('link').click();
  await page.getByText('Đây là tài khoản của bạn').waitFor();
  assert.equal(await page.getByRole('button', { name: /Đóng tài khoản|Cấp đường dẫn mới/ }).count(), 0);
  const reader = await openPage(browser, { storageState: await page.context().storageState() });
  await reader.route('**/api/session', async (route) => {
    const answer = await route.fetch();
    const session = await answer.json();
    await route.fulfill({ response: answer, json: { ...session, permissions: session.permissions.filter((name) => name !== 'accounts.manage') } });
  });
  await reader.goto(office.url);
  await reader.getByRole('navigation').getByRole('link', { name: 'Văn bản' }).waitFor();
  assert.equal(await reader.getByRole('navigation').getByRole('link', { name: 'Người dùng' }).count(), 0);
  await reader.context().close();
});

test('by keyboard alone: found, opened, invited and left again', async () => {
  await page.goto(`${office.url}/people`);
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('j');
  const first = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press('j');
  assert.notEqual(await page.evaluate(() => document.activeElement.textContent), first);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/people\/.+/);
  await page.goto(`${office.url}/people`);
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Mời người');
  await page.getByRole('option', { name: /Mời người dùng/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Mời người dùng' }).waitFor();
  await page.keyboard.type('Đinh Thị Ơn');
  await page.keyboard.press('Enter');
  await linkShown();
  await page.getByRole('heading', { name: 'Đường dẫn cho Đinh Thị Ơn' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'invitation-title');
});

for (const language of ['vi', 'en']) {
  test(`nothing to complain of, nothing over the edge: both widths and themes, ${language}`, async () => {
    const storageState = await page.context().storageState();
    for (const viewport of [{ width: 1280, height: 800 }, kPhone]) {
      const looked = await openPage(browser, { viewport, storageState });
      await looked.goto(`${office.url}/account`);
      await chooseLanguage(looked, language);
      for (const address of [`${office.url}/people`, `${office.url}/people?q=khong+co`, owner.address, `${office.url}/people/khong-co`, `${office.url}/account`]) {
        await looked.goto(address);
        await until(looked, () => !document.querySelector('[aria-busy=true]') && document.querySelector('h1, .notice'));
        assert.equal(await overflow(looked), 0, address);
        assert.deepEqual(await violations(looked), [], `${address} ${viewport.width}`);
      }
      await looked.goto(`${office.url}/people`);
      await looked.locator('.page-head .button').click();
      await looked.getByRole('dialog').waitFor();
      assert.deepEqual(await violations(looked), []);
      assert.equal(await overflow(looked), 0);
      assert.deepEqual(looked.troubles, []);
      await looked.context().close();
    }
    await page.goto(`${office.url}/account`);
    await chooseLanguage(page, 'vi');
  });
}
