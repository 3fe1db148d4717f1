/// What stands on a paper's text, and under which id its entry stands in the record. Pure.
import type { Schemas } from '../api/client';
import { isShown, type FindingFilter } from './findings';
import type { Anchor } from './segments';

type Paper = Schemas['Paper'];

/// One anchor for each thing the record knows the place of. A declined sentence adds a second anchor under its assignment's id.
/// filter  which findings are shown; all without one
export function toAnchors(paper: Paper, filter?: FindingFilter): Anchor[] {
  const anchors: Anchor[] = [];
  const add = (id: string, kind: string, span: readonly number[] | null | undefined): void => {
    if (span) anchors.push({ id, kind, begin: span[0] ?? 0, end: span[1] ?? 0 });
  };
  for (const field of paper.fields) add(`field-${field.name}`, 'field', field.span);
  add('in_force', 'field', paper.in_force?.span);
  paper.citations.forEach((citation, index) => add(`citation-${index}`, 'citation', citation.span));
  paper.recipients.forEach((recipient, index) => add(`recipient-${index}`, 'recipient', recipient.span));
  paper.footnotes.forEach((footnote, index) => add(`footnote-${index}`, 'footnote', footnote.span));
  paper.occasions.forEach((occasion, index) => add(`occasion-${index}`, 'occasion', occasion.span));
  paper.events.forEach((event, index) => add(`event-${index}`, 'event', event.span));
  paper.findings.forEach((finding, index) => {
    if (!filter || isShown(finding, filter)) add(`finding-${index}`, `finding ${finding.answer?.kind ?? finding.severity}`, finding.span);
  });
  paper.assignments.forEach((assignment, index) => {
    const id = `assignment-${index}`;
    add(id, assignment.scope === 'declined' ? 'declined' : 'assignment', assignment.span);
    if (assignment.scope === 'declined') return;
    for (const sentence of assignment.sentences) if (sentence.scope === 'declined') add(id, 'declined', sentence.span);
  });
  return anchors;
}

/// Where the record's entry `id` stands first in the text; null if nothing of it stands there.
export function spanOf(paper: Paper, id: string): [number, number] | null {
  const [first] = toAnchors(paper).filter((anchor) => anchor.id === id).sort((a, b) => a.begin - b.begin);
  return first ? [first.begin, first.end] : null;
}

type Span = readonly [number, number];

/// What is marked only for now: the words that were searched for, `hit` among them the one shown, and the place that was asked for.
export function passingAnchors(hits: readonly Span[], hit: number, target: Span | null): Anchor[] {
  const found = hits.map(([begin, end], index) => ({ id: '', kind: index === hit ? 'hit at' : 'hit', begin, end }));
  return target ? [...found, { id: '', kind: 'target', begin: target[0], end: target[1] }] : found;
}

const kHeadFields: readonly string[] = ['number', 'issued_on', 'type', 'title'];
const kLongestHead = 4000;

/// Where the official header ends (national title, issuer, number, place and date, kind of paper, its title): after the last line that
/// the reader took one of these from, ahead of the first clause and the first basis. 0 if no such line was found.
export function headEnd(paper: Pick<Paper, 'fields' | 'clauses' | 'citations' | 'text'>): number {
  const title = paper.fields.find((field) => field.name === 'title')?.span;
  // The title may name a paper: that is not yet a basis.
  const bases = paper.citations.filter(({ is_basis, span }) => is_basis && (span[0] ?? 0) >= (title?.[1] ?? 0));
  const limit = Math.min(kLongestHead, paper.text.length, ...[...paper.clauses, ...bases].map(({ span }) => span[0] ?? 0));
  const ends = paper.fields.filter((field) => field.by === 'reader' && kHeadFields.includes(field.name)).map((field) => field.span?.[1] ?? 0);
  const last = Math.max(0, ...ends.filter((end) => end <= limit));
  if (last === 0) return 0;
  // The rest of its line, and the drawn line below it.
  return last + (/^[^\n]*(?:\s*\n[ \t]*[-_–—*.]{3,}[ \t]*(?=\n|$))?/.exec(paper.text.slice(last))?.[0].length ?? 0);
}

/// Why parts of an assignment become no task: one reason for each, none twice.
export function declinedReasons(assignment: Schemas['Assignment']): string[] {
  const reasons = [assignment.reason, ...assignment.sentences.filter((sentence) => sentence.scope === 'declined').map((sentence) => sentence.reason)];
  return [...new Set(reasons.filter((reason): reason is string => !!reason))];
}

export interface ClauseCount {
  findings: number;
  assignments: number;
}

/// For each clause, what stands between its first character and the next clause of its own depth or above: with its children.
export function countByClause(paper: Pick<Paper, 'clauses' | 'findings' | 'assignments' | 'text'>): ClauseCount[] {
  return paper.clauses.map((clause, index) => {
    const next = paper.clauses.slice(index + 1).find((other) => other.depth <= clause.depth || other.attachment !== clause.attachment);
    const begin = clause.span[0] ?? 0;
    const end = next ? (next.span[0] ?? 0) : paper.text.length;
    const isInside = ({ span }: { span: number[] }): boolean => (span[0] ?? 0) >= begin && (span[0] ?? 0) < end;
    return { findings: paper.findings.filter((finding) => !finding.answer && isInside(finding)).length, assignments: paper.assignments.filter(isInside).length };
  });
}

/// Which clauses have others below them.
export function hasChildren(clauses: Paper['clauses']): boolean[] {
  return clauses.map((clause, index) => {
    const next = clauses[index + 1];
    return !!next && next.depth > clause.depth && next.attachment === clause.attachment;
  });
}
