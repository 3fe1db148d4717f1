import createClient, { type Middleware } from 'openapi-fetch';
import { language, t } from '../i18n/i18n.svelte';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/// What the session lends to every request. `office/session` fills it.
export const door = {
  csrf: '',
  whenSignedOut: (): void => undefined,
  renew: async (): Promise<boolean> => false,
  prove: async (): Promise<boolean> => false,
};

/// What went wrong, in one sentence for the reader. `status` 0 means the office was not reached.
export interface Trouble {
  status: number;
  key: string;
  detail: string;
}

export type Outcome<Data> = { ok: true; data: Data; status: number } | { ok: false; trouble: Trouble };

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', language());
    if (request.method !== 'GET') request.headers.set('X-CSRF-Token', door.csrf);
    return request;
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && !schemaPath.startsWith('/api/session')) door.whenSignedOut();
    return undefined;
  },
};

/// Sends a change again, once, when its token was that of an earlier session of the same account, or when it needs a proof that it is still
/// the same person, and they give it: nothing was changed the first time.
async function fetchWithToken(request: Request): Promise<Response> {
  const again = request.method === 'GET' ? null : request.clone();
  const response = await fetch(request);
  if (!again || response.status !== 403) return response;
  const problem = (await response.clone().json().catch(() => null)) as Partial<Schemas['Problem']> | null;
  if (problem?.key === 'office.proof_needed') return (await door.prove()) ? fetch(again) : response;
  if (problem?.key !== 'api.wrong_token' || !(await door.renew())) return response;
  again.headers.set('X-CSRF-Token', door.csrf);
  return fetch(again);
}

export const api = createClient<paths>({ credentials: 'same-origin', fetch: fetchWithToken });
api.use(headers);

type Answer<Data> = { data?: Data; error?: unknown; response: Response };

/// Turns an answer, or the lack of one, into a value: nothing here throws.
export async function ask<Data>(pending: Promise<Answer<Data>>): Promise<Outcome<Data>> {
  try {
    const { data, error, response } = await pending;
    if (response.ok) return { ok: true, data: data as Data, status: response.status };
    return { ok: false, trouble: toTrouble(response.status, error) };
  } catch {
    return { ok: false, trouble: { status: 0, key: 'unreached', detail: t('trouble.unreached') } };
  }
}

export function toTrouble(status: number, problem: unknown): Trouble {
  const known = problem as Partial<Schemas['Problem']> | undefined;
  return { status, key: known?.key ?? '', detail: known?.detail || t('trouble.unexpected') };
}
