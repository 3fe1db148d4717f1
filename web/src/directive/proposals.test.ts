import { describe, expect, it } from 'vitest';
import type { Finding } from './findings';
import { isChosenFirst, letterOf, mayBeProposed, quoteOf, wantedFirst, wasSent, type Proposal } from './proposals';

const finding = (changes: Partial<Finding>): Finding => ({
  rule: 'impossible-date',
  severity: 'error',
  span: [0, 4],
  message: 'Không có ngày này.',
  suggestion: null,
  group: 'dates',
  class: 'content',
  why: null,
  source: null,
  answer: null,
  ...changes,
});
const answer = (kind: 'fixed' | 'ignored') => ({ id: 'a', kind, replacement: kind === 'fixed' ? 'mới' : null, reason: null, by: null, at: '2026-11-22T01:00:00.000Z' });

describe('what may be put to the head', () => {
  it.each([
    ['open', finding({}), true],
    ['fixed', finding({ answer: answer('fixed') }), true],
    ['left as it is', finding({ answer: answer('ignored') }), false],
    ['a remark of the reader', finding({ group: null }), false],
  ])('%s', (_what, one, expected) => expect(mayBeProposed(one)).toBe(expected));
});

describe('what is chosen first', () => {
  it.each([
    ['an error', finding({}), true],
    ['a warning that knows what should stand there', finding({ severity: 'warning', suggestion: 'x' }), true],
    ['a warning that was put right', finding({ severity: 'warning', answer: answer('fixed') }), true],
    ['a warning that does not', finding({ severity: 'warning' }), false],
    ['a hint', finding({ severity: 'hint', suggestion: 'x' }), false],
  ])('%s', (_what, one, expected) => expect(isChosenFirst(one)).toBe(expected));
});

describe('what should stand there', () => {
  it('is the fix, else the suggestion, else to be said', () => {
    expect(wantedFirst(finding({ suggestion: 'gợi ý', answer: answer('fixed') }))).toBe('mới');
    expect(wantedFirst(finding({ suggestion: 'gợi ý' }))).toBe('gợi ý');
    expect(wantedFirst(finding({}))).toBe('');
  });
});

describe('what was sent', () => {
  const sent = (state: Proposal['state'], isLeftOut: boolean): Pick<Proposal, 'state' | 'findings'> => ({
    state,
    findings: [{ position: 1, rule: 'impossible-date', class: 'content', severity: 'error', message: '', wanted: null, source: null, clause_path: null, line: 1, quote: 'x', span: [0, 4], is_left_out: isLeftOut }],
  });
  it.each([
    ['told of in a letter', sent('sent', false), finding({}), true],
    ['left out', sent('sent', true), finding({}), false],
    ['kept', sent('kept', false), finding({}), false],
    ['another place', sent('sent', false), finding({ span: [9, 13] }), false],
  ])('%s', (_what, proposal, one, expected) => expect(wasSent([proposal], one)).toBe(expected));
});

describe('words', () => {
  it('name the letter by whose paper it is and what is wrong in it', () => expect(letterOf(false, 'form')).toBe('other.form'));
  it('of a finding stand on one line', () => expect(quoteOf('một\n hai ba', [0, 9])).toBe('một hai'));
  it('of a long one are cut', () => expect(quoteOf('a'.repeat(300), [0, 300])).toHaveLength(118));
});
