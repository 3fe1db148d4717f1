import { describe, expect, it } from 'vitest';
import catalogue from '../../../data/messages/web.json';
import { fill, type Values } from '../i18n/fill';
import type { Key, Language } from '../i18n/i18n.svelte';
import { isThere, nearestDay, periodInWords, splitName } from './unit-words';

const sayIn = (language: Language) => (key: Key, values?: Values): string => fill(catalogue[key][language], values);

describe('a name and the word for its kind', () => {
  it.each([
    ['Thành phố Hồ Chí Minh', 'Thành phố', 'Hồ Chí Minh'],
    ['Tỉnh Bà Rịa - Vũng Tàu', 'Tỉnh', 'Bà Rịa - Vũng Tàu'],
    ['Thị trấn Thị Trấn', 'Thị trấn', 'Thị Trấn'],
    ['Xã Xã Phiêng', 'Xã', 'Xã Phiêng'],
    ['Xãm', '', 'Xãm'],
    ['Phường', '', 'Phường'],
    ['Đặc khu Hoàng Sa', 'Đặc khu', 'Hoàng Sa'],
  ])('%s', (name, kind, short) => expect(splitName(name)).toEqual({ kind, short }));
});

const kOld = { from: null, until: '2025-07-01' };
const kNew = { from: '2025-07-01', until: null };

describe('a unit is there from its first day until the day before its end', () => {
  it.each([
    [kOld, '2025-06-30', true],
    [kOld, '2025-07-01', false],
    [kNew, '2025-06-30', false],
    [kNew, '2025-07-01', true],
  ])('%j on %s', (period, day, there) => expect(isThere(period, day)).toBe(there));

  it.each([
    [kOld, '2026-11-22', '2025-06-30'],
    [kOld, '2024-01-01', '2024-01-01'],
    [kNew, '2024-01-01', '2025-07-01'],
    [kNew, '2026-11-22', '2026-11-22'],
  ])('%j is nearest to %s on %s', (period, day, nearest) => expect(nearestDay(period, day)).toBe(nearest));
});

describe('how long it was there, in words', () => {
  it.each([
    [{ from: null, until: null }, 'Từ trước khi có danh mục đến nay', 'From before the lists begin until today'],
    [kOld, 'Từ trước khi có danh mục đến hết 30/06/2025', 'From before the lists begin until 30 Jun 2025'],
    [kNew, 'Từ 01/07/2025 đến nay', 'Since 01 Jul 2025'],
    [{ from: '2025-07-01', until: '2026-04-30' }, 'Từ 01/07/2025 đến hết 29/04/2026', 'From 01 Jul 2025 until 29 Apr 2026'],
  ])('%j', (period, vi, en) => {
    expect(periodInWords(period, 'vi', sayIn('vi'))).toBe(vi);
    expect(periodInWords(period, 'en', sayIn('en'))).toBe(en);
  });
});
