import { expect, it } from 'vitest';
import { kindName, postPartOf, postPeriod } from './posts';

it.each([
  ['vi', 'Người đứng đầu'],
  ['en', 'Head'],
])('a kind of post is called in %s %s', (language, name) => expect(kindName({ name: 'Người đứng đầu', english: 'Head' }, language)).toBe(name));

it.each([
  ['office.post_no_holder', 'holder'],
  ['office.post_held', 'from'],
  ['office.too_many_posts', 'form'],
])('%s stands beside %s', (key, part) => expect(postPartOf(key)).toBe(part));

it.each([
  [{ from: '2025-07-01', until: null }, 'unit.period.since 01/07/2025'],
  [{ from: null, until: null }, 'post.period.now '],
  [{ from: null, until: '2026-01-01' }, 'post.period.until 31/12/2025'],
])('%o is %s', (post, words) => expect(postPeriod(post, 'vi', (key, values) => `${key} ${Object.values(values ?? {}).join(' ')}`)).toBe(words));
