/// What of the form of a code in edXML a refusal is about, so that its sentence stands beside it. Pure.
export type CodePart = 'code' | 'from' | 'last' | 'source' | 'form';

const kParts: Readonly<Record<string, CodePart>> = {
  'office.organ_code_bad': 'code',
  'office.organ_code_taken': 'code',
  'office.organ_code_no_source': 'source',
  'office.organ_code_source_too_long': 'source',
  'office.organ_code_until_before_from': 'last',
  'office.organ_code_outside': 'from',
  'office.organ_code_there': 'from',
};

export function codePartOf(key: string): CodePart {
  return kParts[key] ?? 'form';
}
