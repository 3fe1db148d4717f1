// A briefing from late work to a task out of a conclusion, and back: its agenda draws itself, conclusions are written, the notice leaves,
// the next briefing shows what became of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder, closeDesk, makeFirstPlan, openDesk, openPage, sample, until } from './office.mjs';

let office;
let browser;
let page;
let meeting;
before(async () => {
  ({ office, browser, page } = await openDesk([sample('ke-hoach-thong-tin-doi-ngoai.docx')]));
  await makeFirstPlan(page, office);
});
after(closeDesk);

const dialog = () => page.getByRole('dialog');
const isGone = () => dialog().waitFor({ state: 'detached' });
const part = (name) => page.getByRole('navigation', { name: 'Các phần của cuộc giao ban' }).getByRole('link', { name });
const soon = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });
const typed = (date) => date.split('-').reverse().join('/');

async function plan(date) {
  await page.goto(`${office.url}/briefings`);
  await page.getByRole('button', { name: 'Lập giao ban' }).click();
  await dialog().getByLabel('Ngày họp').fill(typed(date));
  await dialog().getByLabel('Giờ').fill('8h');
  await dialog().getByLabel('Địa điểm').fill('Phòng họp tầng 2');
  await dialog().getByLabel('Chủ trì').fill('Giám đốc Nguyễn Văn Bình');
  await dialog().getByLabel('Thành phần').fill('Lãnh đạo Sở\nTrưởng các phòng');
  await dialog().getByRole('button', { name: 'Lập', exact: true }).click();
  await isGone();
  await page.waitForURL(/\/briefings\/01/);
  await part('Chương trình').waitFor();
  return page.url();
}

async function shot(name) {
  if (!process.env.NHIPCAU_SHOTS) return;
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 850 });
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${process.env.NHIPCAU_SHOTS}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1366, height: 850 });
}

async function holdsAxe() {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html}`), []);
}

test('a briefing is planned, and its agenda holds what is late', async () => {
  meeting = await plan(soon(0));
  const late = page.locator('section').filter({ has: page.getByRole('heading', { name: /Việc quá hạn/ }) });
  await late.getByRole('listitem').first().waitFor();
  await late.getByRole('link').first().click();
  await page.waitForURL(/\/plans\/.+#/);
  await page.goBack();
  await page.getByText('Tự cập nhật theo công việc đến lúc chốt.').waitFor();
  await holdsAxe();
  await shot('agenda');
});

test('a row is put aside for a reason and comes back; an item of one’s own is added; the agenda is settled', async () => {
  const rows = () => page.getByRole('button', { name: /^Sửa: / });
  const many = await rows().count();
  await rows().first().click();
  await dialog().getByRole('button', { name: 'Để lại' }).click();
  await dialog().getByText('Ghi lý do để người sau hiểu.').waitFor();
  await dialog().getByLabel('Không bàn lần này vì').fill('Đã báo cáo riêng');
  await dialog().getByRole('button', { name: 'Để lại' }).click();
  await isGone();
  await until(page, (wanted) => document.querySelectorAll('button[aria-label^="Sửa: "]').length === wanted, many - 1);
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await until(page, (wanted) => document.querySelectorAll('button[aria-label^="Sửa: "]').length === wanted, many);
  await page.getByLabel('Thêm nội dung vào chương trình').fill('Kế hoạch nghỉ Tết');
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('heading', { name: /Nội dung khác/ }).waitFor();
  await page.getByRole('button', { name: 'Chốt chương trình' }).click();
  await page.getByText(/^Đã chốt .*\d/).first().waitFor();
  assert.equal(await rows().count(), 0);
  await page.getByRole('button', { name: 'Mở lại chương trình' }).click();
  await rows().first().waitFor();
});

test('conclusions are written; a declined one says that it becomes no task', async () => {
  await part(/Kết luận/).click();
  await page.getByLabel('Nội dung kết luận').fill('Giao Văn phòng rà soát hồ sơ đón đoàn báo chí.');
  await page.getByLabel('Chủ trì').fill('Văn phòng');
  await page.getByRole('button', { name: /Thời hạn|Hạn/ }).click();
  await dialog().getByLabel('Trước ngày').fill(typed(soon(5)));
  await dialog().getByRole('button', { name: /Đặt/ }).click();
  await isGone();
  await page.getByRole('button', { name: 'Ghi kết luận' }).click();
  await page.getByText('Giao Văn phòng rà soát hồ sơ đón đoàn báo chí.').waitFor();
  await page.getByLabel('Nội dung kết luận').fill('Xử phạt các trang đăng tin không phép.');
  await page.getByRole('button', { name: 'Ghi kết luận' }).click();
  await page.getByText('Không thành nhiệm vụ').waitFor();
  await holdsAxe();
  await shot('points');
});

test('the notice is proposed, put forward, approved and numbered', async () => {
  await page.getByRole('button', { name: 'Đã họp' }).click();
  await page.getByText('Đã ghi là đã họp; chương trình được giữ nguyên.').waitFor();
  await part('Thông báo').click();
  const sheet = page.getByRole('article', { name: 'Thông báo kết luận' });
  await sheet.getByText(/Kết luận của Giám đốc Nguyễn Văn Bình tại cuộc họp giao ban tuần/).waitFor();
  await sheet.getByText(/^1\. Giao Văn phòng rà soát hồ sơ đón đoàn báo chí\. Hoàn thành chậm nhất ngày/).waitFor();
  await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await page.getByText('Ghi số và ngày khi ban hành.').waitFor();
  await page.getByRole('button', { name: 'Số, ngày ban hành' }).click();
  await dialog().getByLabel('Số', { exact: true }).fill('12');
  await dialog().getByLabel('Ký hiệu').fill('/TB-SVH');
  await dialog().getByLabel('Ngày ban hành').fill(typed(soon(0)));
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await isGone();
  await sheet.getByText('Số: 12/TB-SVH').waitFor();
  const file = await page.request.get(`${office.url}/api/briefings/${meeting.split('/').pop()}/notice/file`);
  assert.equal(file.status(), 200);
  assert.match(file.headers()['content-disposition'], /12-TB-SVH\.docx/);
  await holdsAxe();
  await shot('notice');
});

test('a conclusion becomes a task, which leads back; taken back and made again', async () => {
  await part(/Kết luận/).click();
  await page.getByText('1 kết luận có thể thành nhiệm vụ.').waitFor();
  await page.getByRole('button', { name: 'Lập nhiệm vụ' }).click();
  await page.getByRole('link', { name: 'Nhiệm vụ', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await page.getByRole('button', { name: 'Lập nhiệm vụ' }).click();
  await page.getByRole('link', { name: 'Nhiệm vụ', exact: true }).click();
  await page.getByText(/Thực hiện kết luận giao ban tuần ngày/).first().waitFor();
  await page.getByRole('link', { name: /Giao ban tuần/ }).click();
  await page.getByText('Giao Văn phòng rà soát hồ sơ đón đoàn báo chí.').first().waitFor();
});

test('the next briefing shows what is still open, and the list how far the last one is', async () => {
  await plan(soon(7));
  const open = page.locator('section').filter({ has: page.getByRole('heading', { name: /Kết luận lần trước chưa xong/ }) });
  await open.getByRole('link', { name: 'Giao Văn phòng rà soát hồ sơ đón đoàn báo chí.' }).waitFor();
  await page.goto(`${office.url}/briefings`);
  await page.getByRole('heading', { name: 'Cuộc họp tới' }).waitFor();
  await page.getByText('0/2 kết luận đã xong').waitFor();
  await page.getByText(/Thông báo 12\/TB-SVH/).waitFor();
  await holdsAxe();
  await shot('list');
  assert.deepEqual(page.troubles, []);
});

test('a phone has it all without scrolling sideways', async () => {
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 }, storageState: await page.context().storageState() });
  for (const path of ['/briefings', new URL(meeting).pathname, `${new URL(meeting).pathname}?part=points`, `${new URL(meeting).pathname}?part=notice`]) {
    await phone.goto(office.url + path);
    await phone.getByRole('heading', { level: 1 }).waitFor();
    await phone.waitForLoadState('networkidle');
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path);
  }
});
