import { CalendarCheck, CalendarDays, FileText, ListChecks, MapPinned, ScrollText, ShieldCheck, UserCog, Users } from 'lucide';
import { api, ask, type Schemas } from '../api/client';
import type { Key } from '../i18n/i18n.svelte';
import type { Route } from '../router';

/// The rooms that exist, in the office's order.
export interface Room {
  path: string;
  label: Key;
  /// fits under an icon on a phone
  shortLabel: Key;
  icon: typeof FileText;
  permission: string;
  routes: Route['name'][];
  /// how much waits there, and in what words
  count?: () => number;
  countLabel?: Key;
}

const state = $state<{ today: Schemas['Today'] | null }>({ today: null });

export function latestToday(): Schemas['Today'] | null {
  return state.today;
}

export async function refreshCounts(): Promise<void> {
  const outcome = await ask(api.GET('/api/today'));
  if (outcome.ok) state.today = outcome.data;
}

/// How many notices are unseen, as an answer about them has just said.
export function noteUnseen(count: number): void {
  if (state.today) state.today.counts.unseen_notices = count;
}

export function takeToday(today: Schemas['Today']): void {
  state.today = today;
}

export const rooms: Room[] = [
  {
    path: '/',
    label: 'room.today',
    shortLabel: 'room.today',
    icon: CalendarCheck,
    permission: 'plans.read',
    routes: ['today'],
    count: () => (state.today ? state.today.counts.today + state.today.counts.late : 0),
    countLabel: 'room.today.count',
  },
  {
    path: '/papers',
    label: 'room.papers',
    shortLabel: 'room.papers',
    icon: FileText,
    permission: 'papers.read',
    routes: ['papers', 'paper', 'paper-check', 'paper-lineage', 'triage', 'checker'],
    count: () => state.today?.counts.new_papers ?? 0,
    countLabel: 'room.papers.count',
  },
  {
    path: '/plans',
    label: 'room.plans',
    shortLabel: 'room.plans.short',
    icon: ListChecks,
    permission: 'plans.read',
    routes: ['plans', 'plan'],
    count: () => state.today?.counts.waiting ?? 0,
    countLabel: 'room.plans.count',
  },
  {
    path: '/calendar',
    label: 'room.calendar',
    shortLabel: 'room.calendar',
    icon: CalendarDays,
    permission: 'papers.read',
    routes: ['calendar', 'calendar-links', 'lead-times', 'week', 'briefings', 'briefing'],
  },
  {
    path: '/units',
    label: 'room.units',
    shortLabel: 'room.units',
    icon: MapPinned,
    permission: 'units.read',
    routes: ['units', 'unit', 'unit-change'],
  },
  {
    path: '/people',
    label: 'room.people',
    shortLabel: 'room.people.short',
    icon: Users,
    permission: 'accounts.manage',
    routes: ['people', 'person'],
  },
  {
    path: '/roles',
    label: 'room.roles',
    shortLabel: 'room.roles',
    icon: UserCog,
    permission: 'roles.manage',
    routes: ['roles', 'providers', 'who-can'],
  },
  {
    path: '/audit',
    label: 'room.audit',
    shortLabel: 'room.audit',
    icon: ScrollText,
    permission: 'audit.read',
    routes: ['audit'],
  },
  {
    path: '/personal-data',
    label: 'room.personal_data',
    shortLabel: 'room.personal_data',
    icon: ShieldCheck,
    permission: 'personal_data.read',
    routes: ['people-data', 'person-data'],
  },
];
