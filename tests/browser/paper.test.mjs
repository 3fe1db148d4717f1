import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { alter, bytesOf, closeDesk, openDesk, openFirstPaper, openPage, sample, until, upload } from './office.mjs';

let office;
let browser;
let page;
const record = () => page.getByRole('region', { name: 'Thông tin' });
const field = (name) => record().locator('dl > div').filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}$`) }) });

before(async () => {
  ({ office, browser, page } = await openDesk([sample('ke-hoach-dang-uy-xa.txt')]));
});
after(closeDesk);

test('text stands on the left, the record on the right; each finds the other', async () => {
  await openFirstPaper(page, office);
  const number = field('Số, ký hiệu').getByRole('button').first();
  assert.equal(await number.textContent(), '19-KH/ĐU');
  await number.click();
  const lit = page.locator('article .lit');
  await lit.first().waitFor();
  assert.match((await lit.allTextContents()).join(''), /19\s*-\s*KH\/ĐU/);
  assert.ok(await lit.first().evaluate((element) => element.getBoundingClientRect().top >= 0));

  await page.locator('article [data-a^="citation-"]').first().click();
  await record().locator('li.lit').first().waitFor();
});

test('a declined duty stays visible, says why, and looks unlike work', async () => {
  await openFirstPaper(page, office);
  const declined = page.locator('article .declined').first();
  await declined.waitFor();
  await page.locator('article').getByText('Không thành nhiệm vụ.').first().waitFor();
  const decoration = await declined.evaluate((element) => getComputedStyle(element).textDecorationStyle);
  assert.equal(decoration, 'dashed');
});

test('a field is corrected where it stands, saved in words, and taken back', async () => {
  await openFirstPaper(page, office);
  const title = field('Trích yếu');
  const before = await title.getByRole('button').first().textContent();
  await title.getByRole('button', { name: 'Sửa Trích yếu' }).click();
  await title.getByRole('textbox').fill('Trích yếu do người sửa');
  await title.getByRole('textbox').press('Enter');
  await record().getByText(/^Đã lưu \d\d:\d\d$/).waitFor();
  await page.reload();
  await title.getByText('Trích yếu do người sửa').waitFor();

  await title.getByRole('button', { name: 'Sửa Trích yếu' }).click();
  await title.getByRole('button', { name: 'Dùng lại bản máy đọc' }).click();
  await title.getByText(before, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await title.getByText('Trích yếu do người sửa').waitFor();
});

test('selected words become a field and keep the place they came from', async () => {
  await openFirstPaper(page, office);
  const words = await page.evaluate(() => {
    const piece = [...document.querySelectorAll('article [data-b]')].find((element) => element.textContent.trim().length > 40);
    const text = piece.firstChild;
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, 24);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return text.data.slice(0, 24).trim();
  });
  await page.getByRole('toolbar').getByRole('combobox').selectOption('place');
  await field('Nơi ban hành').getByText(words, { exact: true }).waitFor();
  await field('Nơi ban hành').getByRole('button').first().click();
  assert.equal((await page.locator('article .lit').allTextContents()).join(''), words);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await field('Nơi ban hành').getByText(words, { exact: true }).waitFor({ state: 'detached' });
});

test('a correction that cannot be sent keeps what was typed and says so', async () => {
  await openFirstPaper(page, office);
  const title = field('Trích yếu');
  await title.getByRole('button', { name: 'Sửa Trích yếu' }).click();
  await title.getByRole('textbox').fill('Gõ lúc mất mạng');
  await page.context().setOffline(true);
  await title.getByRole('button', { name: 'Lưu' }).click();
  await title.getByRole('alert').waitFor();
  assert.equal(await title.getByRole('textbox').inputValue(), 'Gõ lúc mất mạng');
  await page.context().setOffline(false);
  await title.getByRole('button', { name: 'Lưu' }).click();
  await title.getByText('Gõ lúc mất mạng').waitFor();
});

test('the outline leads to its clause and follows the reading; the address keeps the place', async () => {
  await openFirstPaper(page, office);
  const links = page.getByRole('region', { name: 'Bố cục' }).getByRole('link');
  const last = links.nth((await links.count()) - 1);
  await last.click();
  await page.waitForURL(/#s=\d+-\d+$/);
  await page.locator('article .target').first().waitFor();
  assert.equal(await last.getAttribute('aria-current'), 'true');
  await page.reload();
  await page.locator('article .target').first().waitFor();
});

test('the outline points at the clause of the assignment that was clicked', async () => {
  await openFirstPaper(page, office);
  const { pathname } = new URL(page.url());
  const read = await (await page.request.get(`${office.url}/api${pathname}`)).json();
  const wrong = [];
  for (const [index, { span }] of read.assignments.entries()) {
    await page.locator(`#record-assignment-${index} button`).first().click();
    const at = read.clauses.findLastIndex((clause) => clause.span[0] <= span[0]);
    await until(page, (number) => document.querySelector('[aria-current=true][id^=outline-]')?.id === `outline-${number}`, at).catch(() => wrong.push(index));
  }
  assert.ok(read.assignments.length > 1);
  assert.deepEqual(wrong, []);
});

test('the official header stands apart and still selects with its own places', async () => {
  await openFirstPaper(page, office);
  const title = page.locator('article p.official').filter({ hasText: /^KẾ HOẠCH$/ });
  assert.equal(await title.evaluate((line) => getComputedStyle(line).textAlign), 'center');
  assert.equal(await page.locator('article p.official[data-clause]').count(), 0);
});

test('a date is typed in words; one that is none stays in its box and is not taken for done', async () => {
  await openFirstPaper(page, office);
  const date = field('Ngày ban hành');
  await date.getByRole('button', { name: 'Sửa Ngày ban hành' }).click();
  await date.getByRole('textbox').fill('30 tháng 2 năm 2023');
  await date.getByRole('textbox').press('Enter');
  assert.equal(await date.getByRole('textbox').inputValue(), '30 tháng 2 năm 2023');
  await date.getByRole('alert').waitFor();
  await date.getByRole('textbox').fill('20 tháng 2 năm 2023');
  await date.getByRole('textbox').press('Enter');
  await date.getByText('20/02/2023', { exact: true }).waitFor();
});

test('on a phone the three panes are three tabs', async () => {
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 }, storageState: await page.context().storageState() });
  await openFirstPaper(phone, office);
  await phone.locator('article').waitFor();
  assert.equal(await phone.getByRole('region', { name: 'Bố cục' }).isVisible(), false);
  await phone.getByRole('button', { name: 'Thông tin', exact: true }).click();
  await phone.getByText('19-KH/ĐU').first().waitFor();
  assert.equal(await phone.locator('article').isVisible(), false);
  const overflow = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0);
  assert.deepEqual([...page.troubles, ...phone.troubles], []);
});

test('a paper that an older reader read is read again at one press, and what was corrected stands', async () => {
  await openFirstPaper(page, office);
  await field('Trích yếu').getByRole('button', { name: 'Sửa Trích yếu' }).click();
  await field('Trích yếu').getByRole('textbox').fill('Trích yếu giữ qua lần đọc lại');
  await field('Trích yếu').getByRole('textbox').press('Enter');
  await field('Trích yếu').getByText('Trích yếu giữ qua lần đọc lại').waitFor();
  await record().getByText(/^Đã lưu/).waitFor();
  const outline = await page.locator('[aria-label="Bố cục"]').textContent();
  alter(office, "UPDATE reading SET reader = '0'");
  alter(office, "UPDATE field_reading SET value = 'Nơi đọc nhầm' WHERE field = 'place'");
  alter(office, "UPDATE clause SET path = 'cũ' || path, enumerator = 'cũ'");
  await page.reload();
  await page.getByText('Nơi đọc nhầm').first().waitFor();
  await page.getByRole('button', { name: 'Đọc lại' }).click();
  await page.getByText('Đã đọc lại văn bản bằng bộ đọc mới.').waitFor();
  assert.equal(await page.getByText('Nơi đọc nhầm').count(), 0);
  assert.equal(await page.getByRole('button', { name: 'Đọc lại' }).count(), 0);
  await field('Trích yếu').getByText('Trích yếu giữ qua lần đọc lại').waitFor();
  assert.equal(await page.locator('[aria-label="Bố cục"]').textContent(), outline);
  assert.deepEqual(page.troubles, []);
});

test('a mark of handling stands over the text and in the register, and is corrected by choice', async () => {
  await upload(page, office, [{ name: 'nội bộ.txt', mimeType: 'text/plain', buffer: Buffer.concat([Buffer.from('LƯU HÀNH NỘI BỘ\n'), bytesOf(sample('thong-bao-ket-luan.txt'))]) }]);
  const row = page.getByRole('listitem').filter({ has: page.locator('[data-row]') }).first();
  await row.getByText('Lưu hành nội bộ', { exact: true }).waitFor();
  await openFirstPaper(page, office);
  const band = page.locator('.views .handling');
  assert.equal((await band.textContent()).trim(), 'Lưu hành nội bộ');
  await field('Phạm vi lưu hành').getByRole('button', { name: 'Lưu hành nội bộ' }).click();
  assert.equal((await page.locator('article .lit').allTextContents()).join(''), 'LƯU HÀNH NỘI BỘ');
  await field('Phạm vi lưu hành').getByRole('button', { name: 'Sửa Phạm vi lưu hành' }).click();
  await field('Phạm vi lưu hành').getByRole('combobox').selectOption('Xem xong trả lại');
  await field('Phạm vi lưu hành').getByRole('button', { name: 'Lưu', exact: true }).click();
  await band.getByText('Xem xong trả lại').waitFor();
  await field('Phạm vi lưu hành').getByRole('button', { name: 'Sửa Phạm vi lưu hành' }).click();
  await field('Phạm vi lưu hành').getByRole('combobox').selectOption('Không ghi');
  await field('Phạm vi lưu hành').getByRole('button', { name: 'Lưu', exact: true }).click();
  await band.waitFor({ state: 'detached' });
  assert.deepEqual(page.troubles, []);
});
