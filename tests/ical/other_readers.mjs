// A calendar we have written, read by ical.js (which Thunderbird uses): the same events, at the same instants, with the same words.
// usage: node other_readers.mjs WRITTEN_CALENDAR
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(join(dirname(fileURLToPath(import.meta.url)), '../../web/package.json'));
let ICAL;
try {
  ICAL = require('ical.js');
  ICAL = ICAL.default ?? ICAL;
} catch {
  console.log('skipped: web/node_modules has no ical.js (npm --prefix web ci)');
  process.exit(77);
}

const program = process.argv[2];
const text = execFileSync(program, { encoding: 'utf8' });
const expected = execFileSync(program, ['--times'], { encoding: 'utf8' }).trim().split('\n');

for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `a line of ${Buffer.byteLength(line)} octets`);
const calendar = new ICAL.Component(ICAL.parse(text));
assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone), zone.getFirstPropertyValue('tzid'));

const all = calendar.getAllSubcomponents('vevent');
const changed = all.filter((event) => event.hasProperty('recurrence-id'));
const found = [];
for (const component of all) {
  if (component.hasProperty('recurrence-id')) continue;
  const event = new ICAL.Event(component, { exceptions: changed.filter((other) => other.getFirstPropertyValue('uid') === component.getFirstPropertyValue('uid')) });
  if (event.startDate.isDate) {
    assert.equal(event.startDate.toString(), '2027-02-06');
    assert.equal(event.endDate.toString(), '2027-02-09');
    continue;
  }
  assert.match(event.summary, /phẩy; dấu \\ và chữ 😀 để dòng/);
  assert.equal(event.description, 'Dòng một\nDòng hai');
  const times = [];
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.year < 2031; next = iterator.next()) {
    const { startDate } = event.getOccurrenceDetails(next);
    if (startDate.year < 2030) times.push(`${event.uid} ${new Date(startDate.toUnixTime() * 1000).toISOString()}`);
  }
  found.push(...times.sort());
}
// What ical.js tells elsewise: times that never come or come twice (RFC 5545, 3.3.5 says what we say), and 29 February in other years, which
// the RFC leaves out and ical.js makes 1 March.
const known = {
  ours: ['e2@nhipcau.test 2027-03-28T01:30:00.000Z', 'e3@nhipcau.test 2027-10-31T00:30:00.000Z', 'e5@nhipcau.test 2027-03-14T07:30:00.000Z'],
  theirs: ['e2@nhipcau.test 2027-03-28T00:30:00.000Z', 'e3@nhipcau.test 2027-10-31T01:30:00.000Z', 'e5@nhipcau.test 2027-03-14T06:30:00.000Z', 'e8@nhipcau.test 2029-03-01T01:00:00.000Z'],
};
const ours = expected.filter((line) => !found.includes(line));
const theirs = found.filter((line) => !expected.includes(line));
assert.deepEqual({ ours, theirs }, known);
console.log(`${expected.length} occurrences, ${ours.length} in gaps and overlaps told elsewise`);
