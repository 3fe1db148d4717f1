/// What an event may be about, found while its name is typed.
import { api, ask } from '../api/client';
import { nameOfPaper } from '../directive/paper-name';
import { formatDate } from '../i18n/dates';
import { fold } from '../i18n/fold';
import { language } from '../i18n/i18n.svelte';
import type { Choice } from '../ui/choice';
import { nameOf } from './days';

const kShown = 8;

export async function findPapers(words: string): Promise<Choice[]> {
  const outcome = await ask(api.GET('/api/papers', { params: { query: { q: words || undefined, limit: kShown } } }));
  if (!outcome.ok) return [];
  return outcome.data.items.map((paper) => ({ id: paper.id, name: nameOfPaper(paper), note: paper.title ?? '' }));
}

/// Days of a year by either name, each once.
export async function findDays(words: string, year: number): Promise<Choice[]> {
  const outcome = await ask(api.GET('/api/calendar', { params: { query: { year } } }));
  if (!outcome.ok) return [];
  const wanted = fold(words);
  const found = outcome.data.days.filter(({ name, english }) => fold(`${name} ${english}`).includes(wanted));
  const first = found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index);
  return first.slice(0, kShown).map((day) => ({ id: day.id, name: nameOf(day, language()), note: formatDate(day.from, language()) }));
}
