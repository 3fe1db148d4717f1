/// Finding words in a paper as they are typed: without case, without marks. Pure.

const kMostHits = 500;

/// Folds case and marks and keeps the length, so that offsets in the answer are offsets in `text` (which is NFC).
export function foldKeepingLength(text: string): string {
  let folded = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charAt(index);
    if (unit < '\u0080') folded += unit.toLowerCase();
    else if (unit === 'đ' || unit === 'Đ') folded += 'd';
    else folded += unit.normalize('NFD').charAt(0).toLowerCase().charAt(0) || unit;
  }
  return folded;
}

/// Where `words` stand in a text that was folded before. At most 500 places.
export function findAll(folded: string, words: string): [number, number][] {
  const wanted = foldKeepingLength(words.normalize('NFC').trim());
  const hits: [number, number][] = [];
  if (!wanted) return hits;
  for (let at = folded.indexOf(wanted); at >= 0 && hits.length < kMostHits; at = folded.indexOf(wanted, at + wanted.length)) hits.push([at, at + wanted.length]);
  return hits;
}
