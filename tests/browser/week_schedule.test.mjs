// The office's week: begun, drawn up by typed lines and by what the calendar has, told of clashes, moved by keys and taken back,
// approved, amended in the open, read as it was; printed; a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder, closeDesk, openDesk, openPage, until } from './office.mjs';

let office;
let browser;
let page;
before(async () => {
  ({ office, browser, page } = await openDesk());
});
after(closeDesk);

const dialog = () => page.getByRole('dialog');
const row = (...words) => words.reduce((found, word) => found.filter({ hasText: word }), page.locator('table.week tbody tr'));
const day = (name) => page.locator('table.week tbody').filter({ has: page.getByText(name, { exact: true }) });
const isGone = () => dialog().waitFor({ state: 'detached' });

async function type(name, ...lines) {
  await page.getByRole('button', { name: `Thêm việc vào ${name}` }).click();
  for (const line of lines) {
    const box = page.getByRole('textbox', { name: `Việc mới, ${name}` });
    await box.fill(line);
    await box.press('Enter');
    await page.getByRole('status').getByText('Đã thêm:').last().waitFor();
    await until(page, () => document.activeElement instanceof HTMLInputElement && document.activeElement.value === '');
  }
  await page.getByRole('button', { name: 'Xong' }).click();
}

async function hasNoBarriers(where = page) {
  const found = await new AxeBuilder({ page: where }).analyze();
  assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
}

test('a week is begun from the calendar, with the leaders of the office', async () => {
  await page.goto(`${office.url}/calendar?view=week&date=2027-03-03`);
  await page.getByRole('link', { name: 'Lịch công tác tuần', exact: true }).click();
  await page.getByRole('heading', { name: 'Lịch công tác tuần', level: 1 }).waitFor();
  await page.goto(`${office.url}/week?week=2027-03-03`);
  await page.getByText('Tuần này chưa có lịch công tác.').waitFor();
  await page.getByRole('button', { name: 'Lập lịch tuần này' }).click();
  await page.getByText('Bản nháp').waitFor();
  await page.getByRole('button', { name: 'Lập danh sách' }).click();
  for (const [name, post] of [['Hoàng Văn Minh', 'Chủ tịch'], ['Lò Thị Hạnh', 'Phó Chủ tịch']]) {
    await dialog().getByLabel('Họ và tên').fill(name);
    await dialog().getByLabel('Chức vụ').fill(post);
    await dialog().getByRole('button', { name: 'Thêm lãnh đạo' }).click();
    await dialog().getByText(`${post} ${name}`).waitFor();
  }
  await hasNoBarriers();
  await dialog().getByRole('button', { name: 'Đóng' }).click();
});

test('lines are typed as they are spoken, and completed in a form', async () => {
  await type('thứ Hai', '8h-9h30 Giao ban đầu tuần tại Phòng họp 2', 'Chiều: làm việc với Sở Ngoại vụ');
  await row('08:00–09:30', 'Giao ban đầu tuần', 'Phòng họp 2').waitFor();
  await row('Chiều', 'Làm việc với Sở Ngoại vụ').waitFor();
  await row('Giao ban').getByRole('button', { name: 'Giao ban đầu tuần' }).click();
  await dialog().getByRole('button', { name: 'Chủ tịch Hoàng Văn Minh: Chủ trì', exact: true }).click();
  await dialog().getByRole('button', { name: 'Phó Chủ tịch Lò Thị Hạnh: Dự', exact: true }).click();
  await dialog().getByLabel('Thành phần').fill('Trưởng các phòng');
  await dialog().getByLabel('Đơn vị chuẩn bị').fill('Văn phòng');
  await hasNoBarriers();
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await isGone();
  await row('Giao ban', 'Chủ tịch Hoàng Văn Minh', 'Phó Chủ tịch Lò Thị Hạnh; Trưởng các phòng', 'Văn phòng').waitFor();
});

test('a form that is not whole says what is missing and keeps what was typed', async () => {
  await page.getByRole('button', { name: 'Thêm việc vào thứ Ba' }).click();
  await page.getByRole('button', { name: 'Nhập đầy đủ' }).click();
  await dialog().getByRole('button', { name: 'Thêm vào lịch' }).click();
  await dialog().getByText('Ghi nội dung công việc.').waitFor();
  await dialog().getByLabel('Nội dung').fill('Tiếp đoàn báo chí Pháp');
  await dialog().getByLabel('Bắt đầu').fill('10h');
  await dialog().getByLabel('Kết thúc').fill('9h');
  await dialog().getByRole('button', { name: 'Thêm vào lịch' }).click();
  await dialog().getByText('Giờ kết thúc phải sau giờ bắt đầu.').waitFor();
  assert.equal(await dialog().getByLabel('Nội dung').inputValue(), 'Tiếp đoàn báo chí Pháp');
  await dialog().getByLabel('Kết thúc').fill('11h');
  await dialog().getByRole('button', { name: 'Chủ tịch Hoàng Văn Minh: Chủ trì', exact: true }).click();
  await dialog().getByRole('button', { name: 'Thêm vào lịch' }).click();
  await isGone();
  await day('Thứ Ba').getByText('Tiếp đoàn báo chí Pháp').waitFor();
  await page.getByRole('button', { name: 'Xong' }).click();
});

test('keys move a line to the day before; a leader in two places is told; the way back puts it right', async () => {
  const line = page.getByRole('button', { name: 'Tiếp đoàn báo chí Pháp' });
  await line.focus();
  await line.press('Alt+ArrowUp');
  await day('Thứ Hai').getByText('Tiếp đoàn báo chí Pháp').waitFor();
  await row('Làm việc với Sở').getByRole('button', { name: 'Làm việc với Sở Ngoại vụ' }).click();
  await dialog().getByLabel('Bắt đầu').fill('10h30');
  await dialog().getByRole('button', { name: 'Chủ tịch Hoàng Văn Minh: Chủ trì', exact: true }).click();
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await isGone();
  await row('Tiếp đoàn', 'Chủ tịch Hoàng Văn Minh trùng giờ với “Làm việc với Sở Ngoại vụ” (10:30)').waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await row('Chiều', 'Làm việc với Sở Ngoại vụ').waitFor();
  assert.equal(await page.getByText('trùng giờ').count(), 0);
});

test('what the calendar has that week is offered, a click a line', async () => {
  await page.goto(`${office.url}/calendar?view=week&date=2027-03-04`);
  await page.getByRole('button', { name: 'Thêm', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Thêm sự kiện' }).click();
  await dialog().getByLabel('Tên sự kiện').fill('Họp báo quý I');
  await dialog().getByLabel('Địa điểm').fill('Trung tâm báo chí');
  await dialog().getByRole('button', { name: 'Thêm vào lịch' }).click();
  await isGone();
  await page.goto(`${office.url}/week?week=2027-03-03`);
  await page.getByText('Gợi ý cho tuần này: 1').click();
  await page.getByRole('button', { name: 'Thêm: Họp báo quý I' }).click();
  await day('Thứ Năm').getByText('Họp báo quý I').waitFor();
  await day('Thứ Năm').getByText('Trung tâm báo chí').waitFor();
  assert.equal(await page.getByText(/Gợi ý cho tuần này/).count(), 0);
  await hasNoBarriers();
});

test('approved, then amended in the open: what was approved is kept as it was', async () => {
  await page.getByRole('button', { name: 'Duyệt', exact: true }).click();
  await page.getByText('Đã duyệt', { exact: true }).waitFor();
  await row('Giao ban').getByRole('button', { name: 'Giao ban đầu tuần' }).click();
  assert.equal(await dialog().getByRole('button', { name: 'Bỏ khỏi lịch' }).count(), 0);
  await dialog().getByRole('button', { name: 'Đánh dấu hủy' }).click();
  await isGone();
  await row('Giao ban', 'Hủy').waitFor();
  await type('thứ Tư', '15h Họp đột xuất');
  await row('Họp đột xuất', 'Bổ sung').waitFor();
  const line = page.getByRole('button', { name: 'Tiếp đoàn báo chí Pháp' });
  await line.focus();
  await line.press('Alt+ArrowDown');
  await row('Tiếp đoàn báo chí Pháp', 'Đổi lịch', 'trước: 01/03 10:00–11:00').waitFor();
  await page.getByText('Đang điều chỉnh').waitFor();
  await page.getByRole('button', { name: 'Duyệt điều chỉnh' }).click();
  await page.getByText('Đã duyệt', { exact: true }).waitFor();
  await page.getByLabel('Các lần duyệt').selectOption({ label: 'Bản duyệt lần đầu' });
  await page.getByText('Đây là một bản duyệt cũ.').waitFor();
  assert.equal(await row('Họp đột xuất').count(), 0);
  assert.equal(await row('Giao ban', 'Hủy').count(), 0);
  await page.getByRole('link', { name: 'Xem bản mới nhất' }).click();
  await row('Họp đột xuất').waitFor();
});

test('one leader’s week is a filter in the address', async () => {
  await page.getByLabel('Lãnh đạo', { exact: true }).selectOption({ label: 'Phó Chủ tịch Lò Thị Hạnh' });
  await page.waitForURL(/leader=/);
  await row('Giao ban').waitFor();
  assert.equal(await row('Họp đột xuất').count(), 0);
  await page.goBack();
});

test('on paper it is the table of the office, with what stands around it', async () => {
  await page.goto(`${office.url}/week?week=2027-03-03`);
  await page.getByRole('button', { name: 'Phần đầu, phần ký khi in' }).click();
  await dialog().getByLabel('Số, ký hiệu').fill('12/LCT-VP');
  await dialog().getByLabel('Địa danh').fill('Vân Sơn');
  await dialog().getByLabel('Quyền hạn, chức vụ người ký').fill('TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG');
  await dialog().getByLabel('Họ tên người ký').fill('Lường Thị Mai');
  await dialog().getByLabel('Ngày không có lịch riêng').fill('Lãnh đạo làm việc tại cơ quan');
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await isGone();
  await page.emulateMedia({ media: 'print' });
  const sheet = page.getByRole('article');
  for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'LỊCH CÔNG TÁC TUẦN', '(Từ ngày 01/03/2027 đến ngày 07/03/2027', 'Số: 12/LCT-VP', 'CHÁNH VĂN PHÒNG', 'Lường Thị Mai', 'Họp đột xuất'])
    await sheet.getByText(words, { exact: false }).first().waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Lịch công tác tuần', level: 1 }).isVisible(), false);
  await page.emulateMedia({ media: null });
});

test('a phone has a card a day and nothing to scroll sideways', async () => {
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 }, storageState: await page.context().storageState() });
  await phone.goto(`${office.url}/week?week=2027-03-03`);
  await phone.getByText('Họp đột xuất').first().waitFor();
  assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= 360), 'nothing is wider than the screen');
  await hasNoBarriers(phone);
  assert.deepEqual([...page.troubles, ...phone.troubles], []);
});
