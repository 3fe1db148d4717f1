import type { Schemas } from '../api/client';
import { t } from '../i18n/i18n.svelte';

/// `Kế hoạch 31/KH-UBND`; of a paper without type and number its title.
export function nameOfPaper(paper: Schemas['PaperRef']): string {
  return [paper.type, paper.number].filter(Boolean).join(' ') || paper.title || t('paper.open');
}
