import type catalogue from '../../../data/messages/web.json';
import { fill, type Values } from './fill';

export type Language = 'vi' | 'en';
export type Key = keyof typeof catalogue;

const kChoice = 'nhipcau.language';
const loaders = { vi: () => import('virtual:messages/vi'), en: () => import('virtual:messages/en') };
const state = $state<{ language: Language; messages: Record<string, string> }>({ language: 'vi', messages: {} });

/// The sentence of `key` in the reader's language.
export function t(key: Key, values?: Values): string {
  return fill(state.messages[key] ?? key, values);
}

export function language(): Language {
  return state.language;
}

export async function useLanguage(next: Language): Promise<void> {
  const loaded = await loaders[next]();
  state.messages = loaded.default;
  state.language = next;
  document.documentElement.lang = next;
  try {
    localStorage.setItem(kChoice, next);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/// Before the account is known: the saved choice, else the browser's wish, else Vietnamese.
export function firstLanguage(saved: string | null, wishes: readonly string[]): Language {
  if (saved === 'vi' || saved === 'en') return saved;
  for (const wish of wishes) {
    if (/^vi\b/i.test(wish)) return 'vi';
    if (/^en\b/i.test(wish)) return 'en';
  }
  return 'vi';
}

export function savedLanguage(): string | null {
  try {
    return localStorage.getItem(kChoice);
  } catch {
    return null;
  }
}
