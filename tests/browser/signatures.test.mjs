// A paper that was signed digitally: its record tells who signed it, and whether it is as it was signed.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { AxeBuilder, bytesOf, closeDesk, openDesk, openFirstPaper, sample, upload } from './office.mjs';

const signed = sample('ke-hoach-da-ky.pdf');
const verdicts = (page) => page.locator('details').filter({ has: page.getByRole('heading', { name: 'Chữ ký số' }) }).getByRole('listitem');

/// The signed paper in an office that believes the authorities of `trusted`, if any.
async function open(file, trusted) {
  if (trusted) process.env.NHIPCAU_TRUSTED_AUTHORITIES = trusted;
  else delete process.env.NHIPCAU_TRUSTED_AUTHORITIES;
  const { office, page } = await openDesk();
  await upload(page, office, [file]);
  await openFirstPaper(page, office);
  return page;
}

afterEach(closeDesk);

test('a signature of somebody the office believes is valid, with name, body and time', async () => {
  const page = await open(signed, sample('to-chuc-chung-thuc-mau.pem'));
  const first = verdicts(page).first();
  await first.getByText('Ủy ban nhân dân tỉnh Vân Sơn').waitFor();
  await first.getByText('Hợp lệ: không thay đổi sau khi ký, chứng thư do Tổ chức chứng thực mẫu (không có thật) cấp.').waitFor();
  assert.match(await first.innerText(), /Tỉnh Vân Sơn · .*2026/);
  assert.equal(await page.getByText('phần thêm vào chưa được ký').count(), 0);
  const { violations } = await new AxeBuilder({ page }).include('.record').analyze();
  assert.deepEqual(violations.map((violation) => violation.id), []);
});

test('of a changed file, of a signer nobody vouches for and of what was added behind, the record says so', async () => {
  const changed = Buffer.concat([bytesOf(signed), Buffer.from('% thêm\n')]);
  const page = await open({ name: 'them.pdf', mimeType: 'application/pdf', buffer: changed });
  await verdicts(page).getByText('Cơ quan chưa ghi nhận tin cậy nơi cấp chứng thư').waitFor();
  await verdicts(page).getByText('Sau chữ ký cuối, tệp còn có phần thêm vào chưa được ký.').waitFor();
  await closeDesk();

  const bytes = bytesOf(signed);
  bytes.write('2027', bytes.lastIndexOf('(D:2026') + 3);
  const again = await open({ name: 'sua.pdf', mimeType: 'application/pdf', buffer: bytes });
  await verdicts(again).getByText('Tệp đã bị thay đổi sau khi ký: hãy xin lại bản gốc từ nơi gửi.').waitFor();
});
