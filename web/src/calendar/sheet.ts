/// A wall calendar on paper: what it shows and how large it is.
export interface Sheet {
  what: 'month' | 'year';
  size: 'a4' | 'a3';
}

const kKept = 'nhipcau.calendar.sheet';

export function keptSheet(): Sheet['size'] {
  try {
    return localStorage.getItem(kKept) === 'a3' ? 'a3' : 'a4';
  } catch {
    return 'a4'; // a browser that keeps nothing
  }
}

export function keepSheet(size: Sheet['size']): void {
  try {
    localStorage.setItem(kKept, size);
  } catch {
    // asked again next time
  }
}

/// Done when the style sheets that say how large the paper is are there.
export async function sheetsLoaded(): Promise<void> {
  const waited = [...document.querySelectorAll<HTMLLinkElement>('link[data-sheet]')].filter((link) => !link.sheet);
  await Promise.all(waited.map((link) => new Promise((done) => link.addEventListener('load', done, { once: true }))));
}
