import { describe, expect, it } from 'vitest';
import { findAll, foldKeepingLength } from './find';

describe('words are found as they are typed', () => {
  const text = 'Công tác THÔNG TIN ĐỐI NGOẠI năm 2023, thông tin đối ngoại.';
  const folded = foldKeepingLength(text);

  it('keeps every offset', () => expect(folded.length).toBe(text.length));

  it.each([
    ['thong tin doi ngoai', ['THÔNG TIN ĐỐI NGOẠI', 'thông tin đối ngoại']],
    ['Đối Ngoại', ['ĐỐI NGOẠI', 'đối ngoại']],
    ['2023', ['2023']],
    ['không có', []],
    ['   ', []],
  ])('%s', (words, found) => expect(findAll(folded, words).map(([begin, end]) => text.slice(begin, end))).toEqual(found));
});
