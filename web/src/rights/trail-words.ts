/// Lines of the audit trail for the page. Pure.
import type { Schemas } from '../api/client';
import { formatDate } from '../i18n/dates';
import type { Language } from '../i18n/i18n.svelte';
import { briefingPath, eventPath, paperPath, planPath, providerPath, rolePath, type Query, unitPath, weekPath } from '../router';

type Line = Schemas['TrailLine'];
const kGroups: readonly Schemas['AuditGroup'][] = ['papers', 'plans', 'units', 'accounts', 'rights', 'trail'];
const kDay = /^\d{4}-\d{2}-\d{2}$/;

export const kTrailFilters = ['account', 'group', 'from', 'to', 'kind', 'thing'] as const;

/// The filters of an address as the server takes them; what it would refuse is left out.
export function toTrailFilters(query: Query) {
  const isOfThing = Boolean(query.kind && query.thing);
  const day = (text: string | undefined): string | undefined => (text && kDay.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined);
  return {
    account: query.account || undefined,
    group: kGroups.find((group) => group === query.group),
    from: day(query.from),
    to: day(query.to),
    kind: isOfThing ? query.kind : undefined,
    thing: isOfThing ? query.thing : undefined,
  };
}

/// Where what the line is about is found; empty if the reader cannot go there.
export function pathOf({ about }: Line): string {
  const page = about.page;
  if (!page) return '';
  const paths = { paper: paperPath, plan: planPath, unit: (id: string) => unitPath(id), role: rolePath, provider: providerPath, event: eventPath, schedule: weekPath, briefing: (id: string) => briefingPath(id) };
  return paths[page.kind](page.id);
}

/// Whether the thing's name says more than who did it: who signs in does so as themselves.
export function isNamed({ by, about }: Line): boolean {
  return about.name !== null && !(about.kind === 'account' && about.id === by?.id);
}

export type SealedValue = Line['erased'][number];
const kOfTheTrail = ['office.audit_value_erased', 'office.audit_chained'];

/// What could be taken out of a line: what the chains say of themselves is kept.
export function erasableValues(line: Line): SealedValue[] {
  if (kOfTheTrail.includes(line.event)) return [];
  return (['from_address', 'before', 'after'] as const).filter((value) => line[value] !== '' && !line.erased.includes(value));
}

/// A value as the page shows it: dates as they are read, long hashes by their beginning.
export function shownValue(value: string, language: Language): string {
  if (/^[0-9a-f]{64}$/.test(value)) return `${value.slice(0, 12)}…`;
  return kDay.test(value) ? formatDate(value, language) : value;
}
