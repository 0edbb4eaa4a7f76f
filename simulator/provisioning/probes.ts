/** What the connection check asks for: a user, and a group when that mapping is on (W-32, W-33, E-801). */
import type { ObjectKind } from '../model/exchange.ts';
import type { SynchronizationSchema } from '../model/schema.ts';
import { compileObjectFlow, type ObjectFlow } from './object-flow.ts';

export interface Probe {
  kind: ObjectKind;
  /** The first matching attribute of the mapping. */
  attribute: string;
}

/** Users first. A mapping that is missing or switched off is null and not asked about. */
export function probesOf(flows: Readonly<Record<ObjectKind, ObjectFlow | null>>): Probe[] {
  return (['User', 'Group'] as const).flatMap((kind) => {
    const flow = flows[kind];
    return flow ? [{ kind, attribute: flow.probeAttribute }] : [];
  });
}

/** The same for a schema that no job runs yet. Throws ExpressionError when a mapping can't be read. */
export function probesOfSchema(schema: SynchronizationSchema): Probe[] {
  return probesOf({ User: compileObjectFlow(schema, 'User'), Group: compileObjectFlow(schema, 'Group') });
}
