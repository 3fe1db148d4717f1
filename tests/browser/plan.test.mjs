import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder, closeDesk, makeFirstPlan, openDesk, openPage, sample } from './office.mjs';

let office;
let browser;
let page;
const rows = () => page.locator('[data-row-of-plan]');
const saved = () => page.getByText(/^Đã lưu \d\d:\d\d$/);

/// Does `act` and waits until the office has taken the change of a task.
async function andSaved(act) {
  const answer = page.waitForResponse((response) => /\/api\/tasks\//.test(response.url()) && response.request().method() === 'PATCH' && response.ok());
  await act();
  await answer;
}

before(async () => {
  ({ office, browser, page } = await openDesk([sample('ke-hoach-dang-uy-xa.txt')]));
  await makeFirstPlan(page, office);
});
after(closeDesk);

test('a plan says what it rests on, how much is answered, and holds nothing that was declined', async () => {
  await page.getByText(/^\d+\/\d+ nội dung đã giao nhiệm vụ$/).waitFor();
  const id = new URL(page.url()).pathname.split('/').pop();
  const plan = await (await page.request.get(`${office.url}/api/plans/${id}`)).json();
  const source = await (await page.request.get(`${office.url}/api/papers/${plan.paper.id}`)).json();
  const declined = source.assignments.flatMap(({ sentences }) => sentences).filter(({ scope }) => scope === 'declined');
  assert.ok(declined.length > 0, 'the sample has declined sentences');
  const titles = await rows().locator('.title textarea').evaluateAll((boxes) => boxes.map((box) => box.value).join('\n'));
  for (const { span } of declined) assert.ok(!titles.includes(source.text.slice(...span).trim().slice(0, 40)), 'a declined sentence became work');
  await rows().first().getByRole('link').click();
  await page.waitForURL(/\/papers\/[^#]+#s=\d+-\d+$/);
  await page.locator('article .target').first().waitFor();
  await page.goBack();
  await rows().first().waitFor();
});

test('a task is edited where it stands and kept', async () => {
  await andSaved(() => page.getByLabel('Nội dung nhiệm vụ 1', { exact: true }).fill('Nhiệm vụ viết lại'));
  await andSaved(() => page.getByLabel('Chủ trì nhiệm vụ 1', { exact: true }).fill('Ban Tuyên giáo và Dân vận'));
  await andSaved(() => page.getByLabel(/^Phối hợp nhiệm vụ 1,/).fill('Văn phòng Đảng ủy\nĐoàn xã'));
  await saved().waitFor();
  await page.reload();
  await rows().first().waitFor();
  assert.equal(await page.getByLabel('Nội dung nhiệm vụ 1', { exact: true }).inputValue(), 'Nhiệm vụ viết lại');
  assert.equal(await page.getByLabel(/^Phối hợp nhiệm vụ 1,/).inputValue(), 'Văn phòng Đảng ủy\nĐoàn xã');
});

test('a deadline is a date, a date with an hour, or a rule', async () => {
  const button = page.getByRole('button', { name: /^Thời hạn nhiệm vụ 1:/ });
  const dialog = page.getByRole('dialog');
  const set = (fill) =>
    andSaved(async () => {
      await button.click();
      await fill();
      await dialog.getByRole('button', { name: 'Đặt thời hạn' }).click();
    });

  await set(async () => {
    await dialog.getByLabel('Ngày', { exact: true }).check();
    await dialog.getByLabel('Trước ngày').fill('15/12/2030');
  });
  await button.getByText('15/12/2030').waitFor();

  await set(async () => {
    await dialog.getByLabel('Ngày và giờ').check();
    await dialog.getByLabel('Trước giờ').fill('16h30');
  });
  await button.getByText('16:30 ngày 15/12/2030').waitFor();

  await set(async () => {
    await dialog.getByLabel('Định kỳ').check();
    await dialog.getByLabel('Chu kỳ').selectOption('quarter');
    await dialog.getByLabel(/^Ngày của tháng/).selectOption('20');
  });
  await page.reload();
  await button.getByText('Hằng quý, ngày 20 tháng cuối kỳ').waitFor();

  await button.click();
  await dialog.getByLabel('Ngày', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Đặt thời hạn' }).click();
  await dialog.getByRole('alert').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('a task is added, done, taken out and brought back', async () => {
  const count = await rows().count();
  await page.getByLabel('Thêm nhiệm vụ').fill('Việc tự đặt');
  await page.getByLabel('Thêm nhiệm vụ').press('Enter');
  await rows().nth(count).waitFor();
  const mine = rows().nth(count);
  await mine.getByText('Tự đặt', { exact: true }).waitFor();
  await andSaved(() => mine.getByRole('checkbox').check());
  await mine.getByText('Đã xong', { exact: true }).waitFor();
  await andSaved(() => mine.getByRole('button', { name: /khỏi kế hoạch$/ }).click());
  await mine.waitFor({ state: 'detached' });
  await andSaved(() => page.getByRole('status').getByRole('button', { name: 'Hoàn tác' }).last().click());
  await rows().nth(count).waitFor();
});

test('two who edit the same task see each other, and nothing typed is lost', async () => {
  const other = await openPage(browser, { storageState: await page.context().storageState() });
  await other.goto(page.url());
  await other.getByLabel('Chủ trì nhiệm vụ 2', { exact: true }).waitFor();
  await andSaved(() => page.getByLabel('Chủ trì nhiệm vụ 2', { exact: true }).fill('Bản thứ nhất'));
  await other.getByLabel('Chủ trì nhiệm vụ 2', { exact: true }).fill('Bản thứ hai');
  await other.getByRole('button', { name: 'Giữ chữ của tôi' }).waitFor();
  await other.getByText(/Bản thứ nhất/).waitFor();
  assert.equal(await other.getByLabel('Chủ trì nhiệm vụ 2', { exact: true }).inputValue(), 'Bản thứ hai');
  await other.getByRole('button', { name: 'Giữ chữ của tôi' }).click();
  await other.getByText(/^Đã lưu/).waitFor();
  await page.reload();
  await rows().nth(1).waitFor();
  assert.equal(await page.getByLabel('Chủ trì nhiệm vụ 2', { exact: true }).inputValue(), 'Bản thứ hai');
});

test('words typed while the network is away are kept and go out when it is back', async () => {
  await page.context().setOffline(true);
  await page.getByLabel('Chủ trì nhiệm vụ 1', { exact: true }).fill('Gõ lúc mất mạng');
  await page.getByText(/Chưa lưu được/).waitFor();
  await andSaved(() => page.context().setOffline(false));
  await page.getByText(/Chưa lưu được/).waitFor({ state: 'detached' });
  await page.reload();
  await rows().first().waitFor();
  assert.equal(await page.getByLabel('Chủ trì nhiệm vụ 1', { exact: true }).inputValue(), 'Gõ lúc mất mạng');
  assert.deepEqual(page.troubles, []);
});

test('a plan is printed as a table, also on a narrow sheet', async () => {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 720, height: 1000 });
  const displays = await page.evaluate(() => ['thead', '[data-row-of-plan]'].map((selector) => getComputedStyle(document.querySelector(selector)).display));
  assert.deepEqual(displays, ['table-header-group', 'table-row']);
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1366, height: 850 });
});

test('the list of plans shows how far each is', async () => {
  await page.goto(`${office.url}/plans`);
  await page.getByText(/^Xong \d+\/\d+ nhiệm vụ$/).waitFor();
  await page.locator('[data-row]').first().click();
  await rows().first().waitFor();
});

test('a plan of our own comes from no paper: it is named, and its tasks are added by hand', async () => {
  await page.goto(`${office.url}/plans`);
  await page.getByRole('button', { name: 'Kế hoạch mới' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kế hoạch mới' });
  await dialog.getByRole('button', { name: 'Lập kế hoạch' }).click();
  await dialog.getByText('Kế hoạch chưa có tên. Đặt tên rồi lập.').waitFor();
  await dialog.getByLabel('Tên kế hoạch').fill('Trang tin tiếng Anh quý I');
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);
  await dialog.getByRole('button', { name: 'Lập kế hoạch' }).click();
  await page.waitForURL(/\/plans\/[^/]+$/);
  await page.getByText('Kế hoạch tự lập').waitFor();
  assert.equal(await page.getByText(/nội dung đã giao nhiệm vụ/).count(), 0, 'no paper asked for anything');
  await page.getByRole('textbox', { name: 'Thêm nhiệm vụ' }).fill('Dịch ba bài đầu');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await rows().first().waitFor();
  await page.goto(`${office.url}/`);
  await page.getByText('Trang tin tiếng Anh quý I', { exact: false }).first().waitFor();
  await page.goto(`${office.url}/plans`);
  await page.getByText('Kế hoạch tự lập').waitFor();
});
