import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { countByClause, declinedReasons, hasChildren, headEnd } from './anchors';

type Clause = Schemas['Clause'];
const clause = (path: string, depth: number, begin: number, attachment: number | null = null): Clause => ({
  id: path, path, enumerator: path, heading: '', depth, span: [begin, begin + 5], attachment,
});
const at = (begin: number) => ({ span: [begin, begin + 1] });

describe('the outline counts what stands in each clause', () => {
  const clauses = [clause('I', 0, 10), clause('I.1', 1, 20), clause('I.2', 1, 30), clause('II', 0, 40), clause('1', 0, 60, 0)];
  const counts = countByClause({
    clauses,
    text: ' '.repeat(100),
    findings: [at(5), at(22), at(61)] as Schemas['Finding'][],
    assignments: [at(12), at(31), at(45)] as Schemas['Assignment'][],
  });

  it('with its children', () => expect(counts[0]).toEqual({ findings: 1, assignments: 2 }));
  it('a child alone', () => expect(counts[1]).toEqual({ findings: 1, assignments: 0 }));
  it('an attachment apart', () => {
    expect(counts[3]).toEqual({ findings: 0, assignments: 1 });
    expect(counts[4]).toEqual({ findings: 1, assignments: 0 });
  });
  it('knows who has children', () => expect(hasChildren(clauses)).toEqual([true, false, false, false, false]));
});

describe('why a duty becomes no task', () => {
  it('says each reason once', () => {
    const sentence = (reason: string | null, scope: 'open' | 'declined') => ({ span: [0, 1], scope, reason });
    const assignment = { reason: 'A', sentences: [sentence('A', 'declined'), sentence('B', 'declined'), sentence('C', 'open')] };
    expect(declinedReasons(assignment as unknown as Schemas['Assignment'])).toEqual(['A', 'B']);
  });
});

describe('the official header ends', () => {
  const text = 'CƠ QUAN\nSố: 1/KH\nKẾ HOẠCH\nVề việc họp\nCăn cứ Luật\nI. MỤC ĐÍCH\nKý ngày 1';
  const field = (name: string, words: string, by = 'reader') => ({ name, by, span: [text.indexOf(words), text.indexOf(words) + words.length] });
  const paper = (fields: unknown[], citations: unknown[] = [{ is_basis: true, span: [text.indexOf('Căn'), text.indexOf('I.')] }]) =>
    ({ text, fields, citations, clauses: [clause('I', 0, text.indexOf('I.'))] }) as unknown as Schemas['Paper'];

  it('with the line of the title', () => expect(text.slice(0, headEnd(paper([field('number', '1/KH'), field('title', 'Về việc')])))).toMatch(/họp$/));
  it('with the line drawn below the title', () => {
    const drawn = text.replace('họp\n', 'họp\n-----\n');
    const fields = [{ name: 'title', by: 'reader', span: [text.indexOf('Về'), text.indexOf('họp') + 3] }];
    expect(drawn.slice(0, headEnd({ text: drawn, fields, citations: [], clauses: [] } as unknown as Schemas['Paper']))).toMatch(/họp\n-----$/);
  });
  it('not at something found below the first clause', () => expect(text.slice(0, headEnd(paper([field('number', '1/KH'), field('issued_on', 'Ký ngày 1')])))).toMatch(/1\/KH$/));
  it('not where a person pointed', () => expect(headEnd(paper([field('title', 'Căn cứ', 'person')]))).toBe(0));
  it('nowhere, if nothing of it was found', () => expect(headEnd(paper([]))).toBe(0));
});
