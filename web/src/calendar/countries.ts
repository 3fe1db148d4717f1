import type { Language } from '../i18n/i18n.svelte';

/// A country in the reader's language: the office has Vietnamese names, the browser the others. Pure.
export function countryName(code: string, vietnamese: string, language: Language): string {
  if (language === 'vi') return vietnamese;
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? vietnamese;
  } catch {
    return vietnamese;
  }
}
