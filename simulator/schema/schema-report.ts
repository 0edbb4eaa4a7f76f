/** What reading and checking a schema bring to light: reasons to refuse it, and what is only warned of (G-64). */
import type { Finding } from '../model/values.ts';

export interface SchemaProblem {
  /** JSON path: `$.synchronizationRules[0].objectMappings[1].attributeMappings[2].targetAttributeName`. */
  path: string;
  message: string;
}

export interface SchemaReport {
  problems: SchemaProblem[];
  findings: Finding[];
}
