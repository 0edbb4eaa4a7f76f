/** The processor time that processes have taken, from /proc; where there is none nothing is known of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Of a second, in /proc. */
const CLOCK_TICKS = 100;

/** @typedef {{ pid: number, parent: number, seconds: number }} ProcessTime */

/** Every process with its processor time so far. @returns {ProcessTime[]} */
function processTimes() {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name) || !existsSync(`/proc/${name}/stat`)) return [];
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const seconds = (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
    return [{ pid: Number(name), parent: Number(fields[1]), seconds }];
  });
}

/** Seconds of processor time of the server, and of each of the browser's processes, which all come from this one. */
export function cpuSeconds(/** @type {number} */ serverPid, /** @type {number} */ targetPid) {
  const all = processTimes();
  const children = (/** @type {number} */ pid) => all.filter(({ parent }) => parent === pid);
  /** @param {ProcessTime} one @returns {ProcessTime[]} */
  const family = (one) => [one, ...children(one.pid).flatMap(family)];
  const browsers = children(process.pid).filter(({ pid }) => pid !== serverPid && pid !== targetPid);
  return {
    server: all.find(({ pid }) => pid === serverPid)?.seconds ?? 0,
    browser: new Map(browsers.flatMap(family).map(({ pid, seconds }) => [pid, seconds])),
  };
}
