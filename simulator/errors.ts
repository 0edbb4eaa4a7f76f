/**
 * How every room declares the errors it can raise: a catalogue of code, message, HTTP status and exit code.
 * A message says what failed, what was given and what to do next. A failure of the target system is not an
 * error of ours: the engine handles it as a result and logs it.
 */
import { maskPasswords } from './mask-passwords.ts';

/** What one kind of error says and how it leaves the process or the HTTP server. */
export interface ErrorDefinition<P> {
  /** Built from what was given; never contains a secret. Passwords in addresses are masked afterwards. */
  message: (given: P) => string;
  /** HTTP status when it is answered by an API. */
  status: number;
  /** Exit code when it ends a command: 1 the work failed, 2 the input was wrong. */
  exitCode: number;
}

/** An error of provsim itself. `code` is stable and can be switched on. */
export class ProvsimError extends Error {
  readonly code: string;
  readonly status: number;
  readonly exitCode: number;
  readonly given: unknown;

  constructor(
    code: string,
    message: string,
    options: { status: number; exitCode: number; given: unknown; cause?: unknown },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ProvsimError';
    this.code = code;
    this.status = options.status;
    this.exitCode = options.exitCode;
    this.given = options.given;
  }
}

/** Declares one kind of error; gives the type of what its message is built from. */
export function errorKind<P>(status: number, exitCode: number, message: (given: P) => string): ErrorDefinition<P> {
  return { status, exitCode, message };
}

// biome-ignore lint/suspicious/noExplicitAny: the catalogue holds definitions of unlike parameters.
type Catalogue = Record<string, ErrorDefinition<any>>;
type GivenOf<D> = D extends ErrorDefinition<infer P> ? P : never;

/** Turns a catalogue into the function that makes its errors: `throw error('PORT_IN_USE', { port })`. */
export function defineErrors<C extends Catalogue>(catalogue: C) {
  const make = <K extends keyof C & string>(code: K, given: GivenOf<C[K]>, cause?: unknown): ProvsimError => {
    const definition = catalogue[code] as ErrorDefinition<GivenOf<C[K]>>;
    return new ProvsimError(code, maskPasswords(definition.message(given)), {
      status: definition.status,
      exitCode: definition.exitCode,
      given,
      cause,
    });
  };
  return Object.assign(make, { catalogue });
}
