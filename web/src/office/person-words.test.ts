import { expect, test } from 'vitest';
import { suggestName } from './person-words';

test('a name to sign in with is the given name and initials, without marks', () => {
  const rows: [string, string][] = [
    ['Lò Thị Én', 'en.lt'],
    ['Nguyễn Đức', 'duc.n'],
    ['  Đinh   Thị Ơn ', 'on.dt'],
    ['H’Hen Niê', 'nie.hh'],
    ['Én', 'en'],
    ['…', ''],
    ['', ''],
  ];
  for (const [shown, name] of rows) expect(suggestName(shown), shown).toBe(name);
});
