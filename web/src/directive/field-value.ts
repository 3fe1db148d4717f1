import type { Schemas } from '../api/client';
import { readDate } from '../i18n/dates';

type Fields = readonly Pick<Schemas['Field'], 'name' | 'value'>[];
export const kHandlings: readonly Schemas['Handling'][] = ['internal', 'return'];

/// How the paper may go round; null if it does not say.
export function handlingOf(fields: Fields): Schemas['Handling'] | null {
  const value = fields.find((field) => field.name === 'handling')?.value;
  return kHandlings.find((handling) => handling === value) ?? null;
}

/// What a piece of the paper says as a value of the field: one line, single spaces; a date as `YYYY-MM-DD`. Null if it is no date.
export function readFieldValue(field: Schemas['FieldName'], text: string): string | null {
  const line = text.replace(/\s+/g, ' ').trim();
  return field === 'issued_on' ? readDate(line) : line;
}
