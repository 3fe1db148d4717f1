import { describe, expect, it } from 'vitest';
import { providerName, readBrought } from './provider';

describe('what a provider sends back', () => {
  it('is read by what the browser went for', () => {
    expect(readBrought({ state: 's.aB-_9', code: 'c' })).toEqual({ purpose: 'sign_in', body: { state: 's.aB-_9', code: 'c' } });
    expect(readBrought({ state: 'j.a', code: 'c', iss: 'https://a' })).toEqual({ purpose: 'join', body: { state: 'j.a', code: 'c', issuer: 'https://a' } });
    expect(readBrought({ state: 'p.a', error: 'access_denied', error_description: '<b>' })).toEqual({ purpose: 'prove', body: { state: 'p.a', error: 'access_denied' } });
  });

  it('is nothing without a state of ours', () => {
    for (const query of [{}, { code: 'c' }, { state: 'x.a', code: 'c' }, { state: 's', code: 'c' }, { state: 's.a b', code: 'c' }, { state: `s.${'a'.repeat(100)}`, code: 'c' }, { state: 's.a', code: 'c'.repeat(8001) }]) {
      expect(readBrought(query as Record<string, string>)).toBeNull();
    }
  });
});

it('a provider is called by its English name where there is one', () => {
  expect(providerName({ name: 'tỉnh', english: 'province' }, 'en')).toBe('province');
  expect(providerName({ name: 'tỉnh', english: null }, 'en')).toBe('tỉnh');
  expect(providerName({ name: 'tỉnh', english: 'province' }, 'vi')).toBe('tỉnh');
});
