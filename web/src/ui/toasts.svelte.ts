/// Short sentences about things done, each with a way back if there is one. Read out by screen readers.
export interface Toast {
  id: number;
  text: string;
  undo?: () => void;
}

const kShownMs = 8000;
const state = $state<{ list: Toast[] }>({ list: [] });
let last = 0;

export const toasts: { readonly list: readonly Toast[] } = state;

export function say(text: string, undo?: () => void): void {
  const toast = { id: ++last, text, undo };
  state.list = [...state.list.slice(-2), toast];
  setTimeout(() => dismiss(toast.id), kShownMs);
}

export function dismiss(id: number): void {
  state.list = state.list.filter((toast) => toast.id !== id);
}
