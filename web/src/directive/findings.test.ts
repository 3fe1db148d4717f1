import { describe, expect, it } from 'vitest';
import { countFindings, countRules, isShown, lineFinder, nextOpen, type Finding } from './findings';

const answer = (kind: 'fixed' | 'ignored'): Finding['answer'] => ({ id: 'a', kind, replacement: null, reason: null, by: null, at: '2026-11-23T01:00:00Z' });
const finding = (rule: string, severity: Finding['severity'], answered: Finding['answer'] = null): Finding => ({
  rule,
  severity,
  span: [0, 1],
  message: '',
  suggestion: null,
  group: 'dates',
  class: 'content',
  why: null,
  source: null,
  answer: answered,
});
const all = { rule: '', withIgnored: false };

describe('findings', () => {
  const list = [finding('dash-style', 'hint'), finding('anniversary-range', 'error'), finding('dash-style', 'hint', answer('ignored')), finding('motto', 'warning', answer('fixed'))];

  it('are counted open by severity, and by what was said of them', () => {
    expect(countFindings(list)).toEqual({ error: 1, warning: 0, hint: 1, fixed: 1, ignored: 1 });
  });

  it('are counted by rule as long as they are open, the gravest first', () => {
    const more = [...list, finding('dash-style', 'hint'), { ...finding('directive.page_without_text', 'warning'), group: null }];
    expect(countRules(more).map(({ rule, count }) => [rule, count])).toEqual([['anniversary-range', 1], ['dash-style', 2]]);
  });

  it('are found in their lines', () => {
    const lineOf = lineFinder('một\nhai\n\nbốn');
    expect([0, 3, 4, 7, 8, 9, 12].map(lineOf)).toEqual([1, 1, 2, 2, 3, 4, 4]);
    expect(lineFinder('')(0)).toBe(1);
  });

  it('left as they are come back when they are asked for, and one rule alone can be seen', () => {
    expect(list.filter((one) => isShown(one, all))).toHaveLength(3);
    expect(list.filter((one) => isShown(one, { rule: 'dash-style', withIgnored: true }))).toHaveLength(2);
  });

  it('are walked through round the end, over those that are answered', () => {
    expect(nextOpen(list, all, -1, 1)).toBe(0);
    expect(nextOpen(list, all, 0, 1)).toBe(1);
    expect(nextOpen(list, all, 1, 1)).toBe(0);
    expect(nextOpen(list, all, 0, -1)).toBe(1);
    expect(nextOpen(list, { rule: 'motto', withIgnored: false }, 0, 1)).toBe(-1);
    expect(nextOpen([], all, -1, 1)).toBe(-1);
  });
});
