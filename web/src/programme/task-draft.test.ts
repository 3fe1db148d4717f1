import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome, Schemas } from '../api/client';
import { kPauseMs, kRetryMs, TaskDraft, type TaskChanges } from './task-draft.svelte';

type Task = Schemas['Task'];
const kTask: Task = {
  id: 't1', version: 3, plan: 'p1', title: 'Tổ chức họp báo', owner: '', with: ['Sở Y'], deadline: null, period: null, report_to: null,
  done: false, removed: false, source: null, changed_at: '2023-02-20T01:00:00Z', changed_by: 'An',
};
const refuse = (status: number): Outcome<Task> => ({ ok: false, trouble: { status, key: 'k', detail: 'Lý do.' } });

/// An office that takes each change, unless `answers` says otherwise for the next one.
function office(...answers: (Outcome<Task> | Promise<Outcome<Task>>)[]) {
  let stored = { ...kTask };
  const sent: { version: number; changes: TaskChanges }[] = [];
  return {
    sent,
    meddle: (changes: Partial<Task>) => (stored = { ...stored, ...changes, version: stored.version + 1 }),
    change: async (_id: string, version: number, changes: TaskChanges): Promise<Outcome<Task>> => {
      sent.push({ version, changes });
      const answer = answers.shift();
      if (answer) return answer;
      stored = { ...stored, ...changes, version: version + 1 };
      return { ok: true, status: 200, data: stored };
    },
    reload: async () => stored,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a row of a plan', () => {
  it('is saved after a pause in typing, once, with what changed only', async () => {
    const door = office();
    const row = new TaskDraft(kTask, door);
    for (const text of ['B', 'Ba', 'Ban Tuyên giáo']) {
      row.owner = text;
      row.touch();
      await vi.advanceTimersByTimeAsync(kPauseMs - 1);
    }
    expect(door.sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(door.sent).toEqual([{ version: 3, changes: { owner: 'Ban Tuyên giáo' } }]);
    expect(row.state).toBe('saved');
    expect(row.isDirty).toBe(false);
  });

  it('sends nothing when nothing changed, or only spaces did', async () => {
    const door = office();
    const row = new TaskDraft(kTask, door);
    row.owner = '  ';
    row.withLines = 'Sở Y\n\n';
    await row.save();
    expect(door.sent).toEqual([]);
  });

  it('does not send an emptied title', async () => {
    const door = office();
    const row = new TaskDraft(kTask, door);
    row.title = '';
    await row.save();
    expect(door.sent).toEqual([]);
  });

  it('keeps what is typed while the answer is on its way, and sends it next', async () => {
    let answer: (outcome: Outcome<Task>) => void = () => undefined;
    const door = office(new Promise<Outcome<Task>>((resolve) => (answer = resolve)));
    const row = new TaskDraft(kTask, door);
    row.owner = 'Ban';
    const saving = row.save();
    row.owner = 'Ban Dân vận';
    answer({ ok: true, status: 200, data: { ...kTask, owner: 'Ban', version: 4 } });
    await saving;
    expect(row.owner).toBe('Ban Dân vận');
    await vi.advanceTimersByTimeAsync(kPauseMs);
    expect(door.sent[1]).toEqual({ version: 4, changes: { owner: 'Ban Dân vận' } });
  });

  it('keeps the words and tries again when the office is not reached', async () => {
    const door = office(refuse(0), refuse(503));
    const row = new TaskDraft(kTask, door);
    row.title = 'Họp báo quý';
    await row.save();
    expect(row.state).toBe('unsaved');
    expect(row.title).toBe('Họp báo quý');
    await vi.advanceTimersByTimeAsync(2 * kRetryMs);
    expect(door.sent).toHaveLength(3);
    expect(row.state).toBe('saved');
    expect(row.task.title).toBe('Họp báo quý');
  });

  it('sets both versions side by side when someone else was faster; mine can be kept', async () => {
    const door = office(refuse(409));
    door.meddle({ title: 'Bản của Lan', changed_by: 'Lan' });
    const row = new TaskDraft(kTask, door);
    row.title = 'Bản của tôi';
    await row.save();
    expect(row.state).toBe('conflict');
    expect(row.task.title).toBe('Bản của Lan');
    expect(row.title).toBe('Bản của tôi');
    row.touch();
    await vi.advanceTimersByTimeAsync(kPauseMs);
    expect(door.sent).toHaveLength(1);
    await row.keepMine();
    expect(door.sent[1]).toEqual({ version: 4, changes: { title: 'Bản của tôi' } });
  });

  it('joins what two people changed in different boxes, and asks nobody', async () => {
    const door = office(refuse(409));
    door.meddle({ owner: 'Lan đã giao', changed_by: 'Lan' });
    const row = new TaskDraft(kTask, door);
    row.title = 'Bản của tôi';
    await row.save({ done: true });
    expect(row.state).not.toBe('conflict');
    expect(row.owner).toBe('Lan đã giao');
    await vi.advanceTimersByTimeAsync(kPauseMs);
    expect(door.sent[1]).toEqual({ version: 4, changes: { title: 'Bản của tôi', done: true } });
    expect([row.task.title, row.task.owner]).toEqual(['Bản của tôi', 'Lan đã giao']);
  });

  it('keeping mine leaves alone what only the other changed', async () => {
    const door = office(refuse(409));
    door.meddle({ title: 'Bản của Lan', owner: 'Lan đã giao' });
    const row = new TaskDraft(kTask, door);
    row.title = 'Bản của tôi';
    await row.save();
    expect([row.state, row.owner]).toEqual(['conflict', 'Lan đã giao']);
    await row.keepMine();
    expect(door.sent[1]).toEqual({ version: 4, changes: { title: 'Bản của tôi' } });
  });

  it('takes the other version when asked', async () => {
    const door = office(refuse(409));
    door.meddle({ title: 'Bản của Lan' });
    const row = new TaskDraft(kTask, door);
    row.title = 'Bản của tôi';
    await row.save();
    row.takeTheirs();
    expect(row.title).toBe('Bản của Lan');
    expect(row.isDirty).toBe(false);
  });

  it('says why it was refused and keeps the words', async () => {
    const row = new TaskDraft(kTask, office(refuse(400)));
    row.owner = 'x';
    await row.save();
    expect([row.state, row.trouble, row.owner]).toEqual(['refused', 'Lý do.', 'x']);
  });
});
