import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import catalogue from '../../../data/messages/web.json';
import { fill } from './fill';
import { firstLanguage } from './i18n.svelte';

const all = catalogue as Record<string, Record<string, string>>;
const source = readdirSync(join(__dirname, '..'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$|schema\.d\.ts$/.test(name))
  .map((name) => readFileSync(join(__dirname, '..', name), 'utf8'))
  .join('\n');
const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? ''))].sort();

describe('the catalogue', () => {
  it.each(Object.entries(all))('%s is said in both languages, with the same values', (_key, texts) => {
    expect(Object.keys(texts).sort()).toEqual(['en', 'vi']);
    expect(texts.vi?.trim()).toBeTruthy();
    expect(texts.en?.trim()).toBeTruthy();
    expect(placeholders(texts.en ?? '')).toEqual(placeholders(texts.vi ?? ''));
  });

  it('says nothing twice in a file, where the second would silence the first', () => {
    const folder = join(__dirname, '../../../data/messages');
    for (const file of readdirSync(folder)) {
      const keys = [...readFileSync(join(folder, file), 'utf8').matchAll(/^  "([^"]+)":/gm)].map((match) => match[1]);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index), file).toEqual([]);
    }
  });

  it('holds no key that nothing says', () => {
    const families = [...source.matchAll(/`([a-z_.]+\.)\$\{/g)].map((match) => match[1] ?? '');
    const isSaid = (key: string): boolean => source.includes(`'${key}'`) || families.some((family) => key.startsWith(family));
    expect(Object.keys(all).filter((key) => !isSaid(key))).toEqual([]);
  });

  it('holds every key that is said', () => {
    const said = [...source.matchAll(/\bt\('([^']+)'/g)].map((match) => match[1] ?? '');
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((key) => !(key in all))).toEqual([]);
  });
});

describe('values are filled in', () => {
  it.each([
    ['Đã lưu {time}', { time: '10:42' }, 'Đã lưu 10:42'],
    ['{count} {count|paper|papers}', { count: 1 }, '1 paper'],
    ['{count} {count|paper|papers}', { count: 2 }, '2 papers'],
    ['{name} {name}', { name: '{count}' }, '{count} {count}'],
    ['{missing}', {}, '{missing}'],
  ])('%s', (message, values, filled) => expect(fill(message, values as unknown as Record<string, string>)).toBe(filled));
});

describe('the first language', () => {
  it.each([
    ['en', ['vi-VN'], 'en'],
    [null, ['vi-VN', 'en'], 'vi'],
    [null, ['fr', 'en-US'], 'en'],
    [null, ['lo'], 'vi'],
    ['xx', [], 'vi'],
  ])('saved %s, wishes %s', (saved, wishes, language) => expect(firstLanguage(saved, wishes)).toBe(language));
});
