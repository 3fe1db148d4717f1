import { describe, expect, it } from 'vitest';
import { citationPath, matchRoute, paperPath, parseCitation, parseQuery, parseSpan, safeReturn, unitPath, withQuery } from './router';

describe('an address names its page', () => {
  const cases: [string, string, string][] = [
    ['/', 'today', ''],
    ['/sign-in', 'sign-in', ''],
    ['/papers', 'papers', ''],
    ['/papers/', 'papers', ''],
    ['/papers/01K9', 'paper', '01K9'],
    ['/plans', 'plans', ''],
    ['/plans/01K9', 'plan', '01K9'],
    ['/calendar', 'calendar', ''],
    ['/calendar/links', 'calendar-links', ''],
    ['/calendar/lead-times', 'lead-times', ''],
    ['/briefings', 'briefings', ''],
    ['/briefings/01J', 'briefing', '01J'],
    ['/units', 'units', ''],
    ['/units/01K9', 'unit', '01K9'],
    ['/people', 'people', ''],
    ['/people/01K9', 'person', '01K9'],
    ['/people/01K9/personal-data', 'person-data', '01K9'],
    ['/personal-data', 'people-data', ''],
    ['/account', 'account', ''],
    ['/account/personal-data', 'my-data', ''],
    ['/papers/a/b', 'unknown', ''],
    ['/papers/%E0%A4%A', 'paper', '%E0%A4%A'],
    ['/nowhere', 'unknown', ''],
  ];
  it.each(cases)('%s', (path, name, id) => expect(matchRoute(path)).toEqual({ name, id }));
});

describe('filters live in the address', () => {
  it('adds, replaces and takes out, in one order', () => {
    const query = parseQuery('?year=2023&type=KH');
    expect(withQuery('/papers', query, { q: 'đối ngoại', year: '' })).toBe('/papers?q=%C4%91%E1%BB%91i+ngo%E1%BA%A1i&type=KH');
    expect(withQuery('/papers', query, { type: '', year: '' })).toBe('/papers');
  });

  it('reads back what it wrote', () => {
    const address = withQuery('/papers', {}, { q: '"thông tin" & 97 /HD', planned: 'false' });
    expect(parseQuery(address.slice('/papers'.length))).toEqual({ q: '"thông tin" & 97 /HD', planned: 'false' });
  });
});

describe('a unit has an address of its own, as of a day', () => {
  const cases: [string, string, string][] = [
    ['01K9', '2024-01-01', '/units/01K9?on=2024-01-01'],
    ['01K9', '', '/units/01K9'],
  ];
  it.each(cases)('%s on %s', (id, on, path) => expect(unitPath(id, on)).toBe(path));
});

describe('after signing in one comes back to a path of this office only', () => {
  const cases: [string | undefined, string][] = [
    [undefined, '/'],
    ['', '/'],
    ['/papers?q=a#s=1-2', '/papers?q=a#s=1-2'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/sign-in', '/'],
  ];
  it.each(cases)('%s', (target, path) => expect(safeReturn(target)).toBe(path));
});

describe('a place in a paper has an address', () => {
  it('is written and read back', () => {
    expect(paperPath('01K9', [120, 164])).toBe('/papers/01K9#s=120-164');
    expect(parseSpan('#s=120-164')).toEqual([120, 164]);
  });
  it('a citation of another paper is named by its place', () => {
    expect(parseCitation(new URL(citationPath('01J', 3), 'https://a').hash)).toBe(3);
    for (const hash of ['', '#c=', '#c=-1', '#c=1a', '#s=1-2', '#c=123456']) expect(parseCitation(hash)).toBeNull();
  });
  it.each(['', '#s=', '#s=5', '#s=9-3', '#s=a-b', '#x=1-2'])('%s is no place', (hash) => expect(parseSpan(hash)).toBeNull());
});
