/** Reports for other tools: what CI reads. */
export { type JunitCase, type JunitSuite, writeJunit } from './write-junit.ts';
