// Pictures of each page in both widths and both themes, to be looked at: build/screenshots/. Arguments pick by name: `paper plan`.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOf, closeDesk, openBrowser, openPage, printed, root, sample, signIn, startOffice, until, upload } from './office.mjs';
import { zip } from './zip.mjs';

const kThemes = ['light', 'dark'];
const kViewports = [
  { width: 1366, height: 850 },
  { width: 360, height: 740 },
];
const folder = join(root, 'build/screenshots');
const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

/// Waits until what the page asked for is there and nothing moves; a clock alone would be too short on a busy machine.
async function settle(page) {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await until(page, () => !document.querySelector('[aria-busy=true]') && document.fonts.status === 'loaded');
  await until(page, () => [...document.images].every((image) => image.complete) && document.getAnimations().every((animation) => animation.playState !== 'running'));
}

async function shoot(page, name) {
  await settle(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/// Two short lists of units, one of each kind, as the page takes them over.
const unitLists = Object.entries({
  'danh mục hiện nay.json': [
    { Code: '01', FullName: 'Thành phố Hà Nội', FullNameEn: 'Hanoi City', Wards: [{ Code: '00004', FullName: 'Phường Ba Đình' }] },
    { Code: '52', FullName: 'Tỉnh Gia Lai', FullNameEn: 'Gia Lai Province', Wards: [{ Code: '21553', FullName: 'Phường Quy Nhơn Bắc' }] },
  ],
  'danh mục trước 7-2025.json': [
    { Id: '52', Name: 'Tỉnh Bình Định', Districts: [{ Id: '540', Name: 'Thành phố Quy Nhơn', Wards: [{ Id: '21550', Name: 'Phường Nhơn Bình' }, { Id: '21553', Name: 'Phường Nhơn Phú' }] }] },
  ],
}).map(([name, list]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(list)) }));

/// The real lists where they are present, else ours; answers with the addresses of units of each kind.
async function takeUnits(page, office) {
  const real = ['units-2026-07-25.json', 'units-before-2025.json'].map((name) => join(root, '../shared/data/territory', name));
  await page.goto(`${office.url}/units`);
  await page.locator('[data-units-import]').setInputFiles(real.every((file) => existsSync(file)) ? real : unitLists);
  await page.getByText(/^Đã thêm/).nth(1).waitFor();
  await shoot(page, 'units-import');
  const find = async (words, on) => (await (await page.request.get(`${office.url}/api/units?q=${words}&on=${on}`)).json()).items[0].unit.id;
  const unit = async (words, on) => ({ address: `${office.url}/units/${await find(words, on)}` });
  const units = { units: '/units', 'units-2024': '/units?on=2024-01-01', 'units-search': '/units?q=nhon+phu' };
  const pages = Object.fromEntries(Object.entries(units).map(([name, path]) => [name, { address: office.url + path }]));
  return { ...pages, 'unit-province': await unit('52', '2026-01-01'), 'unit-district': await unit('540', '2024-01-01'), 'unit-lost': await unit('21550', '2024-01-01') };
}

const bytesByName = (names) => Object.fromEntries(names.map((name) => [`đến/${name}`, bytesOf(sample(name))]));

/// The address of the registered paper of that number.
async function findPaper(page, office, number) {
  await page.goto(`${office.url}/papers?q=${encodeURIComponent(number)}`);
  const row = page.getByRole('listitem').filter({ hasText: number }).locator('[data-row]').first();
  return new URL(await row.getAttribute('href'), office.url).href;
}

/// Somebody invited by the page, who comes by the link; answers with the pages of people.
async function invitePeople(browser, page, office) {
  for (const [name, choice] of [['Đinh Thị Ơn', 'Đặt mật khẩu'], ['Lò Thị Én', 'Chỉ vào bằng đường dẫn'], ['Nguyễn Văn Hải', 'Đặt mật khẩu']]) {
    await page.goto(`${office.url}/people`);
    await page.getByRole('button', { name: 'Mời người dùng' }).click();
    await page.getByRole('dialog').getByLabel('Họ tên hiển thị').fill(name);
    await page.getByRole('dialog').getByLabel(choice).check();
    if (name.startsWith('Nguyễn')) await shoot(page, 'invite');
    await page.getByRole('button', { name: 'Tạo đường dẫn mời' }).click();
    await page.getByRole('img', { name: 'Mã QR của đường dẫn' }).waitFor();
    if (!name.startsWith('Lò')) continue;
    const theirs = await openPage(browser);
    await theirs.goto(await page.getByRole('textbox', { name: 'Đường dẫn' }).inputValue());
    await theirs.getByRole('button', { name: 'Đăng nhập' }).click();
    await theirs.getByRole('navigation').waitFor();
    await theirs.context().close();
  }
  await shoot(page, 'invitation');
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: join(folder, 'invitation-print.png') });
  await page.emulateMedia({ media: 'screen' });
  const invited = page.url();
  await page.getByLabel('Lý do').fill('chuyển công tác');
  await page.goto(`${office.url}/people?q=en`);
  await page.locator('[data-row]').first().click();
  await page.getByRole('heading', { name: 'Lò Thị Én' }).waitFor();
  return { people: { address: `${office.url}/people` }, 'person-active': { address: page.url() }, 'person-invited': { address: invited } };
}

async function lightAssignment(page) {
  const assignment = page.locator('[id^="record-assignment-"] button').first();
  await assignment.waitFor({ state: 'attached' });
  if (await assignment.isVisible()) await assignment.click();
}

/// Fills the office; answers with each page's address and what to do there before the picture.
async function prepare(browser, page, office) {
  await page.goto(office.link);
  await shoot(page, 'sign-in');
  await page.goto(`${office.url}/sign-in`);
  await shoot(page, 'sign-in-password');
  await signIn(page, office);
  const files = ['huong-dan-trung-uong.txt', 'thong-bao-ket-luan.txt', 'cong-van-bao-cao.txt', 'ke-hoach-dang-uy-xa.txt', 'ke-hoach-thong-tin-doi-ngoai.docx', 'huong-dan-mat-tran.txt'];
  await upload(page, office, files.map(sample));
  await shoot(page, 'upload');
  const archive = zip({ ...bytesByName(files.slice(0, 3)), 'đến/công văn mới.txt': 'Số: 12/CV-UBND\nVề việc báo cáo\n', 'ảnh.png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') });
  await page.locator('[data-upload]').setInputFiles([{ name: 'hồ sơ tháng 3.zip', mimeType: 'application/zip', buffer: archive }]);
  await page.getByText('3 đã có từ trước', { exact: true }).waitFor();
  await shoot(page, 'import');
  await upload(page, office, [await printed(browser, sample('ke-hoach-thong-tin-doi-ngoai.txt'))]);
  const shots = {};
  for (const [name, path] of Object.entries({ today: '/', papers: '/papers', triage: '/triage', search: '/papers?q=thong+tin+doi+ngoai', plans: '/plans', roles: '/roles', 'who-can': '/who-can?permission=papers.read', audit: '/audit', account: '/account' })) {
    shots[name] = { address: office.url + path };
  }
  for (const [name, number] of [['state', '118/KH-UBND'], ['party', '19-KH/ĐU'], ['front', '27/HD-MTTQ-BTT']]) {
    shots[`paper-${name}`] = { address: await findPaper(page, office, number), act: lightAssignment };
  }
  await page.goto(`${office.url}/papers`);
  const pages = new URL(await page.locator('[data-row]').first().getAttribute('href'), office.url).href;
  for (const view of ['page', 'both']) shots[`pages-${view}`] = { address: `${pages}?view=${view}`, act: lightAssignment };
  await page.goto(shots['paper-state'].address);
  await page.getByRole('button', { name: 'Lập kế hoạch' }).click();
  await page.waitForURL(/\/plans\//);
  await page.locator('[data-row-of-plan]').first().waitFor();
  shots.plan = { address: page.url() };
  return { ...shots, ...(await invitePeople(browser, page, office)), ...(await takeUnits(page, office)) };
}

try {
  const office = await startOffice();
  const browser = await openBrowser();
  const page = await openPage(browser);
  const shots = await prepare(browser, page, office);
  const storageState = await page.context().storageState();
  for (const colorScheme of kThemes) {
    for (const viewport of kViewports) {
      const looked = await openPage(browser, { viewport, colorScheme, storageState, reducedMotion: 'reduce' });
      for (const [name, { address, act }] of Object.entries(shots)) {
        if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
        await looked.goto(address);
        await settle(looked);
        await act?.(looked);
        await shoot(looked, `${name}-${viewport.width}-${colorScheme}`);
      }
      await looked.context().close();
    }
  }
  console.log(`Pictures are in ${folder}.`);
} finally {
  await closeDesk();
}
