import { door, toTrouble, type Outcome } from './client';
import type { paths } from './schema';
import { language, t } from '../i18n/i18n.svelte';

/// Sends a file's bytes and says how many have left. XMLHttpRequest, since fetch cannot tell. Like every request it is sent once more when
/// its token was that of an earlier session of the same account.
export async function sendFile<Data>(path: keyof paths, file: File, sent: (bytes: number) => void): Promise<Outcome<Data>> {
  const outcome = await sendOnce<Data>(path, file, sent);
  const isOldToken = !outcome.ok && outcome.trouble.key === 'api.wrong_token';
  return isOldToken && (await door.renew()) ? sendOnce<Data>(path, file, sent) : outcome;
}

function sendOnce<Data>(path: keyof paths, file: File, sent: (bytes: number) => void): Promise<Outcome<Data>> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept-Language', language());
    request.setRequestHeader('X-CSRF-Token', door.csrf);
    request.upload.onprogress = (event) => sent(event.loaded);
    request.upload.onload = () => sent(file.size);
    request.onload = () => done(toOutcome<Data>(request.status, request.responseText));
    request.onerror = () => done({ ok: false, trouble: { status: 0, key: 'unreached', detail: t('trouble.unreached') } });
    request.send(file);
  });
}

function toOutcome<Data>(status: number, body: string): Outcome<Data> {
  if (status === 401) door.whenSignedOut();
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    answer = undefined;
  }
  if (status >= 200 && status < 300 && answer !== undefined) return { ok: true, data: answer as Data, status };
  return { ok: false, trouble: toTrouble(status, answer) };
}
