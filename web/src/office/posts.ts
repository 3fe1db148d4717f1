/// Posts in words, and what of their form a refusal is about. Pure.
import type { Schemas } from '../api/client';
import { formatDate } from '../i18n/dates';
import type { Values } from '../i18n/fill';
import type { Key, Language } from '../i18n/i18n.svelte';
import { lastDay, periodInWords } from './unit-words';

export function kindName(kind: Pick<Schemas['PostKind'], 'name' | 'english'>, language: string): string {
  return language === 'en' ? kind.english : kind.name;
}

/// How long a post was held; where its first day is not known, that is said.
export function postPeriod(post: Pick<Schemas['Post'], 'from' | 'until'>, language: Language, say: (key: Key, values?: Values) => string): string {
  if (post.from) return periodInWords(post, language, say);
  const last = lastDay(post);
  return last ? say('post.period.until', { until: formatDate(last, language) }) : say('post.period.now');
}

export type PostPart = 'holder' | 'title' | 'from' | 'last' | 'form';

const kParts: Readonly<Record<string, PostPart>> = {
  'office.post_no_holder': 'holder',
  'office.no_such_account': 'holder',
  'office.post_until_before_from': 'last',
  'office.post_outside': 'from',
  'office.post_held': 'from',
};

export function postPartOf(key: string): PostPart {
  return kParts[key] ?? 'form';
}
