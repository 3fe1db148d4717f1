/// What stands in the middle pane of a paper that has pages. Pure.

/// `both`: text and page side by side, where there is room for it.
export type PaperView = 'text' | 'page' | 'both';

export function isPaperView(word: string | null | undefined): word is PaperView {
  return word === 'text' || word === 'page' || word === 'both';
}

/// The address wins over what was remembered; where two do not fit side by side, the text stands alone.
export function chooseView(asked: string | undefined, remembered: string | null, isWide: boolean): PaperView {
  const wanted = isPaperView(asked) ? asked : isPaperView(remembered) ? remembered : 'text';
  return wanted === 'both' && !isWide ? 'text' : wanted;
}

/// The views in the order of the switch.
export function offeredViews(isWide: boolean): PaperView[] {
  return isWide ? ['text', 'page', 'both'] : ['text', 'page'];
}

export function nextView(view: PaperView, isWide: boolean): PaperView {
  const views = offeredViews(isWide);
  return views[(views.indexOf(view) + 1) % views.length]!;
}
