// Passkeys, codes and recovery codes, with the browser's own stand-in for an authenticator.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { alter, AxeBuilder, closeDesk, openBrowser, openPage, startOffice, until } from './office.mjs';

const kPassword = 'cầu tre lắc lẻo gập ghềnh';
const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let office;
let browser;
let page;
let phone; // the authenticator of `page`

/// The same office by its name: passkeys belong to a name.
const named = (address) => address.replace('127.0.0.1', 'localhost');

/// An authenticator inside the device, whose owner is recognised. `touch` answers what is asked from then on.
async function addAuthenticator(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable', { enableUI: false });
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', { options });
  return {
    cdp,
    credentials: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    touch: (enabled) => cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
    verify: (isUserVerified) => cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

function fromBase32(text) {
  let bits = '';
  for (const letter of text.replaceAll(' ', '')) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

/// What the app shows (RFC 6238).
function codeAt(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
const stepNow = () => Math.floor(Date.now() / 30_000);

async function violations(page) {
  const found = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    await until(page, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
    const { violations: told } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(kTags).analyze();
    for (const { id, nodes } of told) found.push(`${theme}: ${id}: ${nodes[0].html.slice(0, 160)}`);
  }
  return found;
}

const fitsInto = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

async function signOut(page) {
  await page.goto(`${named(office.url)}/account`);
  await page.getByRole('button', { name: /^(Đăng xuất|Sign out)$/ }).click();
  await page.getByLabel(/^(Mật khẩu|Password)$/).waitFor();
}

async function passwordIn(page, name, password) {
  await page.getByLabel(/^(Tên đăng nhập|Account name)$/).fill(name);
  await page.getByLabel(/^(Mật khẩu|Password)$/).fill(password);
  await page.getByRole('button', { name: /^(Đăng nhập|Sign in)$/ }).click();
}

before(async () => {
  office = await startOffice();
  browser = await openBrowser();
  page = await openPage(browser);
  phone = await addAuthenticator(page);
  await page.goto(named(office.link));
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('navigation').waitFor();
});
after(closeDesk);

test('a passkey is added by keyboard alone and named', async () => {
  await page.goto(`${named(office.url)}/account`);
  const add = page.getByRole('button', { name: 'Thêm khóa truy cập' });
  await add.focus();
  await page.keyboard.press('Enter');
  const name = page.getByLabel('Tên của khóa');
  await name.waitFor();
  assert.equal(await name.inputValue(), 'Máy tính Linux');
  await until(page, () => document.activeElement?.tagName === 'INPUT');
  await page.keyboard.type('Máy ở cơ quan');
  await page.keyboard.press('Enter');
  await page.getByText('Máy ở cơ quan', { exact: true }).waitFor();
  await page.getByText(/Thêm ngày .* chưa dùng/).waitFor();
  assert.equal((await phone.credentials()).length, 1);

  await add.click();  // the device has one: it makes no second
  await page.getByText('Thiết bị này đã có khóa truy cập ở đây.').waitFor();
  assert.equal((await phone.credentials()).length, 1);
  assert.deepEqual(page.troubles, []);
});

test('it signs in by the button, and who is not recognised stays out', async () => {
  await phone.touch(false);
  await signOut(page);
  const button = page.getByRole('button', { name: 'Dùng khóa truy cập' });
  await button.waitFor();
  assert.equal(await page.getByLabel('Tên đăng nhập').getAttribute('autocomplete'), 'username webauthn');
  // From here on by the button alone: else a passkey may be taken in the field for the name first.
  await page.evaluate(() => (PublicKeyCredential.isConditionalMediationAvailable = async () => false));
  await phone.verify(false);
  await phone.touch(true);
  await button.click();
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').textContent(), /Chưa chọn khóa/);
  await phone.verify(true);
  await button.click();
  await page.getByRole('navigation').waitFor();
  await page.goto(`${named(office.url)}/account`);
  await page.getByText(/dùng lần cuối ngày/).waitFor();
  assert.deepEqual(page.troubles, []);
});

test('it signs in when it is chosen in the field for the name', async () => {
  assert.ok(await page.evaluate(() => PublicKeyCredential.isConditionalMediationAvailable()));
  await phone.touch(false);
  await signOut(page);
  await page.getByRole('button', { name: 'Dùng khóa truy cập' }).waitFor();
  await phone.touch(true);  // the person chooses it there
  await page.reload();
  await page.getByRole('navigation').waitFor();
  assert.deepEqual(page.troubles, []);
});

test('at a bare address the page says that passkeys do not work there and offers the rest', async () => {
  const bare = await openPage(browser);
  await bare.goto(`${office.url}/sign-in`);
  await bare.getByText('không dùng được khóa truy cập').waitFor();
  assert.equal(await bare.getByRole('button', { name: 'Dùng khóa truy cập' }).count(), 0);
  await bare.getByLabel('Mật khẩu', { exact: true }).waitFor();
  assert.deepEqual(bare.troubles, []);
  await bare.context().close();
});

let secret;
let step;
let recovery;

test('codes are turned on after a password, with a picture, letters and a first code', async () => {
  await page.goto(`${named(office.url)}/account`);
  await page.getByText('Đặt mật khẩu trước').waitFor();
  await page.getByLabel('Mật khẩu mới').fill(kPassword);
  await page.getByRole('button', { name: 'Lưu mật khẩu' }).click();
  await page.getByRole('button', { name: 'Bật mã xác thực' }).click();
  await page.getByRole('img', { name: 'Mã QR để ứng dụng xác thực quét' }).waitFor();
  secret = fromBase32(await page.locator('.secret').textContent());
  assert.equal(secret.length, 20);
  assert.deepEqual(await violations(page), []);

  const code = page.getByLabel('Mã trong ứng dụng xác thực');
  await code.fill('12345');
  await page.getByRole('button', { name: 'Bật mã xác thực' }).click();
  await page.getByRole('alert').waitFor();
  step = stepNow();
  await code.fill(codeAt(secret, step));
  await code.press('Enter');
  await page.getByText('Tôi đã cất các mã này').waitFor();
  recovery = await page.locator('.recovery ol > li').allTextContents();
  assert.equal(recovery.length, 10);
  assert.match(recovery[0], /^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){3}$/);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Tôi đã cất các mã này' }).click();
  await page.getByText('Còn 10 mã khôi phục chưa dùng.').waitFor();
  assert.deepEqual(page.troubles, []);
});

test('the password alone lets nobody in; a code does once, and so does a recovery code', async () => {
  const name = (await page.getByText('Tên đăng nhập:').textContent()).replace('Tên đăng nhập:', '').trim();
  for (const [typed, isIn] of [[codeAt(secret, step + 1), true], [codeAt(secret, step + 1), false], [recovery[0], true], [recovery[0], false]]) {
    const other = await openPage(browser, { viewport: { width: 360, height: 740 } });
    await other.goto(`${named(office.url)}/sign-in`);
    await passwordIn(other, name, kPassword);
    await other.getByLabel('Mã trong ứng dụng xác thực').waitFor();
    assert.ok(await fitsInto(other));
    if (typed.includes('-')) await other.getByRole('button', { name: /Dùng mã khôi phục/ }).click();
    await other.getByLabel(typed.includes('-') ? 'Mã khôi phục' : 'Mã trong ứng dụng xác thực').fill(typed);
    await other.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    if (isIn) await other.getByRole('navigation').first().waitFor();
    else assert.match(await other.getByRole('alert').textContent(), /Mã không đúng hoặc đã dùng/);
    assert.deepEqual(other.troubles, []);
    await other.context().close();
  }
  await page.reload();
  await page.getByText('Còn 9 mã khôi phục chưa dùng.').waitFor();
});

test('after ten minutes a change asks who is there; going without leaves everything as it was', async () => {
  alter(office, "UPDATE session SET started_at = used_at, proved_at = '2026-01-01T00:00:00.000Z'");
  await page.reload();
  await page.getByRole('button', { name: 'Tạo mã khôi phục mới' }).click();
  const dialog = page.getByRole('dialog', { name: 'Xác nhận đó là bạn' });
  await dialog.waitFor();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await page.getByRole('alert').filter({ hasText: 'hãy xác nhận lại' }).waitFor();

  await page.getByRole('button', { name: 'Tạo mã khôi phục mới' }).click();
  await dialog.getByLabel('Mật khẩu đang dùng').fill(kPassword);
  await dialog.getByRole('button', { name: /Dùng mã khôi phục/ }).click();
  await dialog.getByLabel('Mã khôi phục').fill(recovery[1]);
  await dialog.getByRole('button', { name: 'Xác nhận' }).click();
  await page.getByText('Tôi đã cất các mã này').waitFor();
  assert.notDeepEqual(await page.locator('.recovery ol > li').allTextContents(), recovery);
  await page.getByRole('button', { name: 'Tôi đã cất các mã này' }).click();

  alter(office, "UPDATE session SET proved_at = '2026-01-01T00:00:00.000Z'");
  await page.getByRole('button', { name: 'Tắt mã xác thực' }).click();
  await page.getByRole('button', { name: 'Tắt', exact: true }).click();
  await dialog.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
  await page.getByRole('button', { name: 'Bật mã xác thực' }).waitFor();
  assert.deepEqual(page.troubles, []);
});

test('a passkey is removed and lets nobody in any more', async () => {
  await page.getByRole('button', { name: 'Xóa khóa Máy ở cơ quan' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa khóa', exact: true }).click();
  await page.getByText('Đã xóa khóa Máy ở cơ quan.').waitFor();
  await phone.touch(false);
  await signOut(page);
  await phone.touch(true);
  await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
  await page.getByText('Khóa truy cập này không còn dùng được ở đây').waitFor();
  assert.deepEqual(page.troubles, []);
});

test('both languages, both widths, no faults', async () => {
  await phone.touch(false);
  await page.goto(`${named(office.url)}/sign-in`);
  await page.getByRole('button', { name: 'Dùng khóa truy cập' }).waitFor();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 });
    assert.deepEqual(await violations(page), []);
    assert.ok(await fitsInto(page));
  }
  await passwordIn(page, 'admin', kPassword);
  await page.getByRole('navigation').first().waitFor();
  await page.goto(`${named(office.url)}/account`);
  await page.getByLabel('English').check();
  await page.getByRole('heading', { name: 'Passkeys' }).waitFor();
  await phone.touch(true);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Name of the passkey').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await page.getByText('Linux computer', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Turn codes on' }).click();
  await page.getByRole('img', { name: 'QR code for the authenticator app to scan' }).waitFor();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 });
    assert.deepEqual(await violations(page), []);
    assert.ok(await fitsInto(page));
  }
  assert.deepEqual(page.troubles, []);
});
