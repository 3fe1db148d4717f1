// The page that tells where each passage of a paper came from: words beside words, filters in the address, keys, both widths.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder, closeDesk, openDesk, root } from './office.mjs';

const kFolder = join(root, 'src/directive/lineage/testdata');
const file = (name) => ({ name, mimeType: 'text/plain', buffer: readFileSync(join(kFolder, name)) });
let office;
let page;
let child;
before(async () => {
  ({ office, page } = await openDesk([file('parent.txt'), file('child.txt')]));
  const { items } = await (await page.request.get(`${office.url}/api/papers`)).json();
  child = items.find((row) => row.number === '9/KH-UBND').id;
});
after(closeDesk);

const open = async (search = '') => {
  await page.goto(`${office.url}/papers/${child}/lineage${search}`);
  await page.locator('#tie-0').waitFor();
};
const ties = (relation) => page.locator(`ol > li.${relation}`);

test('each passage stands beside the one it came from', async () => {
  await open();
  assert.equal(await ties('inherited').count(), 11);
  assert.equal(await ties('adapted').count(), 1);
  assert.equal(await ties('moved').count(), 2);
  assert.equal(await ties('dropped').count(), 5);
  assert.equal(await ties('adapted').locator('del').textContent(), 'quê hương');
  assert.equal(await ties('adapted').locator('ins').textContent(), 'huyện đảo');
});

test('a relation is chosen in the address, and let go again', async () => {
  await open();
  await page.getByRole('button', { name: /^Chuyển chỗ/ }).click();
  await page.waitForURL(/relation=moved/);
  assert.equal(await page.locator('ol > li').count(), 2);
  await page.getByRole('button', { name: /^Chuyển chỗ/ }).click();
  await page.waitForURL((url) => !url.search.includes('relation'));
  await open('?relation=adapted');
  assert.equal(await page.locator('ol > li').count(), 1);
});

test('j and k go from passage to passage, a link leads to the place in the paper', async () => {
  await open();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'tie-0');
  await ties('adapted').getByRole('link').first().click();
  await page.waitForURL(/#s=\d+-\d+$/);
  await page.locator('article').waitFor();
});

test('the record of a paper leads there, and nothing is amiss at either width', async () => {
  await page.goto(`${office.url}/papers/${child}`);
  await page.getByRole('link', { name: 'Nguồn gốc từng đoạn' }).click();
  await page.locator('#tie-0').waitFor();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const found = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(found.violations.map((violation) => violation.id), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `no sideways scrolling at ${width}`);
  }
});
