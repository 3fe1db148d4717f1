/// What may be put to the head of the office, and what is chosen first. Pure.
import type { Schemas } from '../api/client';
import type { Finding } from './findings';

export type Proposal = Schemas['Proposal'];
export type ErrorClass = Schemas['ErrorClass'];

/// Of a rule, and nobody left it as it is.
export function mayBeProposed({ group, answer }: Finding): boolean {
  return group !== null && answer?.kind !== 'ignored';
}

/// Errors, and warnings of which it is known what should stand there; hints are the reader's own to choose.
export function isChosenFirst(finding: Finding): boolean {
  if (finding.severity === 'error') return true;
  return finding.severity === 'warning' && Boolean(finding.suggestion || finding.answer);
}

/// What should stand there, as far as it is known.
export function wantedFirst({ answer, suggestion }: Finding): string {
  return answer?.replacement ?? suggestion ?? '';
}

/// Whether letters that were sent tell of it.
export function wasSent(proposals: readonly Pick<Proposal, 'state' | 'findings'>[], { rule, span }: Finding): boolean {
  return proposals.some(({ state, findings }) => state === 'sent' && findings.some((one) => !one.is_left_out && one.rule === rule && one.span?.[0] === span[0] && one.span?.[1] === span[1]));
}

export type Letter = `${'own' | 'other'}.${ErrorClass}`;

export function letterOf(isOwn: boolean, errorClass: ErrorClass): Letter {
  return `${isOwn ? 'own' : 'other'}.${errorClass}`;
}

export const kClasses: readonly ErrorClass[] = ['content', 'form'];

/// The words of a finding in a text, on one line and not too long to be read in passing.
export function quoteOf(text: string, [begin = 0, end = 0]: readonly number[]): string {
  const words = text.slice(begin, end).replace(/\s+/g, ' ').trim();
  return words.length > 120 ? `${words.slice(0, 117)}…` : words;
}
