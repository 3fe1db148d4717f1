import { expect, test } from 'vitest';
import type { Outcome } from './api/client';
import { PagedList, type ListPage, type Memory } from './paged-list.svelte';

const trouble = { status: 503, key: 'x', detail: 'Later.' };

/// Five rows, two a page.
function twoByTwo(cursor: string | undefined): Promise<Outcome<ListPage<number>>> {
  const from = Number(cursor ?? 0);
  const items = [1, 2, 3, 4, 5].slice(from, from + 2);
  return Promise.resolve({ ok: true, status: 200, data: { items, next: from + 2 < 5 ? String(from + 2) : null } });
}

function memory(word = ''): Memory & { word: string } {
  return {
    word,
    kept() {
      return this.word;
    },
    keep(next: string) {
      this.word = next;
    },
  };
}

test('the first page comes, then one more at a time, to the end', async () => {
  const kept = memory();
  const list = new PagedList<number, ListPage<number>>(kept);
  await list.load(twoByTwo);
  expect([list.items, list.page?.next]).toEqual([[1, 2], '2']);
  await list.more(twoByTwo);
  await list.more(twoByTwo);
  expect([list.items, list.page?.next, kept.word]).toEqual([[1, 2, 3, 4, 5], null, '3']);
});

test('coming back loads as many pages as were there, and no more than there are', async () => {
  for (const [word, expected] of [['2', [1, 2, 3, 4]], ['9', [1, 2, 3, 4, 5]], ['-1', [1, 2]], ['1000', [1, 2]], ['two', [1, 2]]] as const) {
    const list = new PagedList<number, ListPage<number>>(memory(word));
    await list.load(twoByTwo);
    expect(list.items).toEqual(expected);
  }
});

test('a page that fails leaves what is on the screen and says why; the next answer clears it', async () => {
  const list = new PagedList<number, ListPage<number>>(memory());
  await list.load(twoByTwo);
  await list.more(() => Promise.resolve({ ok: false, trouble }));
  expect([list.items, list.trouble]).toEqual([[1, 2], trouble]);
  await list.more(twoByTwo);
  expect([list.items, list.trouble]).toEqual([[1, 2, 3, 4], null]);
});

test('an answer that comes after a later question is dropped', async () => {
  const list = new PagedList<number, ListPage<number>>(memory());
  let answer: (outcome: Outcome<ListPage<number>>) => void = () => undefined;
  const slow = list.load(() => new Promise((done) => (answer = done)));
  await list.load(twoByTwo);
  answer({ ok: true, status: 200, data: { items: [99], next: null } });
  await slow;
  expect(list.items).toEqual([1, 2]);
});
