import { describe, expect, it } from 'vitest';
import { parseResetScope } from '../../simulator/jobs/index.ts';

describe('the reset scope of a restart', () => {
  it('an empty scope is the portal’s button: quarantine, watermark, escrows (E-201)', () => {
    for (const text of [undefined, null, '', ' ']) {
      expect([...parseResetScope(text)].sort()).toEqual(['Escrows', 'QuarantineState', 'Watermark']);
    }
  });

  it('Full is every reset but ForceDeletes (E-202, C-2)', () => {
    expect([...parseResetScope('Full')].sort()).toEqual([
      'ConnectorDataStore',
      'Escrows',
      'QuarantineState',
      'Watermark',
    ]);
  });

  it('flags come in any case, with blanks (G-48)', () => {
    expect([...parseResetScope('watermark,  forcedeletes')]).toEqual(['Watermark', 'ForceDeletes']);
  });

  it('an unknown flag is refused with the known ones', () => {
    expect(() => parseResetScope('Watermark, Everything')).toThrow(
      /'Everything' is no reset scope.*ConnectorDataStore/,
    );
  });
});
