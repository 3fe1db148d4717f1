import type { Schemas } from '../api/client';
import { readDate } from '../i18n/dates';

/// What a piece of the paper says as a value of the field: one line, single spaces; a date as `YYYY-MM-DD`. Null if it is no date.
export function readFieldValue(field: Schemas['FieldName'], text: string): string | null {
  const line = text.replace(/\s+/g, ' ').trim();
  return field === 'issued_on' ? readDate(line) : line;
}
