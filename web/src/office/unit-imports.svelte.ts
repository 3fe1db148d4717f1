import type { Schemas } from '../api/client';
import { sendFile } from '../api/send-file';

/// Lists of units on their way in, one after the other. They go on, and what came of them stays, while the reader walks through the office.
export interface UnitImport {
  id: number;
  file: File;
  /// 'reading': all of it has left, the office takes it over
  state: 'waiting' | 'sending' | 'reading' | 'done' | 'failed';
  sentBytes: number;
  report: Schemas['UnitImport'] | null;
  trouble: string;
}

const state = $state<{ list: UnitImport[]; finished: number }>({ list: [], finished: 0 });
let last = 0;
let isBusy = false;

/// `finished` counts the lists taken over, so that a page can load again.
export const unitImports: { readonly list: readonly UnitImport[]; readonly finished: number } = state;

export function importUnits(files: File[]): void {
  for (const file of files) state.list.push({ id: ++last, file, state: 'waiting', sentBytes: 0, report: null, trouble: '' });
  void work();
}

export function retryUnitImport(id: number): void {
  const found = state.list.find((one) => one.id === id);
  if (found) Object.assign(found, { state: 'waiting', sentBytes: 0, trouble: '' });
  void work();
}

export function dismissUnitImport(id: number): void {
  state.list = state.list.filter((one) => one.id !== id);
}

async function work(): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  for (let next = waiting(); next; next = waiting()) await send(next);
  isBusy = false;
}

function waiting(): UnitImport | undefined {
  return state.list.find((one) => one.state === 'waiting');
}

async function send(one: UnitImport): Promise<void> {
  one.state = 'sending';
  const outcome = await sendFile<Schemas['UnitImport']>('/api/unit-imports', one.file, (bytes) => {
    one.sentBytes = bytes;
    if (bytes >= one.file.size) one.state = 'reading';
  });
  one.state = outcome.ok ? 'done' : 'failed';
  one.report = outcome.ok ? outcome.data : null;
  one.trouble = outcome.ok ? '' : outcome.trouble.detail;
  if (outcome.ok) state.finished += 1;
}
