// Events on the calendar's views: carried to another day and hour by pointer, by touch, by keys and by a form, and put back; deadlines and days off.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addColleague, ask, openAs } from './colleague.mjs';
import { AxeBuilder, closeDesk, makeFirstPlan, openDesk, openPage, paper, until } from './office.mjs';

let office;
let browser;
let page;
const events = {};
before(async () => {
  ({ office, browser, page } = await openDesk([paper.file]));
  events.press = await add({ title: 'Họp báo quý I', kind: 'press_conference', place: 'Hội trường', first: '2027-03-05', last: '2027-03-05', start_time: '14:00', end_time: '15:30' });
  events.visit = await add({ title: 'Đón đoàn công tác', kind: 'visit_in', first: '2027-03-09', last: '2027-03-11' });
  events.weekly = await add({ title: 'Giao ban tuần', kind: 'meeting', first: '2027-03-01', last: '2027-03-01', start_time: '08:00', end_time: '09:30', repeats: 'FREQ=WEEKLY;BYDAY=MO;COUNT=4' });
});
after(closeDesk);

async function add(event) {
  const answer = await ask(page, office, 'POST', '/api/calendar/events', event);
  assert.equal(answer.status(), 201, await answer.text());
  return answer.json();
}

const times = async (title, from = '2027-02-01', to = '2027-04-30') =>
  (await (await page.request.get(`${office.url}/api/calendar/events?from=${from}&to=${to}`)).json()).events.filter((event) => event.title === title).map((event) => `${event.from} ${event.start_time ?? ''}`.trim());
const cell = (date, where = page) => where.locator(`[role=gridcell][data-date="${date}"]`);
const bar = (date, title, where = page) => cell(date, where).getByRole('button', { name: title });
const told = (words) => page.getByRole('status').filter({ hasText: words }).waitFor();

async function open(search, where = page) {
  await where.goto(`${office.url}/calendar${search}`);
  await until(where, () => document.querySelector('h1') && !document.querySelector('[aria-busy=true]'));
}

async function middle(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return [x + width / 2, y + height / 2];
}

/// Takes `from` up and holds it over `to`, or so many pixels away.
async function carry(from, to) {
  const [x, y] = await middle(from);
  const [a, b] = Array.isArray(to) ? [x + to[0], y + to[1]] : await middle(to);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move((x + a) / 2, (y + b) / 2);
  await page.mouse.move(a, b);
}

test('an event is dragged to another day and put back', async () => {
  await open('?view=month&date=2027-03-02');
  await bar('2027-03-05', 'Họp báo quý I').waitFor();
  await carry(bar('2027-03-05', 'Họp báo quý I'), cell('2027-03-17'));
  assert.match(await cell('2027-03-17').getAttribute('class'), /target/);
  await page.mouse.up();
  await told('Đã dời “Họp báo quý I” sang Thứ Tư, ngày 17 tháng 3 năm 2027');
  await bar('2027-03-17', 'Họp báo quý I').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0, 'where it was let go is no click');
  assert.deepEqual(await times('Họp báo quý I'), ['2027-03-17 14:00']);
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await bar('2027-03-05', 'Họp báo quý I').waitFor();
  assert.deepEqual(await times('Họp báo quý I'), ['2027-03-05 14:00']);
});

test('what lasts several days moves by the day it is held on; Esc lets go', async () => {
  await carry(bar('2027-03-09', 'Đón đoàn công tác'), cell('2027-03-17')); // held in the middle, on the 10th
  await page.keyboard.press('Escape');
  await page.mouse.up();
  assert.deepEqual(await times('Đón đoàn công tác'), ['2027-03-09']);
  await carry(bar('2027-03-09', 'Đón đoàn công tác'), cell('2027-03-17'));
  await page.mouse.up();
  await bar('2027-03-16', 'Đón đoàn công tác').waitFor();
  assert.deepEqual(await times('Đón đoàn công tác'), ['2027-03-16']);
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await bar('2027-03-09', 'Đón đoàn công tác').waitFor();
});

test('one time of a series moves by keys, and the others stay', async () => {
  await cell('2027-03-08').focus();
  await page.keyboard.press('m');
  await until(page, () => document.activeElement?.dataset.date === '2027-03-08');
  await page.keyboard.press('ArrowRight');
  await until(page, () => document.activeElement?.dataset.date === '2027-03-09');
  await told('Đang dời “Giao ban tuần” sang Thứ Ba, ngày 9 tháng 3 năm 2027');
  await page.keyboard.press('Enter');
  await bar('2027-03-09', 'Giao ban tuần').waitFor();
  assert.deepEqual(await times('Giao ban tuần'), ['2027-03-01 08:00', '2027-03-09 08:00', '2027-03-15 08:00', '2027-03-22 08:00']);
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await bar('2027-03-08', 'Giao ban tuần').waitFor();
  assert.deepEqual(await times('Giao ban tuần'), ['2027-03-01 08:00', '2027-03-08 08:00', '2027-03-15 08:00', '2027-03-22 08:00']);
});

test('in a week an event is dragged to another hour', async () => {
  await open('?view=week&date=2027-03-05');
  const block = page.locator('.block').filter({ hasText: 'Họp báo quý I' });
  const { width } = await page.locator('.hours .cell').first().boundingBox();
  await carry(block, [-width, -80]); // two hours
  await page.mouse.up();
  await told('Đã dời “Họp báo quý I” sang Thứ Năm');
  assert.deepEqual(await times('Họp báo quý I'), ['2027-03-04 12:00']);
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await page.locator('.block').filter({ hasText: '14:00–15:30' }).waitFor();
  assert.deepEqual(await times('Họp báo quý I'), ['2027-03-05 14:00']);
});

test('who was overtaken is told, and sees where it is now', async () => {
  await open('?view=month&date=2027-03-02');
  await bar('2027-03-05', 'Họp báo quý I').waitFor();
  const now = await (await page.request.get(`${office.url}/api/calendar/events/${events.press.id}`)).json();
  const moved = await ask(page, office, 'POST', `/api/calendar/events/${events.press.id}/move`, { version: now.version, occurrence: null, from: '2027-03-24', start_time: null });
  assert.equal(moved.status(), 200, await moved.text());
  await carry(bar('2027-03-05', 'Họp báo quý I'), cell('2027-03-12'));
  await page.mouse.up();
  await page.getByRole('alert').waitFor();
  await bar('2027-03-24', 'Họp báo quý I').waitFor();
  assert.deepEqual(await times('Họp báo quý I'), ['2027-03-24 14:00']);
});

test('on a phone it moves by a form', async () => {
  const phone = await openPage(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, storageState: await page.context().storageState() });
  await open('?view=month&date=2027-03-24', phone);
  await phone.locator('[data-row]').filter({ hasText: 'Họp báo quý I' }).tap();
  await phone.getByRole('button', { name: 'Dời ngày' }).tap();
  const dialog = phone.getByRole('dialog', { name: 'Dời “Họp báo quý I”' });
  await dialog.getByRole('textbox', { name: 'Sang ngày' }).fill('26/03/2027');
  await dialog.getByRole('button', { name: 'Dời ngày' }).tap();
  await phone.getByText('Đã dời “Họp báo quý I” sang Thứ Sáu, ngày 26 tháng 3 năm 2027').waitFor();
  assert.deepEqual(await times('Họp báo quý I'), ['2027-03-26 14:00']);
  const { violations } = await new AxeBuilder({ page: phone }).setLegacyMode(true).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
  assert.deepEqual(phone.troubles, []);
  await phone.context().close();
});

test('who may only read moves nothing and is offered nothing', async () => {
  const reader = addColleague(office, 'doc', 'Người đọc');
  const roles = await (await page.request.get(`${office.url}/api/roles`)).json();
  const role = roles.items.find(({ name }) => name === 'Người xem').id;
  const given = await ask(page, office, 'POST', '/api/grants', { account: reader.id, role, unit: null, with_below: true });
  assert.ok(given.ok(), await given.text());
  const theirs = await openAs(browser, reader);
  await open('?view=month&date=2027-03-02', theirs);
  await bar('2027-03-26', 'Họp báo quý I', theirs).waitFor();
  assert.equal(await theirs.locator('.movable').count(), 0);
  assert.equal(await theirs.getByRole('button', { name: 'Thêm', exact: true }).count(), 0);
  await bar('2027-03-26', 'Họp báo quý I', theirs).click();
  await theirs.getByRole('dialog').getByText('Hội trường').waitFor();
  assert.equal(await theirs.getByRole('dialog').getByRole('button', { name: /^(Dời ngày|Sửa)$/ }).count(), 0);
  await theirs.context().close();
});

test('days off are told and tinted, and those worked instead are not', async () => {
  await open('?view=month&date=2026-01-10');
  await until(page, () => document.querySelector('[data-date="2026-01-02"]')?.getAttribute('aria-label').includes('Nghỉ ngày 02/01'));
  assert.match(await cell('2026-01-02').getAttribute('class'), /holiday/);
  assert.match(await cell('2026-01-10').getAttribute('aria-label'), /Làm bù cho ngày 02\/01/);
  assert.doesNotMatch(await cell('2026-01-10').getAttribute('class'), /\boff\b/);
  assert.match(await cell('2026-01-11').getAttribute('class'), /\boff\b/);
});

test('a deadline stands on its day and leads to its task', async () => {
  const plan = new URL(await makeFirstPlan(page, office));
  const { tasks } = await (await page.request.get(`${office.url}/api${plan.pathname}`)).json();
  const { id, version, title } = tasks[0];
  const changed = await ask(page, office, 'PATCH', `/api/tasks/${id}`, { version, deadline: { kind: 'date', date: '2027-03-18', as_written: '' } });
  assert.equal(changed.status(), 200, await changed.text());
  const due = { on: '2027-03-18', title };
  await open(`?view=month&date=${due.on}`);
  await page.keyboard.press('d');
  await page.getByRole('dialog').getByRole('link', { name: due.title }).first().click();
  await page.waitForURL((url) => url.pathname === plan.pathname);
});
