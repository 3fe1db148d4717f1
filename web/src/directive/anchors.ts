/// What stands on a paper's text, and under which id its entry stands in the record. Pure.
import type { Schemas } from '../api/client';
import type { Anchor } from './segments';

type Paper = Schemas['Paper'];

/// One anchor for each thing the record knows the place of. A declined sentence adds a second anchor under its assignment's id.
export function toAnchors(paper: Paper): Anchor[] {
  const anchors: Anchor[] = [];
  const add = (id: string, kind: string, span: readonly number[] | null | undefined): void => {
    if (span) anchors.push({ id, kind, begin: span[0] ?? 0, end: span[1] ?? 0 });
  };
  for (const field of paper.fields) add(`field-${field.name}`, 'field', field.span);
  paper.citations.forEach((citation, index) => add(`citation-${index}`, 'citation', citation.span));
  paper.recipients.forEach((recipient, index) => add(`recipient-${index}`, 'recipient', recipient.span));
  paper.footnotes.forEach((footnote, index) => add(`footnote-${index}`, 'footnote', footnote.span));
  paper.occasions.forEach((occasion, index) => add(`occasion-${index}`, 'occasion', occasion.span));
  paper.events.forEach((event, index) => add(`event-${index}`, 'event', event.span));
  paper.findings.forEach((finding, index) => add(`finding-${index}`, `finding ${finding.severity}`, finding.span));
  paper.assignments.forEach((assignment, index) => {
    const id = `assignment-${index}`;
    add(id, assignment.scope === 'declined' ? 'declined' : 'assignment', assignment.span);
    if (assignment.scope === 'declined') return;
    for (const sentence of assignment.sentences) if (sentence.scope === 'declined') add(id, 'declined', sentence.span);
  });
  return anchors;
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
    return { findings: paper.findings.filter(isInside).length, assignments: paper.assignments.filter(isInside).length };
  });
}

/// Which clauses have others below them.
export function hasChildren(clauses: Paper['clauses']): boolean[] {
  return clauses.map((clause, index) => {
    const next = clauses[index + 1];
    return !!next && next.depth > clause.depth && next.attachment === clause.attachment;
  });
}
