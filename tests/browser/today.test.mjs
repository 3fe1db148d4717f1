import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bytesOf, closeDesk, openDesk, paper, sample, upload } from './office.mjs';

let office;
let page;
before(async () => {
  ({ office, page } = await openDesk());
});
after(closeDesk);

test('the four lists are there, and empty ones teach what will stand in them', async () => {
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  for (const name of ['Việc hôm nay', 'Chờ tôi xử lý', 'Quá hạn', 'Văn bản đến mới']) {
    const section = page.getByRole('region', { name });
    await section.waitFor();
    assert.ok((await section.locator('p').first().textContent()).length > 20);
  }
});

test('a file dropped on any page is taken in', async () => {
  await page.goto(`${office.url}/`);
  await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
  const bytes = [...bytesOf(paper.file)];
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(content)], 'thả vào.docx'));
    return data;
  }, bytes);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await page.waitForURL(/\/papers$/);
  await page.getByText('Đã vào sổ').waitFor();
});

test('a new paper waits on the first screen with its number, and one action opens it', async () => {
  await upload(page, office, [sample('cong-van-bao-cao.txt')]);
  await page.goto(`${office.url}/`);
  const section = page.getByRole('region', { name: 'Văn bản đến mới' });
  await section.getByRole('listitem').nth(1).waitFor();
  assert.ok((await section.textContent()).includes(paper.number));
  await section.getByRole('link', { name: /^Mở/ }).first().click();
  await page.locator('article').waitFor();
  assert.deepEqual(page.troubles, []);
});

test('a session that has ended leads to sign-in, and names the way back', async () => {
  await page.context().clearCookies();
  await page.getByRole('link', { name: /^Kế hoạch - Nhiệm vụ/ }).click();
  await page.waitForURL(/\/sign-in\?to=%2Fplans/);
});
