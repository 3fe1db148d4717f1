import { expect, test } from 'vitest';
import { longest, newParts, readRule, writeRule } from './day-rule';

test('a rule is read into the boxes of the form and written back the same', () => {
  for (const rule of ['solar 02-03', 'lunar 01-10 for 3', 'weekday 11 sunday 3', 'weekday 5 monday -1 for 2', 'once 2027-03-05', 'once 2027-03-05 for 31', 'term 15']) {
    expect(writeRule(readRule(rule))).toBe(rule);
  }
  expect(readRule('lunar 01-10 for 3')).toMatchObject({ kind: 'lunar', month: 1, day: 10, days: 3 });
  expect(readRule('weekday 5 monday -1')).toMatchObject({ kind: 'weekday', month: 5, weekday: 1, nth: -1 });
  expect(readRule('term 15').kind).toBe('other');
});

test('a day that was not chosen yet gives no rule', () => {
  expect(writeRule({ ...newParts(), kind: 'once' })).toBe('');
  expect(writeRule(newParts())).toBe('solar 01-01');
  expect(writeRule(newParts('2027-03-05'))).toBe('solar 03-05');
  expect(writeRule({ ...newParts('2027-03-05'), kind: 'once' })).toBe('once 2027-03-05');
});

test('a month offers as many days as it may have', () => {
  expect(longest({ ...newParts(), kind: 'lunar' })).toBe(30);
  expect([1, 2, 4, 12].map((month) => longest({ ...newParts(), month }))).toEqual([31, 29, 30, 31]);
});
