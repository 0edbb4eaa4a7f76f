/**
 * Names in plain ASCII for mail addresses and user principal names, which Entra allows no other letters in:
 * accents are dropped, letters that don't decompose and Greek ones are spelled out.
 */

const spelling: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};

/** The lower-case letters and digits of a name, in ASCII; may be empty. */
export function foldToAscii(name: string): string {
  let folded = '';
  const composed = name.toLowerCase().normalize('NFC').replace(/ο[υύ]/g, 'ou');
  for (const character of composed) {
    const spelled = spelling[character];
    if (spelled !== undefined) folded += spelled;
    else for (const base of character.normalize('NFD')) folded += spelling[base] ?? (/[a-z0-9]/.test(base) ? base : '');
  }
  return folded;
}

/** `given.surname` in ASCII: what a mail address begins with. */
export function aliasOf(givenName: string, surname: string): string {
  const parts = [foldToAscii(givenName), foldToAscii(surname)].filter((part) => part !== '');
  return parts.join('.') || 'user';
}

/** The alias, with a number from 2 on where it is taken. */
export function freeAlias(givenName: string, surname: string, isTaken: (alias: string) => boolean): string {
  const base = aliasOf(givenName, surname);
  if (!isTaken(base)) return base;
  for (let number = 2; ; number++) {
    const alias = `${base}${number}`;
    if (!isTaken(alias)) return alias;
  }
}
