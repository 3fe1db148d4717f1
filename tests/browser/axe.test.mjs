import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder, bytesOf, chooseLanguage, closeDesk, makeFirstPlan, openDesk, openFirstPaper, openPage, paper, printed, sample, until, upload } from './office.mjs';
import { zip } from './zip.mjs';

const kWidths = [
  { width: 1366, height: 850 },
  { width: 360, height: 740 },
];
let office;
let browser;
let state;
let addresses;

before(async () => {
  let page;
  ({ office, browser, page } = await openDesk([sample('thong-bao-ket-luan.txt'), sample('huong-dan-mat-tran.txt'), sample('ke-hoach-dang-uy-xa.txt'), paper.file]));
  await openFirstPaper(page, office);
  const first = page.url();
  const plan = await makeFirstPlan(page, office);
  await page.goto(`${office.url}/papers?planned=false`);
  await page.locator('[data-row]').first().click();
  await page.locator('article').waitFor();
  const declined = page.url();
  await upload(page, office, [await printed(browser, sample('ke-hoach-thong-tin-doi-ngoai.txt'))]);
  await page.locator('[data-upload]').setInputFiles([{ name: 'hồ sơ.zip', mimeType: 'application/zip', buffer: zip({ 'có.txt': bytesOf(sample('cong-van-bao-cao.txt')), 'hỏng.png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') }) }]);
  await page.getByText('1 đã vào sổ', { exact: true }).waitFor();
  await page.goto(`${office.url}/papers`);  // newest first: the same paper may be there as DOCX too
  await page.locator('[data-row]').filter({ hasText: 'Công tác thông tin đối ngoại tỉnh Vân Sơn' }).first().click();
  await page.getByRole('group', { name: 'Cách xem' }).waitFor();
  const pages = page.url();
  const paths = ['/', '/papers', '/papers?q=thong+tin', '/papers?q=khongcogi', '/triage', '/plans', '/calendar?year=2027', '/calendar?view=month&date=2027-08-19', '/calendar?view=week&date=2027-08-19', '/calendar?view=timeline&date=2027-08-19', '/calendar?view=month&date=2027-08-19&steps=1', '/calendar?year=2027&kind=period', '/calendar/lead-times', '/week?week=2027-08-19', '/briefings', '/roles', '/who-can', '/who-can?permission=papers.read', '/audit', '/account', '/nowhere'].map((path) => office.url + path);
  addresses = { all: [...paths, first, declined, plan, `${pages}?view=page`, `${pages}?view=both`, `${office.url}/triage?paper=${first.split('/').at(-1)}`, `${first}/check`, `${first}/lineage`, `${office.url}/checker`], paper: first, plan };
  state = await page.context().storageState();
});
after(closeDesk);

const kTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/// What axe finds as the page stands, in each theme.
async function violations(page) {
  const found = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    // Colours are measured at rest, not half way through a change.
    await until(page, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
    const { violations: told } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(kTags).analyze();
    for (const { id, nodes } of told) {
      for (const node of nodes.slice(0, 3)) found.push(`${theme}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`);
    }
  }
  return found;
}

/// Opens the address and waits until what it asked for has come.
async function open(page, address) {
  await page.goto(address, { waitUntil: 'load' });
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await until(page, () => !document.querySelector('[aria-busy=true]') && [...document.images].every((image) => image.complete));
}

for (const viewport of kWidths) {
  for (const language of ['vi', 'en']) {
    test(`nothing to complain of in both themes: ${viewport.width} px, ${language}`, async () => {
      const page = await openPage(browser, { viewport, storageState: state });
      await page.goto(`${office.url}/account`);
      await chooseLanguage(page, language);
      const found = [];
      const look = async (where) => {
        for (const trouble of await violations(page)) found.push(`${where}: ${trouble}`);
      };
      for (const address of addresses.all) {
        await open(page, address);
        await look(address);
      }
      await open(page, addresses.paper);
      if (viewport.width < 720) {
        for (const tab of [1, 2]) {
          await page.locator('.tabs button').nth(tab).click();
          await look(`tab ${tab}`);
        }
      } else {
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').getByRole('combobox').fill('thong tin');
        await page.getByRole('dialog').getByRole('option').nth(1).waitFor();
        await look('palette');
        await page.keyboard.press('Escape');
      }
      await open(page, addresses.plan);
      await page.locator('.deadline button').first().click();
      await page.getByRole('dialog').waitFor();
      await look('deadline');
      assert.deepEqual(found, []);
      assert.deepEqual(page.troubles, []);
      await page.context().close();
    });
  }
}

test('nothing to complain of on the sign-in page', async () => {
  for (const viewport of kWidths) {
    for (const path of ['/sign-in', '/sign-in#abc']) {
      const page = await openPage(browser, { viewport });
      await page.goto(office.url + path);
      await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
      assert.deepEqual(await violations(page), []);
      await page.context().close();
    }
  }
});
