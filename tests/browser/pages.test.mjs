// A paper that came as PDF: its pages beside its text.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeDesk, openDesk, openPage, printed, sample, until, upload } from './office.mjs';

let office;
let browser;
let page;
let address;
let paper;
let printedPages;
const views = (at = page) => at.getByRole('group', { name: 'Cách xem' });
const see = (name, at = page) => views(at).getByRole('button', { name, exact: true }).click();
const pagesPane = (at = page) => at.getByRole('region', { name: 'Trang', exact: true });
const isInView = (selector) => {
  const box = document.querySelector(selector)?.getBoundingClientRect();
  return !!box && box.top >= 0 && box.bottom <= window.innerHeight && box.height > 0;
};

async function open(view = '', at = page) {
  await at.goto(`${address}${view ? `?view=${view}` : ''}`);
  await at.locator('article').waitFor({ state: 'attached' });
  await views(at).waitFor();
}

async function openPages(view = 'page') {
  await open(view);
  await pagesPane().locator('figure').first().waitFor();
}

/// Where a box lies on the screen; its page must be drawn.
async function placeOf(box, at = page) {
  const figure = at.locator('figure').nth(box.page - 1);
  await figure.scrollIntoViewIfNeeded();
  const sheet = await figure.locator('.sheet').boundingBox();
  const scale = sheet.width / printedPages.pages[box.page - 1].width;
  return { x: sheet.x + (box.x + box.width / 2) * scale, y: sheet.y + (box.y + box.height / 2) * scale };
}

before(async () => {
  ({ office, browser, page } = await openDesk([sample('cong-van-bao-cao.txt')]));
  await upload(page, office, [await printed(browser, sample('ke-hoach-thong-tin-doi-ngoai.txt'), 18)]);
  await page.goto(`${office.url}/papers?q=118`);
  await page.locator('[data-row]').filter({ hasText: 'Công tác thông tin đối ngoại tỉnh Vân Sơn' }).first().click();
  await page.locator('article').waitFor();
  address = page.url();
  const api = `${office.url}/api${new URL(address).pathname}`;
  paper = await (await page.request.get(api)).json();
  printedPages = await (await page.request.get(`${api}/pages`)).json();
});
after(closeDesk);

test('a paper without pages offers no switch', async () => {
  await page.goto(`${office.url}/papers?type=CV`);
  const asked = page.waitForResponse((response) => response.url().endsWith('/pages'));
  await page.locator('[data-row]').first().click();
  assert.deepEqual(await (await asked).json(), { pages: [], boxes: [] });
  await page.locator('article').waitFor();
  assert.equal(await views().count(), 0);
});

test('the text stands first; the page is one press away, drawn only where the reader is, and stays in the address', async () => {
  const drawn = [];
  const onrequest = (request) => /picture/.test(request.url()) && drawn.push(Number(/pages\/(\d+)/.exec(request.url())[1]));
  page.on('request', onrequest);
  await open();
  assert.equal(await page.locator('figure').count(), 0);
  await see('Trang');
  await page.waitForURL(/view=page/);
  await until(page, () => [...document.querySelectorAll('figure img')].some((image) => image.complete && image.naturalWidth > 0));
  const count = printedPages.pages.length;
  assert.ok(count >= 5, `${count} pages`);
  assert.equal(await page.locator('figure').count(), count);
  assert.ok(!drawn.includes(count), 'the last page is far away');
  assert.ok((await page.locator('figure').first().locator('img').getAttribute('alt')).startsWith(`Ảnh trang 1/${count}`));
  await page.reload();
  await pagesPane().waitFor();
  assert.equal(await page.locator('article').isVisible(), false);
  page.off('request', onrequest);
});

test('the view is remembered for the next paper, and the address wins over it', async () => {
  await open();
  await pagesPane().waitFor();
  await open('text');
  assert.equal(await pagesPane().count(), 0);
  await see('Văn bản');
});

test('room is kept for every page before its picture comes', async () => {
  await openPages();
  const shares = await page.locator('figure .sheet').evaluateAll((sheets) => sheets.map((sheet) => sheet.clientHeight / sheet.clientWidth));
  printedPages.pages.forEach(({ width, height }, index) => assert.ok(Math.abs(shares[index] - height / width) < 0.01));
  const height = () => page.evaluate(() => document.querySelector('figure').parentElement.scrollHeight);
  const before = await height();
  await until(page, () => [...document.querySelectorAll('figure img')].every((image) => image.complete));
  assert.equal(await height(), before);
});

test('an entry of the record lights its words on the page and brings them into view; the text beside it too', async () => {
  await openPages('both');
  const last = paper.assignments.length - 1;
  await page.locator(`#record-assignment-${last} button`).first().click();
  await until(page, isInView, '.area.lit');
  await until(page, isInView, 'article .lit');
  const wanted = printedPages.boxes.filter((box) => box.begin < paper.assignments[last].span[1] && box.end > paper.assignments[last].span[0]);
  assert.equal(await page.locator('.area.assignment.lit').count(), wanted.length);
  assert.equal(await page.locator('[aria-label="Bố cục"]').isVisible(), false, 'two sheets need the room');
});

test('pointing or tabbing to an entry is enough to light it', async () => {
  await openPages();
  await page.locator('#record-field-number button').first().hover();
  await page.locator('.area.field.lit').first().waitFor();
  await page.mouse.move(5, 5);
  await page.locator('.area.lit').first().waitFor({ state: 'detached' });
  await page.locator('#record-field-title button').first().focus();
  await page.locator('.area.field.lit').first().waitFor();
  await page.locator('#outline-0').focus();
  await page.locator('.area.clause').first().waitFor();
});

test('a clause of the outline is found on the page', async () => {
  await openPages();
  const last = paper.clauses.length - 1;
  await page.locator(`#outline-${last}`).click();
  await until(page, isInView, '.area.target');
  assert.match(page.url(), /\?view=page#s=\d+-\d+$/);
  const line = printedPages.boxes.find((box) => box.end > paper.clauses[last].span[0]);
  await page.getByText(`${line.page}/${printedPages.pages.length}`, { exact: true }).waitFor();
});

test('a place on the page leads to that line in the text, and back again', async () => {
  await openPages();
  const spans = ['fields', 'citations', 'assignments', 'recipients', 'footnotes', 'occasions', 'events', 'findings'].flatMap((list) => paper[list].map(({ span }) => span).filter(Boolean));
  const isFree = (box) => box.page === 2 && box.end - box.begin > 20 && spans.every(([begin, end]) => begin >= box.end || end <= box.begin);
  const line = printedPages.boxes.find(isFree);
  const { x, y } = await placeOf(line);
  await page.mouse.click(x, y);
  await page.waitForURL(/view=text/);
  await page.locator('article .target').first().waitFor();
  assert.equal((await page.locator('article .target').allTextContents()).join(''), paper.text.slice(line.begin, line.end));
  await until(page, isInView, 'article .target');
  await page.goBack();
  await pagesPane().waitFor();
  await until(page, isInView, '.area.target');
});

test('a mark on the page leads to its entry in the record', async () => {
  await openPages();
  await page.locator('.area.field').first().click();
  await page.locator('[id^="record-field-"].lit').first().waitFor();
  assert.match(page.url(), /view=page/);
});

test('the keyboard changes the view, the zoom and the page', async () => {
  await open('text');
  for (const view of ['page', 'both', 'text', 'page']) {
    await page.keyboard.press('v');
    await page.waitForURL(new RegExp(`view=${view}`));
  }
  await pagesPane().waitFor();
  const width = () => page.locator('figure .sheet').first().evaluate((sheet) => sheet.clientWidth);
  const fit = await width();
  await page.keyboard.press('+');
  assert.ok((await width()) > fit);
  await page.keyboard.press('1');
  assert.equal(await width(), Math.round((printedPages.pages[0].width * 96) / 72));
  await page.keyboard.press('0');
  assert.equal(await width(), fit);
  await page.keyboard.press(']');
  await page.getByText(`2/${printedPages.pages.length}`, { exact: true }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Trang sau', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
});

test('a page that cannot be drawn says so in its place and is drawn when asked again', async () => {
  await page.route('**/pages/1/picture*', (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ key: 'x', detail: 'Máy chủ đang bận.' }) }));
  await open('page');
  const failed = page.locator('figure').first();
  assert.match(await failed.getByRole('alert').textContent(), /trang 1.*Máy chủ đang bận\./s);
  await page.unroute('**/pages/1/picture*');
  await failed.getByRole('button', { name: 'Thử lại' }).click();
  await until(page, () => document.querySelector('figure img')?.naturalWidth > 0);
});

test('a view left while it still scrolls is left in peace', async () => {
  const seen = page.troubles.length;
  for (let round = 0; round < 3; round += 1) {
    await openPages();
    await page.evaluate((text) => {
      document.querySelector('section.pages').scrollBy(0, 300);
      [...document.querySelectorAll('[role=group] button')].find((button) => button.textContent.trim() === text).click();
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }, 'Văn bản');
    assert.equal(await page.locator('section.pages').count(), 0);
  }
  assert.deepEqual(page.troubles.slice(seen), []);
});

test('on paper the text is printed, never the picture of half a screen', async () => {
  await openPages();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('article').isVisible(), true);
  assert.equal(await page.locator('figure').first().isVisible(), false);
  await page.emulateMedia({ media: 'screen' });
});

test('a phone switches between text and page, and nothing runs over the edge', async () => {
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 }, storageState: await page.context().storageState(), deviceScaleFactor: 3 });
  const widths = [];
  phone.on('request', (request) => /picture/.test(request.url()) && widths.push(new URL(request.url()).searchParams.get('width')));
  await open('both', phone);
  assert.equal(await phone.locator('article').isVisible(), true);
  assert.equal(await views(phone).getByRole('button').count(), 2);
  await see('Trang', phone);
  await until(phone, () => document.querySelector('figure img')?.naturalWidth > 0);
  assert.deepEqual([...new Set(widths)], ['1600'], 'a phone has three points a pixel');
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  assert.deepEqual([...page.troubles, ...phone.troubles], []);
  await phone.context().close();
});
