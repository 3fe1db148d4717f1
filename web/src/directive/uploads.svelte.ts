import { door, toTrouble, type Schemas } from '../api/client';
import { language, t } from '../i18n/i18n.svelte';
import { takeJob } from '../jobs/jobs.svelte';
import { refreshCounts } from '../shell/rooms.svelte';
import { actingHeaders, actingUnit, loadActingUnit } from './acting-unit.svelte';

/// Files on their way in. They go on while the reader walks through the office, two at a time. A ZIP becomes a job of its own once it is there.
export interface Upload {
  id: number;
  file: File;
  /// 'asking': a scan whose first page somebody has to look at; 'refused': that page bears a secrecy mark
  state: 'waiting' | 'sending' | 'reading' | 'asking' | 'refused' | 'done' | 'known' | 'same' | 'replaced' | 'failed' | 'stopped';
  sentBytes: number;
  row: Schemas['PaperRow'] | null;
  /// the papers of the register it may be; while the state is `same`, one of three is to be chosen
  same: Schemas['SamePaper'][];
  choice: Choice;
  scan: Schemas['WaitingScan'] | null;
  trouble: string;
  /// the same file may be taken another time: the network or the server was at fault, not the file
  mayRetry: boolean;
  /// how often it was sent in vain; while waiting, it is sent again by itself
  tries: number;
}

/// What is to be done with a file that looks like a registered paper.
export type Choice = { kind: 'ask' } | { kind: 'replace'; paper: string; version: number } | { kind: 'keep'; paper: string; reason: string };

const kAtOnce = 2;
const kClassified = 'directive.classified';
const kPausesMs = [2000, 5000, 10_000, 20_000, 40_000];
const kLacking = ['files.no_recogniser', 'files.no_converter'];
const state = $state<{ list: Upload[]; finished: number }>({ list: [], finished: 0 });
const running = new Map<number, XMLHttpRequest>();
const pausing = new Map<number, ReturnType<typeof setTimeout>>();
let last = 0;

/// `finished` counts the papers taken in, so that a list can load again when it grows.
export const uploads: { readonly list: readonly Upload[]; readonly finished: number } = state;

const isArchive = (file: File): boolean => /\.zip$/i.test(file.name);
// A file that waits for a choice is not saved yet: only this page has it.
const isUnderWay = (upload: Upload): boolean => ['waiting', 'sending', 'reading', 'same', 'asking'].includes(upload.state);

export function unfinishedUploads(): number {
  return state.list.filter(isUnderWay).length;
}

export function addUploads(files: File[]): void {
  for (const file of files) state.list.push({ id: ++last, file, state: 'waiting', sentBytes: 0, row: null, scan: null, same: [], choice: { kind: 'ask' }, trouble: '', mayRetry: true, tries: 0 });
  // For whom they are taken in is known first; files wait where somebody has yet to say.
  void loadActingUnit().then(startNext);
}

/// Goes on once somebody said for which unit.
export function resumeUploads(): void {
  startNext();
}

export function retryUpload(id: number): void {
  const upload = find(id);
  if (!upload) return;
  Object.assign(upload, { state: 'waiting', sentBytes: 0, scan: null, trouble: '', tries: 0 });
  startNext();
}

/// Puts the file in the place of the paper's, which is of `version`.
export function replaceWith(id: number, paper: string, version: number): void {
  choose(id, { kind: 'replace', paper, version });
}

export function keepBoth(id: number, paper: string, reason: string): void {
  choose(id, { kind: 'keep', paper, reason });
}

function choose(id: number, choice: Choice): void {
  const upload = find(id);
  if (!upload) return;
  upload.choice = choice;
  retryUpload(id);
}

/// Leaves out a file that looks like a registered paper.
export function dismissUpload(id: number): void {
  state.list = state.list.filter((upload) => upload.id !== id);
}

export function stopUpload(id: number): void {
  const upload = find(id);
  if (upload) upload.state = 'stopped';
  clearTimeout(pausing.get(id));
  pausing.delete(id);
  running.get(id)?.abort();
  running.delete(id);
  startNext();
}

export function clearFinishedUploads(): void {
  state.list = state.list.filter(isUnderWay);
}

function find(id: number): Upload | undefined {
  return state.list.find((upload) => upload.id === id);
}

function startNext(): void {
  while (running.size < kAtOnce && !actingUnit.isMissing) {
    const next = state.list.find((upload) => upload.state === 'waiting' && !pausing.has(upload.id));
    if (!next) return;
    send(next);
  }
}

function addressOf({ file, choice }: Upload): string {
  if (choice.kind === 'replace') return `/api/papers/${encodeURIComponent(choice.paper)}/versions`;
  return isArchive(file) ? '/api/imports' : '/api/papers';
}

function keepHeaders(choice: Choice): Record<string, string> {
  if (choice.kind !== 'keep') return {};
  return { 'X-Keep-Beside': choice.paper, 'X-Reason': encodeURIComponent(choice.reason.normalize('NFC')) };
}

// XMLHttpRequest, since fetch cannot tell how much of a body has left.
function send(upload: Upload): void {
  const request = new XMLHttpRequest();
  running.set(upload.id, request);
  upload.state = 'sending';
  const { choice } = upload;
  request.open('POST', addressOf(upload));
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.setRequestHeader('Accept-Language', language());
  request.setRequestHeader('X-CSRF-Token', door.csrf);
  request.setRequestHeader('X-File-Name', encodeURIComponent(upload.file.name.normalize('NFC')));
  if (choice.kind === 'replace') request.setRequestHeader('X-Paper-Version', String(choice.version));
  else for (const [name, value] of Object.entries(actingHeaders())) request.setRequestHeader(name, value);
  for (const [name, value] of Object.entries(keepHeaders(choice))) request.setRequestHeader(name, value);
  request.responseType = 'text';
  request.upload.onprogress = (event) => (upload.sentBytes = event.loaded);
  request.upload.onload = () => {
    upload.sentBytes = upload.file.size;
    if (upload.state === 'sending') upload.state = 'reading';
  };
  request.onload = () => settle(upload, request.status, request.responseText);
  request.onerror = () => settle(upload, 0, '');
  request.send(upload.file);
}

function settle(upload: Upload, status: number, body: string): void {
  running.delete(upload.id);
  const answer = parse(body);
  if (status === 202 && isScan(answer)) {
    upload.scan = answer;
    upload.state = 'asking';
  } else if (status === 202) {
    handOver(upload, answer as Schemas['Job']);
  } else if (status === 200 || status === 201) {
    upload.row = answer as Schemas['PaperRow'];
    upload.state = stateAfter(upload.choice, status);
    state.finished += 1;
    void refreshCounts();
  } else if (status === 409) {
    askAgain(upload, answer as Schemas['SameProblem']);
  } else {
    fail(upload, status, answer);
  }
  startNext();
}

// What was chosen and is there already was done before, and its answer was lost.
function stateAfter(choice: Choice, status: number): Upload['state'] {
  if (choice.kind === 'replace') return 'replaced';
  return status === 201 || choice.kind === 'keep' ? 'done' : 'known';
}

// The register has such a paper, or it moved on since the choice was made: the choice is put once more, to what is there now.
function askAgain(upload: Upload, problem: Schemas['SameProblem']): void {
  const hadChosen = upload.choice.kind !== 'ask';
  upload.choice = { kind: 'ask' };
  if (problem.same) {
    upload.same = problem.same;
    upload.state = 'same';
  } else if (hadChosen && problem.key === 'api.changed_meanwhile') {
    upload.state = 'waiting';
    upload.sentBytes = 0;
  } else {
    fail(upload, 409, problem);
  }
}

function isScan(answer: unknown): answer is Schemas['WaitingScan'] {
  return typeof answer === 'object' && answer !== null && 'scan' in answer;
}

/// From here on it is a job's.
function handOver(upload: Upload, job: Schemas['Job']): void {
  state.list = state.list.filter((other) => other.id !== upload.id);
  takeJob(job);
}

/// The reader's word on the first page of a scan. A server that no longer holds the scan is given it again with that word.
export async function judgeScan(id: number, judgement: 'confirmation' | 'refusal'): Promise<void> {
  const upload = find(id);
  if (!upload?.scan) return;
  upload.trouble = '';
  const path = `/api/scans/${upload.scan.scan}/${judgement}`;
  let answer = await post(path, upload, null);
  if (answer?.status === 404 && judgement === 'confirmation') answer = await post(path, upload, upload.file);
  const body = answer ? parse(await answer.text().catch(() => '')) : undefined;
  const isMarked = answer?.status === 204 || (answer?.status === 403 && toTrouble(403, body).key === kClassified);
  if (answer?.status === 202 && body) handOver(upload, body as Schemas['Job']);
  else if (isMarked) upload.state = 'refused';
  else upload.trouble = answer ? toTrouble(answer.status, body).detail : t('trouble.unreached');
  if (answer?.status === 401) door.whenSignedOut();
  if (answer?.status === 403 && upload.state === 'asking') void door.renew();
}

function post(path: string, upload: Upload, body: File | null): Promise<Response | null> {
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Accept-Language': language(),
    'X-CSRF-Token': door.csrf,
    'X-File-Name': encodeURIComponent(upload.file.name.normalize('NFC')),
    ...keepHeaders(upload.choice),
    ...actingHeaders(),
  };
  return fetch(path, { method: 'POST', headers, body }).catch(() => null);
}

function fail(upload: Upload, status: number, answer: unknown): void {
  upload.trouble = status === 0 ? t('trouble.unreached') : toTrouble(status, answer).detail;
  upload.mayRetry = status < 400 || status >= 500 || [401, 403, 408, 429].includes(status);
  if (toTrouble(status, answer).key === kClassified) upload.mayRetry = false;
  if (status === 401) door.whenSignedOut();
  if (status === 403) void door.renew();
  // A server that is away or busy comes back; a file is known again by its bytes, so it is never registered twice. What it lacks stays away.
  const isLacking = kLacking.includes(toTrouble(status, answer).key);
  const pause = !isLacking && [0, 429, 502, 503, 504].includes(status) ? kPausesMs[upload.tries] : undefined;
  upload.tries += 1;
  upload.state = pause === undefined ? 'failed' : 'waiting';
  if (pause === undefined) return;
  upload.sentBytes = 0;
  pausing.set(upload.id, setTimeout(() => {
    pausing.delete(upload.id);
    startNext();
  }, pause));
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

window.addEventListener('beforeunload', (event) => {
  if (unfinishedUploads() > 0) event.preventDefault();
});
