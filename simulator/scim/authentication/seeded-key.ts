/**
 * An RSA key pair that follows from a seed, so that a simulator signs the same tokens in every run and its key need
 * not be kept anywhere. Whoever knows the seed knows the key: it proves nothing, and must protect nothing but tests.
 */
import { checkPrimeSync, createPrivateKey, type KeyObject } from 'node:crypto';
import type { Chance } from '../../chance.ts';

const MODULUS_BITS = 2048;
const PUBLIC_EXPONENT = 65537n;

/** Divided out before the costly test; their product fits one remainder. */
const SMALL_PRIMES = [3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n, 59n, 61n, 67n, 71n, 73n];

export function seededRsaKey(chance: Chance): KeyObject {
  const p = prime(chance);
  let q = prime(chance);
  while (q === p) q = prime(chance);
  const d = inverse(PUBLIC_EXPONENT, (p - 1n) * (q - 1n));
  const jwk = {
    kty: 'RSA',
    n: base64url(p * q),
    e: base64url(PUBLIC_EXPONENT),
    d: base64url(d),
    p: base64url(p),
    q: base64url(q),
    dp: base64url(d % (p - 1n)),
    dq: base64url(d % (q - 1n)),
    qi: base64url(inverse(q, p)),
  };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

/** Half as long as the modulus, with the two highest bits set so that the product has its full length. */
function prime(chance: Chance): bigint {
  const bits = MODULUS_BITS / 2;
  const bytes = Buffer.alloc(bits / 8);
  for (let index = 0; index < bytes.length; index++) bytes[index] = chance.below(256);
  let candidate = BigInt(`0x${bytes.toString('hex')}`) | (3n << BigInt(bits - 2)) | 1n;
  while (!isPrime(candidate)) candidate += 2n;
  return candidate;
}

function isPrime(candidate: bigint): boolean {
  if (SMALL_PRIMES.some((small) => candidate % small === 0n)) return false;
  return (candidate - 1n) % PUBLIC_EXPONENT !== 0n && checkPrimeSync(candidate);
}

/** The inverse modulo `modulus`, by Euclid. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [before, current] = [modulus, value % modulus];
  let [coefficientBefore, coefficient] = [0n, 1n];
  while (current !== 0n) {
    const quotient = before / current;
    [before, current] = [current, before - quotient * current];
    [coefficientBefore, coefficient] = [coefficient, coefficientBefore - quotient * coefficient];
  }
  return coefficientBefore < 0n ? coefficientBefore + modulus : coefficientBefore;
}

function base64url(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}
