/// The rule of a day (solar 02-03, lunar 01-10 for 3, weekday 11 sunday 3, once 2027-03-05) as a form has it. Pure.

export const kWeekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export const kRuleKinds = ['solar', 'lunar', 'weekday', 'once'] as const;
export type RuleKind = (typeof kRuleKinds)[number];

export interface RuleParts {
  /// `other`: a rule this form has no boxes for, kept as it is
  kind: RuleKind | 'other';
  month: number;
  day: number;
  weekday: number;
  /// 1–5, or -1 for the last
  nth: number;
  once: string;
  days: number;
  written: string;
}

/// on  the day that is offered first; without it 1 January
export function newParts(on = ''): RuleParts {
  return { kind: 'solar', month: Number(on.slice(5, 7)) || 1, day: Number(on.slice(8)) || 1, weekday: 0, nth: 1, once: on, days: 1, written: '' };
}

export function readRule(rule: string): RuleParts {
  const parts = { ...newParts(), written: rule };
  const [, head = rule, days] = /^(.*?)(?: for (\d+))?$/.exec(rule) ?? [];
  parts.days = days ? Number(days) : 1;
  const monthly = /^(solar|lunar) (\d\d)-(\d\d)$/.exec(head);
  if (monthly) return { ...parts, kind: monthly[1] as RuleKind, month: Number(monthly[2]), day: Number(monthly[3]) };
  const weekly = /^weekday (\d+) ([a-z]+) (-?\d)$/.exec(head);
  if (weekly) return { ...parts, kind: 'weekday', month: Number(weekly[1]), weekday: Math.max(0, kWeekdays.indexOf(weekly[2] as (typeof kWeekdays)[number])), nth: Number(weekly[3]) };
  const once = /^once (\d{4}-\d\d-\d\d)$/.exec(head);
  if (once) return { ...parts, kind: 'once', once: once[1] ?? '' };
  return { ...parts, kind: 'other' };
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/// Empty while something is missing.
export function writeRule(parts: RuleParts): string {
  if (parts.kind === 'other') return parts.written;
  const length = parts.days > 1 ? ` for ${parts.days}` : '';
  if (parts.kind === 'once') return parts.once ? `once ${parts.once}${length}` : '';
  if (parts.kind === 'weekday') return `weekday ${parts.month} ${kWeekdays[parts.weekday] ?? 'sunday'} ${parts.nth}${length}`;
  return `${parts.kind} ${twoDigits(parts.month)}-${twoDigits(parts.day)}${length}`;
}

/// How many days a month of that kind may have.
export function longest(parts: RuleParts): number {
  if (parts.kind === 'lunar') return 30;
  if (parts.month === 2) return 29;
  return [4, 6, 9, 11].includes(parts.month) ? 30 : 31;
}
