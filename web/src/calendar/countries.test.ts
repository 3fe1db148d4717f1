import { expect, test } from 'vitest';
import { countryName } from './countries';

test('a country is told in the reader’s language; the Vietnamese name stands where the browser has none', () => {
  expect(countryName('FR', 'Pháp', 'vi')).toBe('Pháp');
  expect(countryName('FR', 'Pháp', 'en')).toBe('France');
  expect(countryName('not a code', 'Nước', 'en')).toBe('Nước');
});
