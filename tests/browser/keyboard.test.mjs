import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeDesk, makeFirstPlan, openDesk, openFirstPaper, paper, sample } from './office.mjs';

let office;
let page;
const focusedText = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

before(async () => {
  ({ office, page } = await openDesk([sample('cong-van-bao-cao.txt'), paper.file]));
});
after(closeDesk);

test('j and k walk the register, Enter opens, / searches', async () => {
  await page.goto(`${office.url}/papers`);
  await page.locator('[data-row]').nth(1).waitFor();
  const titles = (await page.locator('[data-row]').allTextContents()).map((title) => title.trim());
  await page.keyboard.press('j');
  assert.equal(await focusedText(), titles[0]);
  await page.keyboard.press('j');
  assert.equal(await focusedText(), titles[1]);
  await page.keyboard.press('k');
  assert.equal(await focusedText(), titles[0]);
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'search');
  await page.keyboard.type('jk');
  assert.equal(await page.getByRole('searchbox').inputValue(), 'jk');
  await page.goto(`${office.url}/papers`);
  await page.locator('[data-row]').nth(1).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/papers\/[^/?]+$/);
});

test('? lists the keys, Esc closes and gives the focus back', async () => {
  await page.goto(`${office.url}/papers`);
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Phím dùng được ở trang này' });
  await dialog.getByText('Tìm kiếm').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('Ctrl K finds a page without marks and a paper by its words, with the arrows alone', async () => {
  await page.goto(`${office.url}/`);
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ke hoach - n');
  await page.getByRole('option', { name: 'Kế hoạch - Nhiệm vụ' }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/plans$/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(paper.words);
  await page.getByRole('option').filter({ hasText: paper.number }).waitFor();
  for (let press = 0; press < 12; press++) {
    if ((await page.locator('[role=option][aria-selected=true]').textContent()).includes(paper.number)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/papers\/[^/?]+$/);
});

test('what is typed right after Ctrl K is kept, however slow the line', async () => {
  await page.goto(`${office.url}/`);
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  await page.route('**/assets/*.js', async (route) => {
    await new Promise((done) => setTimeout(done, 1000));
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ke hoach');
  await page.getByRole('combobox').waitFor();
  assert.equal(await page.getByRole('combobox').inputValue(), 'ke hoach');
  await page.keyboard.press('Escape');
  await page.unroute('**/assets/*.js');
});

test('papers that come in late do not move the choice', async () => {
  await page.goto(`${office.url}/`);
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  let answer;
  const held = new Promise((done) => (answer = done));
  const isSearch = (url) => url.pathname === '/api/papers' && url.searchParams.has('q');
  await page.route(isSearch, async (route) => {
    await held;
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('bao');
  const chosen = page.locator('[role=option][aria-selected=true]');
  await page.keyboard.press('ArrowUp');
  const words = await chosen.textContent();
  assert.match(words, /“?bao”?/);
  const answered = page.waitForResponse((response) => isSearch(new URL(response.url())));
  answer();
  await answered;
  await page.getByRole('option').filter({ hasText: /Báo cáo|BC|báo cáo/ }).first().waitFor();
  assert.equal(await chosen.textContent(), words);
  await page.keyboard.press('Escape');
  await page.unroute(isSearch);
});

test('in a paper j and k walk the clauses, / finds words, marks answer to Enter', async () => {
  await openFirstPaper(page, office);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const current = page.locator('[aria-label="Bố cục"] [aria-current=true]');
  assert.equal(await current.count(), 1);
  assert.equal(await page.evaluate(() => document.activeElement?.id), await current.getAttribute('id'));
  await page.keyboard.press('/');
  await page.keyboard.type('thong tin');
  await page.locator('article .hit.at').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('article .hit').first().waitFor({ state: 'detached' });
  await page.locator('article [data-a][tabindex="0"]').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('[aria-label="Thông tin"] .lit').first().waitFor();
});

test('in a plan j and k walk the tasks and type nothing, Enter writes, e ticks, Esc comes back to the row', async () => {
  await makeFirstPlan(page, office);
  const rows = page.locator('[data-row-of-plan]');
  await rows.nth(1).waitFor();
  const titles = () => rows.locator('.title textarea').evaluateAll((boxes) => boxes.map((box) => box.value));
  const before = await titles();
  for (const key of ['j', 'j', 'k', 'j']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(() => document.activeElement?.id), await rows.nth(1).getAttribute('id'));
  assert.deepEqual(await titles(), before);
  const ticked = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok());
  await page.keyboard.press('e');
  await ticked;
  assert.equal(await rows.nth(1).getByRole('checkbox').isChecked(), true);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA');
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement?.id), await rows.nth(1).getAttribute('id'));
  await page.keyboard.press('?');
  for (const words of ['Dòng sau', 'Sửa dòng đang chọn', 'Đánh dấu đã xong']) await page.getByRole('dialog').getByText(words, { exact: true }).waitFor();
  await page.keyboard.press('Escape');
});

test('Tab goes all the way round: no trap', async () => {
  await openFirstPaper(page, office);
  await page.locator('#main').focus();
  let last = '';
  const seen = new Set();
  for (let press = 0; press < 400; press++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return 'body';
      element.dataset.tabbed ??= String((window.tabbed = (window.tabbed ?? 0) + 1));
      return element.dataset.tabbed;
    });
    assert.notEqual(at, last, 'the focus did not move');
    last = at;
    if (at === 'body' || (seen.has(at) && seen.size > 20)) break;
    seen.add(at);
  }
  assert.ok(seen.size > 20);
  assert.ok(last === 'body' || seen.has(last), 'the focus never left the page');
});
