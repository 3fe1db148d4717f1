import { describe, expect, it } from 'vitest';
import { readFieldValue } from './field-value';

describe('selected text becomes a value', () => {
  it.each([
    ['title', '  về việc\n  tuyên truyền ', 'về việc tuyên truyền'],
    ['issued_on', 'Sơn La, ngày 20 tháng 02 năm 2023', '2023-02-20'],
    ['issued_on', '20/2/2023', '2023-02-20'],
    ['issued_on', '30/02/2023', null],
    ['issued_on', 'hôm nay', null],
  ] as const)('%s: %s', (field, text, value) => expect(readFieldValue(field, text)).toBe(value));
});
