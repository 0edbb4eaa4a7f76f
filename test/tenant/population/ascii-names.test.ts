import { describe, expect, it } from 'vitest';
import { aliasOf, foldToAscii, freeAlias } from '../../../simulator/tenant/population/ascii-names.ts';

describe('names in ASCII', () => {
  it.each([
    ['Ada', 'ada'],
    ['Müller', 'mueller'],
    ['Mu\u0308ller', 'mueller'],
    ['Weiß', 'weiss'],
    ['François', 'francois'],
    ['Gonçalves', 'goncalves'],
    ['Łukasiewicz', 'lukasiewicz'],
    ['Żółć', 'zolc'],
    ['Παπαδόπουλος', 'papadopoulos'],
    ['Ψαρράς', 'psarras'],
    ["O'Kon", 'okon'],
    ['Kris-Pfeffer', 'krispfeffer'],
    ['佐藤', ''],
  ])('spells %s as %s', (name, folded) => {
    expect(foldToAscii(name)).toBe(folded);
  });

  it('makes an alias even of names it cannot spell', () => {
    expect(aliasOf('Ada', 'Reyes')).toBe('ada.reyes');
    expect(aliasOf('佐藤', 'Reyes')).toBe('reyes');
    expect(aliasOf('佐', '藤')).toBe('user');
  });

  it('counts up where an alias is taken', () => {
    const taken = new Set(['ada.reyes', 'ada.reyes2']);
    expect(freeAlias('Ada', 'Reyes', (alias) => taken.has(alias))).toBe('ada.reyes3');
  });
});
