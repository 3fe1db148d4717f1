import type { Desk } from './desk.svelte';

const kByReader = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/// Calls `look` at most once a frame while `pane` scrolls, unless the paper scrolls by itself to a place that was asked for.
/// Answers with the way to stop.
export function followReader(pane: HTMLElement, desk: Desk, look: () => void): () => void {
  let waiting = 0;
  const onscroll = (): void => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      if (!desk.isJumping) look();
    });
  };
  const onreader = (): void => {
    desk.isJumping = false;
  };
  pane.addEventListener('scroll', onscroll, { passive: true });
  for (const name of kByReader) pane.addEventListener(name, onreader, { passive: true });
  return () => {
    pane.removeEventListener('scroll', onscroll);
    for (const name of kByReader) pane.removeEventListener(name, onreader);
    cancelAnimationFrame(waiting);
  };
}
