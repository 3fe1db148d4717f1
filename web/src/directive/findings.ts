/// What the checker found in a paper, and which of it is shown. Pure.
import type { Schemas } from '../api/client';

export type Finding = Schemas['Finding'];
export type Severity = Schemas['Severity'];

/// What of the findings the reader wants to see: of one rule alone, or all; those left as they are too, or not.
export interface FindingFilter {
  rule: string;
  withIgnored: boolean;
}

export function isShown(finding: Finding, filter: FindingFilter): boolean {
  if (filter.rule && finding.rule !== filter.rule) return false;
  return filter.withIgnored || finding.answer?.kind !== 'ignored';
}

export interface FindingCounts {
  error: number;
  warning: number;
  hint: number;
  fixed: number;
  ignored: number;
}

/// Open ones by severity, without what nobody can answer (remarks of the reader); and how many were put right or left as they are.
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts: FindingCounts = { error: 0, warning: 0, hint: 0, fixed: 0, ignored: 0 };
  for (const { answer, severity, group } of findings) if (answer || group) counts[answer ? answer.kind : severity] += 1;
  return counts;
}

export interface RuleCount {
  rule: string;
  severity: Severity;
  count: number;
}

const kOrder: readonly Severity[] = ['error', 'warning', 'hint'];

/// The rules that have findings open, with how many: the gravest first, then those that found the most.
export function countRules(findings: readonly Finding[]): RuleCount[] {
  const byRule = new Map<string, RuleCount>();
  for (const { answer, group, rule, severity } of findings) {
    if (answer || !group) continue;
    const known = byRule.get(rule);
    if (known) known.count += 1;
    else byRule.set(rule, { rule, severity, count: 1 });
  }
  return [...byRule.values()].sort((a, b) => kOrder.indexOf(a.severity) - kOrder.indexOf(b.severity) || b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

/// The next open finding that is shown, from `at` on in the direction of `step`, round the end; -1 if there is none.
export function nextOpen(findings: readonly Finding[], filter: FindingFilter, at: number, step: 1 | -1): number {
  for (let tried = 1; tried <= findings.length; ++tried) {
    const index = (((at < 0 && step < 0 ? 0 : at) + step * tried) % findings.length + findings.length) % findings.length;
    const finding = findings[index];
    if (finding?.group && !finding.answer && isShown(finding, filter)) return index;
  }
  return -1;
}

/// Tells the line (from 1) in which a place of the text stands. The text is gone through once, for all places.
export function lineFinder(text: string): (at: number) => number {
  const ends: number[] = [];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) ends.push(end);
  return (at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
