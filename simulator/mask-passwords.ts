/**
 * Passwords in addresses, as in `https://user:password@host`: what is said of an address shows everything else of it.
 * Pure.
 */

/** A user and its password: up to the last @ before the path, as an address is read. */
const userInfo = /(:\/\/[^\s/?#:]*):[^\s/?#]*@/g;

export function maskPasswords(text: string): string {
  return text.replace(userInfo, '$1:***@');
}
