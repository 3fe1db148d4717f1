import { expect, test } from 'vitest';
import { findZones, zoneChoice } from './zones';

const all = ['Africa/Abidjan', 'Asia/Saigon', 'Europe/Paris', 'America/New_York', 'Asia/Calcutta'];

test('zones are found by city, country and what Vietnamese papers call them, under the names of today', () => {
  const ids = (words: string): string[] => findZones(all, words).map(({ id }) => id);
  expect(ids('paris')).toEqual(['Europe/Paris']);
  expect(ids('phap')).toEqual(['Europe/Paris']);
  expect(ids('new york')).toEqual(['America/New_York']);
  expect(ids('viet nam')).toEqual(['Asia/Ho_Chi_Minh']);
  expect(ids('an do')).toEqual(['Asia/Kolkata']);
  expect(ids('')[0]).toBe('Asia/Ho_Chi_Minh');
  expect(ids('')).toHaveLength(5);
  expect(zoneChoice('America/New_York').name).toBe('America/New York');
});
