import { untrack } from 'svelte';
import type { IconNode } from 'lucide';

/// What can be done on the page at hand, for the palette. A page lends its actions while it is on the screen.
export interface Action {
  id: string;
  label: string;
  icon: IconNode;
  run: () => void;
}

let layers = $state.raw<Action[][]>([]);

export function actionsHere(): Action[] {
  return layers.flat();
}

export function lendActions(actions: Action[]): () => void {
  layers = [...untrack(() => layers), actions];
  return () => {
    layers = layers.filter((other) => other !== actions);
  };
}
