/** A test's verdict against the endpoint: what was expected, what came, and the exchange that shows it (V-44). */
import type { Exchange } from '../model/exchange.ts';

export interface FailureFacts {
  phase?: string;
  expected?: string;
  actual?: string;
  exchange?: Exchange | null;
}

export class TestFailure extends Error {
  readonly facts: FailureFacts;

  constructor(message: string, facts: FailureFacts = {}) {
    super(message);
    this.name = 'TestFailure';
    this.facts = facts;
  }

  /** The same failure, in a phase of the lifecycle. */
  inPhase(phase: string): TestFailure {
    return this.facts.phase ? this : new TestFailure(this.message, { ...this.facts, phase });
  }
}

/** The run was cancelled while the test was at work. */
export class Cancelled extends Error {
  constructor() {
    super('The rehearsal was cancelled.');
    this.name = 'Cancelled';
  }
}

/** Runs a phase; what fails in it carries its name. */
export async function phase<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof TestFailure ? error.inPhase(name) : error;
  }
}
