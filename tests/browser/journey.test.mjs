// The clerk's whole journey: a paper from above becomes a plan, and nothing is typed twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeDesk, openBrowser, openPage, paper, signIn, startOffice, until } from './office.mjs';

let office;
let browser;
before(async () => {
  office = await startOffice();
  browser = await openBrowser();
});
after(closeDesk);

test('a paper comes in, is read, becomes a plan, and is found again', async () => {
  const page = await openPage(browser);
  await signIn(page, office);

  // She drops the file on the page of papers.
  await page.getByRole('link', { name: /^Văn bản/ }).first().click();
  await page.locator('[data-upload]').setInputFiles(paper.file);
  await page.getByText('Đã vào sổ').waitFor();
  await page.locator('[data-row]').first().click();

  // Number, date and issuer stand in the record.
  const record = page.getByRole('region', { name: 'Thông tin' });
  await record.getByText(paper.number, { exact: true }).first().waitFor();
  await record.getByText(paper.issuedOn, { exact: true }).first().waitFor();
  await record.getByText(paper.issuer).first().waitFor();

  // A click on an assignment lights its words in the text.
  const assignment = record.locator('[id^="record-assignment-"]').first();
  const text = await assignment.locator('.text').textContent();
  await assignment.getByRole('button').click();
  const lit = page.locator('article .lit');
  await lit.first().waitFor();
  const words = (value) => value.normalize('NFC').replace(/\s+/g, ' ').trim();
  const shown = words((await lit.allTextContents()).join(' '));
  assert.ok(shown.length > 10);
  assert.ok(shown.includes(words(text).slice(0, 30)) || words(text).includes(shown.slice(0, 30)), `${shown} / ${text}`);
  await until(page, () => {
    const box = document.querySelector('article .lit').getBoundingClientRect();
    return box.top >= 0 && box.bottom <= window.innerHeight + box.height;
  });

  // One click makes the plan; each task leads back to its clause.
  await page.getByRole('button', { name: 'Lập kế hoạch' }).click();
  await page.waitForURL(/\/plans\//);
  const row = page.locator('[data-row-of-plan]').first();
  await row.waitFor();
  assert.match(await row.getByRole('link').getAttribute('href'), /^\/papers\/[^#]+#s=\d+-\d+$/);

  // She sets a deadline; it is still there after a reload.
  const deadline = page.getByRole('button', { name: /^Thời hạn nhiệm vụ 1:/ });
  const saved = page.waitForResponse((response) => /\/api\/tasks\//.test(response.url()) && response.ok());
  await deadline.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ngày và giờ').check();
  await dialog.getByLabel('Trước ngày').fill('15/12/2030');
  await dialog.getByLabel('Trước giờ').fill('16:00');
  await dialog.getByRole('button', { name: 'Đặt thời hạn' }).click();
  await saved;
  await page.reload();
  await deadline.getByText('16:00 ngày 15/12/2030').waitFor();

  // It is found by its words without marks, and by its number with a stray space.
  for (const typed of [paper.words, paper.spacedNumber]) {
    await page.goto(`${office.url}/papers`);
    await page.locator('[data-row]').first().waitFor();
    await page.getByRole('searchbox').fill(typed);
    await page.getByRole('searchbox').press('Enter');
    await page.waitForURL(/[?&]q=/);
    await page.getByRole('status').filter({ hasText: /^1 văn bản$/ }).waitFor();
    await page.getByRole('listitem').filter({ hasText: paper.number }).locator('[data-row]').waitFor();
  }
  await page.goto(`${office.url}/papers?q=khongcochunaynhuthe`);
  await page.getByText(/Không có văn bản nào khớp/).waitFor();
  assert.deepEqual(page.troubles, []);
});
