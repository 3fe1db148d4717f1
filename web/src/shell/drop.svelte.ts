import { untrack } from 'svelte';

/// Who takes the files that are dropped on the page at hand, in place of the register of papers.
export interface Taker {
  /// what is said while files hang over the page
  words: string;
  take: (files: File[]) => void;
}

let takers = $state.raw<Taker[]>([]);

export function takerHere(): Taker | undefined {
  return takers.at(-1);
}

/// Lends the page as taker; call the answer to take it back. Meant for `$effect(() => lendDrop({...}))`.
export function lendDrop(taker: Taker): () => void {
  takers = [...untrack(() => takers), taker];
  return () => {
    takers = takers.filter((other) => other !== taker);
  };
}
