/// What of the form a refusal is about, so that its sentence stands beside it. Pure.
export type FormPart = 'newer' | 'on' | 'source' | 'form';

const kParts: Readonly<Record<string, FormPart>> = {
  'office.succession_no_source': 'source',
  'office.succession_too_long': 'source',
  'office.succession_ends_later': 'on',
  'office.succession_not_there': 'on',
  'office.succession_same': 'newer',
  'office.succession_other_tree': 'newer',
};

export function partOf(key: string): FormPart {
  return kParts[key] ?? 'form';
}
