/// Grants and permissions in words. Pure.
import type { Schemas } from '../api/client';
import { addDays, formatDate } from '../i18n/dates';
import type { Key, Language } from '../i18n/i18n.svelte';
import type { Values } from '../i18n/fill';

type Say = (key: Key, values?: Values) => string;
type Permission = Schemas['Permission'];
export type Where = { unit: { name: string } | null; with_below: boolean };
export type When = { from: string | null; until: string | null };

/// "Tỉnh Vân Sơn và các đơn vị bên dưới"
export function whereInWords({ unit, with_below }: Where, say: Say): string {
  if (!unit) return say(with_below ? 'grant.where.office_below' : 'grant.where.office');
  return with_below ? say('grant.where.below', { unit: unit.name }) : unit.name;
}

/// "từ 01/12/2026 đến hết 07/12/2026"; empty for what holds until it is ended. `until` is the day after the last.
export function whenInWords({ from, until }: When, language: Language, say: Say): string {
  const parts = [];
  if (from) parts.push(say('grant.when.from', { from: formatDate(from, language) }));
  if (until) parts.push(say('grant.when.until', { until: formatDate(addDays(until, -1), language) }));
  return parts.join(' ');
}

/// The sentence that says what will be, before it is done.
export function previewOf(name: string, role: string, where: Where, when: When, today: string, language: Language, say: Say): string {
  const from = when.from && when.from > today ? when.from : null;
  const begin = from ? say('grant.when.from', { from: formatDate(from, language) }) : say('grant.when.today');
  const days = [begin, whenInWords({ from: null, until: when.until }, language, say)].filter(Boolean).join(' ');
  return say('grant.preview', { name, role, where: whereInWords(where, say), when: days });
}

export function roleName(role: { name: string; english: string | null }, language: Language): string {
  return language === 'en' && role.english ? role.english : role.name;
}

export interface PermissionGroup {
  room: string;
  permissions: Permission[];
}

/// By what they are about, in the catalogue's order.
export function grouped(catalogue: readonly Permission[]): PermissionGroup[] {
  const groups = new Map<string, Permission[]>();
  for (const permission of catalogue) {
    const room = permission.name.split('.')[0] ?? '';
    groups.set(room, [...(groups.get(room) ?? []), permission]);
  }
  return [...groups].map(([room, permissions]) => ({ room, permissions }));
}

/// What was chosen, and what comes with it.
export function withIncluded(chosen: readonly string[], catalogue: readonly Permission[]): Set<string> {
  const held = new Set<string>();
  for (const name of chosen) {
    for (let next: string | null | undefined = name; next && !held.has(next); ) {
      held.add(next);
      next = catalogue.find((one) => one.name === next)?.includes;
    }
  }
  return held;
}

/// What was named itself: the least that brings all of these.
export function named(held: readonly string[], catalogue: readonly Permission[]): string[] {
  return held.filter((name) => !held.some((other) => other !== name && withIncluded([other], catalogue).has(name)));
}
