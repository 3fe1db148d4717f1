/// The saved choice of light or dark. `public/theme.js` applies it before the first paint and whenever it changes.
export type Theme = 'light' | 'dark' | 'system';

const kKey = 'nhipcau.theme';

export function savedTheme(): Theme {
  try {
    const saved = localStorage.getItem(kKey);
    return saved === 'light' || saved === 'dark' ? saved : 'system';
  } catch {
    return 'system';
  }
}

export function chooseTheme(theme: Theme): void {
  try {
    if (theme === 'system') localStorage.removeItem(kKey);
    else localStorage.setItem(kKey, theme);
  } catch {
    // Without storage the choice cannot be kept.
  }
  window.dispatchEvent(new Event('nhipcau-theme'));
}
