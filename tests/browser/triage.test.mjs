// Papers that wait to be looked over: read, correct, accept, next, with the keyboard alone; on a phone; beside another clerk.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bytesOf, closeDesk, openDesk, openPage, sample, until, upload } from './office.mjs';

const kFiles = ['ke-hoach-dang-uy-xa.txt', 'thong-bao-ket-luan.txt'];
/// A paper without number, place, signer and date: four fields to look at.
const bare = { name: 'thiếu đầu.txt', mimeType: 'text/plain', buffer: Buffer.from('KẾ HOẠCH\nVề việc trồng hoa dọc đường làng\n\nI. MỤC ĐÍCH\n1. Đường làng sạch đẹp.\n') };
let office;
let browser;
let page;

before(async () => {
  ({ office, browser, page } = await openDesk());
});
after(closeDesk);

const rows = (where = page) => where.getByRole('list', { name: 'Danh sách' }).getByRole('listitem');
const current = (where = page) => where.locator('[aria-label="Danh sách"] [aria-current=true]');
const field = (name, where = page) => where.locator('[aria-label="Thông tin"] dl > div').filter({ has: where.locator('dt', { hasText: new RegExp(`^${name}$`) }) });
const progress = (text, where = page) => where.getByText(text, { exact: true }).filter({ visible: true }).first().waitFor();
const focused = (where = page) => where.evaluate(() => document.activeElement?.closest('[id^="record-field-"]')?.id ?? document.activeElement?.id ?? '');
const waiting = async () => (await (await page.request.get(`${office.url}/api/papers?look_over=waiting&order=oldest`)).json()).items;
/// Waits until the paper of the chosen row stands in the middle.
const shows = (words, where = page) => where.locator('article').getByText(words).first().waitFor();
const settled = (where = page) => until(where, () => document.querySelector('[aria-label="Danh sách"] [aria-current=true]') !== null && document.querySelector('article') !== null);

test('where nothing waits the page says what will stand there', async () => {
  await page.goto(`${office.url}/triage`);
  await page.getByText(/Không có văn bản nào chờ rà soát/).waitFor();
  assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Rà soát văn bản');
});

test('files that were taken in lead to it, with their count, from the register and from the first screen', async () => {
  for (const name of kFiles) await upload(page, office, [sample(name)]);
  await upload(page, office, [bare]);
  await page.getByText('3 văn bản chờ rà soát').waitFor();
  assert.equal(await page.getByRole('listitem').filter({ has: page.locator('[data-row]') }).getByText('Chờ rà soát', { exact: true }).count(), 3);
  await page.goto(`${office.url}/`);
  await page.getByText('3 văn bản chờ rà soát').waitFor();
  await page.getByRole('link', { name: 'Rà soát', exact: true }).click();
  await page.waitForURL(/\/triage/);
});

test('the first that came is open; j and k walk, text and record follow', async () => {
  await page.goto(`${office.url}/triage`);
  await progress('0/3');
  await shows('19-KH/ĐU');
  assert.match(await current().textContent(), /19-KH\/ĐU/);
  await page.keyboard.press('j');
  await shows('233/TB-VPUBND');
  await field('Số, ký hiệu').getByText('233/TB-VPUBND').waitFor();
  assert.match(await current().textContent(), /233\/TB-VPUBND/);
  await page.keyboard.press('j');
  await shows('Đường làng sạch đẹp');
  await page.keyboard.press('j');
  assert.match(await current().textContent(), /trồng hoa/);
  await page.keyboard.press('k');
  await shows('233/TB-VPUBND');
  await page.keyboard.press('k');
  await shows('19-KH/ĐU');
});

test('the next paper is there before it is asked for', async () => {
  const asked = [];
  const note = (request) => asked.push(new URL(request.url()).pathname);
  const [first, second] = await waiting();
  page.on('request', note);
  const ahead = page.waitForResponse((response) => new URL(response.url()).pathname === `/api/papers/${second.id}`);
  await page.goto(`${office.url}/triage`);
  await shows('19-KH/ĐU');
  await ahead;
  await page.keyboard.press('j');
  await shows('233/TB-VPUBND');
  for (const { id } of [first, second]) assert.equal(asked.filter((path) => path === `/api/papers/${id}`).length, 1);
  page.off('request', note);
});

test('what is in doubt has the focus first, n and p go round it, Enter corrects it in place', async () => {
  await page.goto(`${office.url}/triage`);
  await settled();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await shows('Đường làng sạch đẹp');
  await until(page, () => document.activeElement?.closest('#record-field-number'));
  const [, , { id }] = await waiting();
  const { fields } = await (await page.request.get(`${office.url}/api/papers/${id}`)).json();
  const doubtful = fields.filter((one) => one.doubt).map((one) => one.name);
  assert.ok(doubtful.length >= 3, doubtful.join());
  const seen = [await focused()];
  for (let press = 0; press < doubtful.length; press++) {
    const before = await focused();
    await page.keyboard.press('n');
    await until(page, (last) => (document.activeElement?.closest('[id^="record-field-"]')?.id ?? last) !== last, before);
    seen.push(await focused());
  }
  assert.equal(seen.at(-1), seen[0], 'round and back');
  assert.deepEqual(new Set(seen), new Set(doubtful.map((name) => `record-field-${name}`)));

  await page.keyboard.press('Enter');
  await page.keyboard.type('07/KH-UBND');
  await page.keyboard.press('Enter');
  await field('Số, ký hiệu').getByText('07/KH-UBND', { exact: true }).waitFor();
  assert.match(await current().textContent(), /07\/KH-UBND/);
  await until(page, () => document.activeElement?.closest('#record-field-number'));
  await page.keyboard.press('p');
  await until(page, () => !document.activeElement?.closest('#record-field-number') && document.activeElement?.closest('[id^="record-field-"]'));
});

test('a field half typed is not lost by walking away, and holds the paper back', async () => {
  await field('Cơ quan ban hành').getByRole('button', { name: 'Sửa Cơ quan ban hành' }).click();
  await field('Cơ quan ban hành').getByRole('textbox').fill('Ủy ban nhân dân xã');
  await rows().nth(0).getByRole('link').click();
  await shows('19-KH/ĐU');
  await rows().nth(2).getByRole('link').click();
  await shows('Đường làng sạch đẹp');
  assert.equal(await field('Cơ quan ban hành').getByRole('textbox').inputValue(), 'Ủy ban nhân dân xã');
  await page.getByRole('button', { name: 'Đã rà soát' }).click();
  await page.getByRole('alert').filter({ hasText: 'Có trường đang sửa dở' }).waitFor();
  assert.equal((await waiting()).length, 3);
  await page.keyboard.press('Escape');
  await until(page, () => document.activeElement?.tagName === 'BUTTON');
});

test('e accepts and goes on, u takes the last one back, to the end', async () => {
  await page.goto(`${office.url}/triage`);
  await settled();
  await shows('19-KH/ĐU');
  await page.keyboard.press('e');
  await shows('233/TB-VPUBND');
  await progress('1/3');
  await page.getByText('Đã rà soát: Kế hoạch 19-KH/ĐU', { exact: true }).waitFor();
  await page.keyboard.press('u');
  await shows('19-KH/ĐU');
  await progress('0/3');
  assert.equal((await waiting()).length, 3);

  for (const [done, next] of [['1/3', '233/TB-VPUBND'], ['2/3', 'Đường làng sạch đẹp']]) {
    await page.keyboard.press('e');
    await shows(next);
    await progress(done);
  }
  await page.keyboard.press('e');
  const end = page.getByRole('heading', { name: 'Đã rà hết' });
  await end.waitFor();
  await progress('3/3');
  assert.deepEqual(await waiting(), []);
  assert.match(await page.getByRole('status').first().textContent(), /Xong 3\/3.*Đã rà hết/);
  await page.getByRole('link', { name: /Lập kế hoạch cho 3 văn bản/ }).waitFor();

  await page.keyboard.press('u');
  await shows('Đường làng sạch đẹp');
  await progress('2/3');
  assert.equal((await waiting()).length, 1);
});

test('papers that are taken in meanwhile appear by themselves, behind the others', async () => {
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'thả vào.txt', { type: 'text/plain' }));
    return transfer;
  }, 'Số: 12/TB-UBND\nTHÔNG BÁO\nVề việc nghỉ lễ\n');
  for (const type of ['dragenter', 'drop']) await page.dispatchEvent('#main', type, { dataTransfer: data });
  await rows().filter({ hasText: '12/TB-UBND' }).waitFor();
  assert.match(page.url(), /\/triage/);
  await progress('2/4');
  assert.match(await rows().last().textContent(), /12\/TB-UBND/);
});

test('a paper that somebody changed meanwhile is not accepted unseen', async () => {
  await rows().last().getByRole('link').click();
  await shows('Về việc nghỉ lễ');
  const paper = (await waiting()).at(-1);
  const { csrf } = await (await page.request.get(`${office.url}/api/session`)).json();
  const headers = { 'X-CSRF-Token': csrf, Origin: office.url };
  const changed = await page.request.patch(`${office.url}/api/papers/${paper.id}`, { headers, data: { version: 1, field: 'place', value: 'Xã Bản Lim' } });
  assert.equal(changed.status(), 200);
  await page.getByRole('button', { name: 'Đã rà soát' }).click();
  await page.getByRole('alert').filter({ hasText: 'người khác thay đổi' }).waitFor();
  await field('Nơi ban hành').getByText('Xã Bản Lim').waitFor();
  assert.equal((await waiting()).length, 2);
  await page.keyboard.press('e');
  await progress('3/4');
});

test('a newer file brings the paper back and shows what it said before', async () => {
  const [, done] = (await (await page.request.get(`${office.url}/api/papers?look_over=done&order=oldest`)).json()).items;
  const { version } = await (await page.request.get(`${office.url}/api/papers/${done.id}`)).json();
  const { csrf } = await (await page.request.get(`${office.url}/api/session`)).json();
  const text = bytesOf(sample('thong-bao-ket-luan.txt')).toString().replace('6 tháng cuối năm', 'quý IV năm');
  const headers = { 'X-CSRF-Token': csrf, Origin: office.url, 'Content-Type': 'application/octet-stream', 'X-File-Name': 'moi.txt', 'X-Paper-Version': String(version) };
  const replaced = await page.request.post(`${office.url}/api/papers/${done.id}/versions`, { headers, data: Buffer.from(text) });
  assert.equal(replaced.status(), 201);
  await page.goto(`${office.url}/triage?paper=${done.id}`);
  await page.getByText('Tệp đã được thay bằng bản mới: rà soát lại thông tin.').waitFor();
  await field('Trích yếu').getByText(/^Lần trước: .*6 tháng cuối năm/).waitFor();
});

test('the paper’s own page says who looked it over and when, and takes it back', async () => {
  const [done] = (await (await page.request.get(`${office.url}/api/papers?look_over=done&order=oldest`)).json()).items;
  await page.goto(`${office.url}/papers/${done.id}`);
  const note = page.locator('[aria-label="Thông tin"] .look-over');
  await note.getByText(/Quản trị viên đã rà soát/).waitFor();
  await note.getByRole('button', { name: 'Hoàn tác' }).click();
  await note.getByText(/Chờ rà soát/).waitFor();
  await note.getByRole('button', { name: 'Đã rà soát' }).click();
  await note.getByText(/Quản trị viên đã rà soát/).waitFor();
});

test('the register narrows to what waits, by address', async () => {
  await page.goto(`${office.url}/papers`);
  await page.locator('[data-row]').nth(3).waitFor();
  await page.getByRole('button', { name: 'Chờ rà soát' }).click();
  await page.waitForURL(/look_over=waiting/);
  await until(page, () => document.querySelectorAll('[data-row]').length === 2);
  await page.reload();
  await until(page, () => document.querySelectorAll('[data-row]').length === 2);
});

test('on a phone: the list, then the paper with its actions at the foot, and back', async () => {
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 }, storageState: await page.context().storageState() });
  await phone.goto(`${office.url}/papers`);
  await phone.getByRole('link', { name: 'Rà soát', exact: true }).click();
  await rows(phone).first().waitFor();
  assert.equal(await phone.locator('article').count(), 0);
  assert.equal(await phone.getByRole('button', { name: 'Đã rà soát' }).count(), 0, 'nothing is accepted that is not seen');
  const count = await rows(phone).count();
  await rows(phone).first().getByRole('link').click();
  await phone.locator('article').waitFor();
  const accept = phone.getByRole('button', { name: 'Đã rà soát' });
  const box = await accept.boundingBox();
  assert.ok(box.height >= 40 && box.y + box.height <= 740, JSON.stringify(box));
  await phone.getByRole('button', { name: /^Thông tin/ }).click();
  await field('Trích yếu', phone).waitFor();
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  await phone.goBack();
  await until(phone, () => document.querySelector('article') === null || document.querySelector('article').offsetParent === null);
  await rows(phone).first().getByRole('link').click();
  await accept.click();
  await progress(`1/${count}`, phone);
  assert.deepEqual(phone.troubles, []);
});

test('the keys of the page are listed', async () => {
  await page.goto(`${office.url}/triage`);
  await settled();
  await page.keyboard.press('?');
  for (const words of ['Đã rà soát, sang văn bản sau', 'Hoàn tác lần rà soát gần nhất', 'Trường cần xem tiếp theo']) await page.getByRole('dialog').getByText(words, { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  assert.deepEqual(page.troubles, []);
});
