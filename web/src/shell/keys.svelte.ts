import { untrack } from 'svelte';

/// Keys valid on the page at hand. A page lends its keys while it is on the screen; `?` lists them.
export interface KeyHelp {
  key: string;
  /// another name of the same key, as on keyboards where it needs no Shift; not listed
  also?: string;
  label: string;
  run?: (event: KeyboardEvent) => void;
}

let layers = $state.raw<KeyHelp[][]>([]);

export function validKeys(): KeyHelp[] {
  return layers.flat();
}

/// Lends keys; call the answer to take them back. Meant for `$effect(() => lendKeys([...]))`.
export function lendKeys(keys: KeyHelp[]): () => void {
  layers = [...untrack(() => layers), keys];
  return () => {
    layers = layers.filter((other) => other !== keys);
  };
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName));
}

export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
  const found = validKeys().find((known) => known.run && (known.key === event.key || known.also === event.key));
  if (!found?.run) return;
  event.preventDefault();
  found.run(event);
}

/// Moves the focus among the elements of `selector`, for `j` and `k`.
/// The focus may be on something inside one of them.
export function moveFocus(selector: string, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const at = all.findIndex((element) => element.contains(document.activeElement));
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
  all[Math.max(0, Math.min(all.length - 1, next))]?.focus();
}
