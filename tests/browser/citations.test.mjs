// A citation leads to the paper it is of, and the paper to every clause that cites it; what disagrees is shown beside the words.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeDesk, openDesk, sample, upload } from './office.mjs';

const kCited = '61-HD/BTGDVTW';
let office;
let page;
before(async () => {
  ({ office, page } = await openDesk([sample('ke-hoach-dang-uy-xa.txt')]));
});
after(closeDesk);

const record = () => page.getByRole('region', { name: 'Thông tin' });
const entry = (number) => record().getByRole('listitem').filter({ hasText: number }).first();
const papers = async () => (await (await page.request.get(`${office.url}/api/papers`)).json()).items;
const open = async (number) => {
  const { id } = (await papers()).find((row) => row.number === number);
  await page.goto(`${office.url}/papers/${id}`);
  await page.locator('article').waitFor();
};
const text = (name, ...lines) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) });
const head = (number) => ['ỦY BAN NHÂN DÂN', 'TỈNH VÂN SƠN', `Số: ${number}`, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'Vân Sơn, ngày 02 tháng 3 năm 2026', 'KẾ HOẠCH', 'Thông tin đối ngoại năm 2026'];

test('a paper that arrives later is linked from where it was cited, and leads back to that place', async () => {
  await open('19-KH/ĐU');
  await entry(kCited).waitFor();
  assert.equal(await entry(kCited).getByRole('link').count(), 0);
  await upload(page, office, [sample('huong-dan-trung-uong.txt'), sample('huong-dan-mat-tran.txt')]);
  await open('19-KH/ĐU');
  await entry(kCited).getByRole('link', { name: 'Mở văn bản này' }).click();
  await page.locator('article').getByText(`Số ${kCited}`).waitFor();

  const citing = record().locator('li.cited');
  assert.equal(await citing.count(), 2);
  await citing.filter({ hasText: '19-KH/ĐU' }).getByRole('link').click();
  await page.waitForURL(/#c=\d+$/);
  await page.locator('article .lit').first().waitFor();
  assert.match((await page.locator('article .lit').allTextContents()).join(''), /61-HD\/BTGDVTW/);
});

test('the link goes when the number is corrected, and comes back with it', async () => {
  await open(kCited);
  const number = record().locator('dl > div').filter({ has: page.locator('dt', { hasText: /^Số, ký hiệu$/ }) });
  await number.getByRole('button', { name: 'Sửa Số, ký hiệu' }).click();
  await number.getByRole('textbox').fill('62-HD/BTGDVTW');
  await number.getByRole('textbox').press('Enter');
  await record().getByText(/^Đã lưu/).waitFor();
  await open('19-KH/ĐU');
  await entry(kCited).waitFor();
  assert.equal(await entry(kCited).getByRole('link').count(), 0);
  await open('62-HD/BTGDVTW');
  assert.equal(await record().locator('li.cited').count(), 0);
  await number.getByRole('button', { name: 'Sửa Số, ký hiệu' }).click();
  await number.getByRole('button', { name: 'Dùng lại bản máy đọc' }).click();
  await number.getByText(kCited, { exact: true }).waitFor();
  await open('19-KH/ĐU');
  await entry(kCited).getByRole('link', { name: 'Mở văn bản này' }).waitFor();
});

test('a paper that replaces another says so, and the replaced one warns and leads to it', async () => {
  await upload(page, office, [
    text('cũ.txt', ...head('40/KH-UBND'), 'Căn cứ Luật Báo chí;', 'I. MỤC ĐÍCH', '1. Giới thiệu quê hương.'),
    text('mới.txt', ...head('41/KH-UBND').map((line) => line.replace('02 tháng 3', '20 tháng 4')), 'I. MỤC ĐÍCH', '1. Giao Sở Ngoại vụ báo cáo trong thời hạn 45 ngày kể từ ngày ký Kế hoạch này.', '2. Kế hoạch này có hiệu lực kể từ ngày ký và thay thế Kế hoạch số 40/KH-UBND ngày 02/3/2026 của Ủy ban nhân dân tỉnh Vân Sơn.'),
  ]);
  await open('41/KH-UBND');
  const effects = record().locator('details').filter({ has: page.getByRole('heading', { name: 'Hiệu lực' }) });
  await effects.getByText('Có hiệu lực từ 20/04/2026').waitFor();
  await record().getByText(/04\/06\/2026 · tính từ ngày ký.* \(20\/04\/2026\)/).waitFor();
  await effects.getByText('Thay thế Kế hoạch 40/KH-UBND').waitFor();
  await effects.getByRole('link', { name: 'Mở văn bản này' }).click();
  await page.locator('article').getByText('40/KH-UBND').first().waitFor();
  const notice = page.locator('.affected').filter({ hasText: 'Đã được thay thế bởi' });
  await notice.getByRole('link', { name: 'Kế hoạch 41/KH-UBND (20/04/2026)' }).click();
  await page.waitForURL(/#c=\d+$/);
  await record().getByText('Có hiệu lực từ 20/04/2026').waitFor();
});

test('a day that disagrees with the register or with a well-known paper is marked beside the words, and not linked', async () => {
  await upload(page, office, [
    text('dẫn sai.txt', ...head('31/KH-UBND'), 'Căn cứ Hướng dẫn số 61-HD/BTGDVTW ngày 15/01/2026 của Ban Tuyên giáo và Dân vận Trung ương về công tác thông tin đối ngoại năm 2026;', 'Căn cứ Kết luận số 57-KL/TW ngày 16/6/2023 của Bộ Chính trị về phát triển nông nghiệp, nông thôn và nông dân bền vững;', 'I. MỤC ĐÍCH', '1. Giới thiệu quê hương.'),
  ]);
  await open('31/KH-UBND');
  const notes = page.locator('article .margin');
  await notes.getByText(`Ngày dẫn không khớp: ${kCited} đề ngày 14/01/2026.`).waitFor();
  await notes.getByText('57-KL/TW được ban hành ngày 15/6/2023.').waitFor();
  await notes.getByText(/57-KL\/TW có trích yếu khác/).waitFor();
  assert.equal(await entry(kCited).getByRole('link', { name: 'Mở văn bản này' }).count(), 0);
  await entry(kCited).getByRole('link', { name: /^Có thể là .*61-HD\/BTGDVTW$/ }).click();
  await page.locator('article').getByText(`Số ${kCited}`).waitFor();
  assert.match(await record().locator('li.cited').filter({ hasText: '31/KH-UBND' }).textContent(), /dẫn ngày khác/);
  assert.deepEqual(page.troubles, []);
});
