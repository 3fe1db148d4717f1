import type { Schemas } from '../api/client';

/// The record's fields, in the record's order.
export const kFieldNames: readonly Schemas['FieldName'][] = [
  'number',
  'issued_on',
  'type',
  'title',
  'issuer',
  'parent_body',
  'place',
  'handling',
  'signer_capacity',
  'signer_position',
  'signer_name',
];
