import { describe, expect, it } from 'vitest';
import { writeJunit } from '../../simulator/reports/index.ts';

describe('the JUnit report', () => {
  const xml = writeJunit([
    {
      name: 'provsim.gallery',
      timestamp: '2026-01-05T08:00:00.000Z',
      properties: { target: 'http://a.test/scim?x=1&y=2' },
      cases: [
        { name: 'Create_User_Test', durationMs: 1500 },
        { name: 'Delete_User_Test', durationMs: 0, failure: { message: 'a < b', details: 'GET /Users\n404' } },
        { name: 'Disable_User_Test', durationMs: 0, skipped: 'No active attribute mapping found' },
      ],
    },
  ]);

  it('counts tests, failures and skips for each suite', () => {
    expect(xml).toMatch(/<testsuite name="provsim.gallery"[^>]*tests="3"/);
    expect(xml).toMatch(/<testsuite [^>]*failures="1"/);
    expect(xml).toMatch(/<testsuite [^>]*skipped="1"/);
  });

  it('gives durations in seconds, and the reason beside a failure and a skip', () => {
    expect(xml).toMatch(/name="Create_User_Test" time="1.5"/);
    expect(xml).toMatch(/<failure message="a &lt; b">\s*(<!\[CDATA\[)?GET \/Users\n404/);
    expect(xml).toContain('No active attribute mapping found');
  });

  it('writes only characters that XML may hold', () => {
    expect(xml).toContain('http://a.test/scim?x=1&amp;y=2');
    const odd = writeJunit([
      { name: 's', cases: [{ name: 'bell \u0007 &', durationMs: 0, output: 'a ]]> b \u0000' }] },
    ]);
    for (const character of ['\u0000', '\u0007']) expect(odd).not.toContain(character);
    expect(odd).toContain('bell  &amp;');
  });
});
