import { describe, expect, test } from 'vitest';
import { fromBase64url, isBareAddress, refusalOf, systemName, toBase64url } from './passkey';

describe('bytes as the office writes them', () => {
  test.each([
    [[], ''],
    [[102], 'Zg'],
    [[102, 111], 'Zm8'],
    [[102, 111, 111], 'Zm9v'],
    [[251, 255, 190], '-_--'],
  ])('%j is %s', (bytes, text) => {
    expect(toBase64url(new Uint8Array(bytes).buffer)).toBe(text);
    expect([...fromBase64url(text)]).toEqual(bytes);
  });
});

test.each([
  ['192.0.2.7', true],
  ['[::1]', true],
  ['localhost', false],
  ['office.example', false],
  ['1.office.example', false],
])('%s has a name: %s', (host, isBare) => expect(isBareAddress(host)).toBe(isBare));

test.each([
  ['NotAllowedError', 'cancelled'],
  ['AbortError', 'cancelled'],
  ['InvalidStateError', 'known'],
  ['SecurityError', 'failed'],
  ['', 'failed'],
])('%s means %s', (name, refusal) => {
  expect(refusalOf(Object.assign(new Error('x'), { name }))).toBe(refusal);
  expect(refusalOf('x')).toBe('failed');
});

test.each([
  ['Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36', 'android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15', 'ios'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 'mac'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', 'windows'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'linux'],
  ['', 'other'],
])('%s is %s', (userAgent, system) => expect(systemName(userAgent)).toBe(system));
