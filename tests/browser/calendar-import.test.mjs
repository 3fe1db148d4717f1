// An .ics file of another program is looked at, its events are chosen and taken over, undone, known the second time; a phone.
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

const event = (...lines) => ['BEGIN:VEVENT', 'DTSTAMP:20270101T000000Z', ...lines, 'END:VEVENT'];
const calendar = (...events) => Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n'));
const press = event('UID:hop-bao@example.org', 'SUMMARY:Họp báo quý I', 'LOCATION:Hội trường tầng 2', 'DTSTART;TZID=Asia/Ho_Chi_Minh:20270310T140000', 'DTEND;TZID=Asia/Ho_Chi_Minh:20270310T153000');
const weekly = event('UID:giao-ban@example.org', 'SUMMARY:Giao ban báo chí', 'DTSTART;TZID=Asia/Ho_Chi_Minh:20270301T080000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=4');
const nameless = event('UID:trong@example.org', 'DTSTART:20270312T010000Z');
const file = (buffer, name = 'lich.ics') => ({ name, mimeType: 'text/calendar', buffer });

async function open(where = page) {
  await where.goto(`${office.url}/calendar?view=month&date=2027-03-10`);
  await where.getByRole('button', { name: 'Thêm', exact: true }).click();
  await where.getByRole('menuitem', { name: 'Nhập tệp .ics' }).click();
  return where.getByRole('dialog', { name: 'Nhập sự kiện từ tệp lịch' });
}

const take = (dialog, count) => dialog.getByRole('button', { name: `Nhập ${count} sự kiện`, exact: true });

test('events of a file are shown, chosen and taken over; undone, they are gone', async () => {
  const dialog = await open();
  await dialog.locator('input[type=file]').setInputFiles(file(calendar(press, weekly, nameless)));
  await dialog.getByText('3 sự kiện trong tệp, 0 đã có trong lịch.').waitFor();
  await dialog.getByText('01/03/2027, 08:00–09:00 · lặp lại').waitFor();
  await dialog.getByText('10/03/2027, 14:00–15:30 · Hội trường tầng 2').waitFor();
  assert.equal(await dialog.getByRole('checkbox', { name: /không có tên/ }).isDisabled(), true);
  await dialog.getByRole('checkbox', { name: /Giao ban/ }).uncheck();
  await take(dialog, 1).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Đã nhập 1 sự kiện vào lịch.').waitFor();
  await page.getByRole('main').getByText('Họp báo quý I').first().waitFor();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('main').getByText('Họp báo quý I').first().waitFor({ state: 'detached' });
});

test('the same file once more is known; what was changed there is offered as that', async () => {
  let dialog = await open();
  await dialog.locator('input[type=file]').setInputFiles(file(calendar(press, weekly)));
  await take(dialog, 2).click();
  await dialog.waitFor({ state: 'detached' });
  dialog = await open();
  await dialog.locator('input[type=file]').setInputFiles(file(calendar(press, weekly)));
  await dialog.getByText('2 sự kiện trong tệp, 2 đã có trong lịch.').waitFor();
  assert.equal(await take(dialog, 0).isDisabled(), true);
  const later = press.map((line) => line.replace('tầng 2', 'tầng 5')).toSpliced(1, 0, 'SEQUENCE:1');
  await dialog.locator('input[type=file]').setInputFiles(file(calendar(later, weekly), 'moi.ics'));
  await dialog.getByText('Đã đổi so với lịch').waitFor();
  await take(dialog, 1).click();
  await dialog.waitFor({ state: 'detached' });
  const events = await page.evaluate(async () => (await (await fetch('/api/calendar/events?from=2027-03-01&to=2027-03-31')).json()).events);
  assert.deepEqual(events.filter(({ title }) => title === 'Họp báo quý I').map(({ place }) => place), ['Hội trường tầng 5']);
});

test('a file that is no calendar, and one with a secrecy mark, are refused in a sentence', async () => {
  const dialog = await open();
  await dialog.locator('input[type=file]').setInputFiles(file(Buffer.from('xin chào')));
  await dialog.getByRole('alert').or(dialog.locator('.notice')).first().waitFor();
  await dialog.locator('input[type=file]').setInputFiles(file(calendar(event('UID:m', 'SUMMARY:Họp', 'DTSTART:20270310T010000Z', 'DESCRIPTION:TỐI MẬT\\n\\nKế hoạch'))));
  await dialog.getByText(/độ mật|bí mật nhà nước/).waitFor();
  assert.equal(await take(dialog, 0).isDisabled(), true);
  await page.keyboard.press('Escape');
});

for (const viewport of [
  { width: 1280, height: 850 },
  { width: 360, height: 740 },
]) {
  test(`axe finds nothing, nothing runs out at the side: ${viewport.width} px`, async () => {
    const other = await openPage(browser, { viewport, storageState: await page.context().storageState() });
    const dialog = await open(other);
    await dialog.locator('input[type=file]').setInputFiles(file(calendar(press, nameless, weekly, event('UID:z', 'SUMMARY:Đón đoàn phóng viên', 'DTSTART;TZID=Europe/Paris:20270420T090000', 'DTEND;TZID=Europe/Paris:20270420T100000', 'RDATE;TZID=Europe/Paris:20270422T090000'))));
    await dialog.getByText(/sự kiện trong tệp/).waitFor();
    for (const theme of ['light', 'dark']) {
      await other.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
      await until(other, () => document.getAnimations().every((animation) => animation.playState !== 'running'));
      const { violations } = await new AxeBuilder({ page: other }).setLegacyMode(true).analyze();
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
      if (process.env.NHIPCAU_SHOTS) await other.screenshot({ path: `${process.env.NHIPCAU_SHOTS}/calendar-import-${theme}-${viewport.width}.png` });
    }
    assert.equal(await other.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    assert.deepEqual(other.troubles, []);
    await other.context().close();
  });
}
