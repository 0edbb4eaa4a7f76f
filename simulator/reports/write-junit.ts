/** JUnit XML, as CI systems read it: of the rehearsal's tests and of scenarios. */
import junit, { type Builder } from 'junit-report-builder';

export interface JunitCase {
  name: string;
  durationMs: number;
  /** Why it failed: one line, then what explains it. */
  failure?: { message: string; details?: string };
  /** Why it wasn't run. */
  skipped?: string;
  /** Printed beside a result of any kind. */
  output?: string;
}

export interface JunitSuite {
  name: string;
  /** ISO 8601. */
  timestamp?: string;
  properties?: Readonly<Record<string, string>>;
  cases: readonly JunitCase[];
}

export function writeJunit(suites: readonly JunitSuite[]): string {
  // The package says it exports a default; what it exports is the builder itself.
  const builder = (junit as unknown as Builder).newBuilder();
  for (const { name, timestamp, properties = {}, cases } of suites) {
    const suite = builder.testSuite().name(name);
    if (timestamp !== undefined) suite.timestamp(timestamp);
    for (const [key, value] of Object.entries(properties)) suite.property(key, value);
    for (const given of cases) {
      const entry = suite
        .testCase()
        .className(name)
        .name(given.name)
        .time(given.durationMs / 1000);
      if (given.failure) {
        entry.failure(given.failure.message);
        if (given.failure.details) entry.stacktrace(given.failure.details);
      }
      if (given.skipped !== undefined) entry.skipped();
      // The library has no text for a skip, so that its reason stands in the output.
      const output = [given.skipped, given.output].filter((text) => text !== undefined && text !== '').join('\n');
      if (output !== '') entry.standardOutput(output);
    }
  }
  return builder.build();
}
