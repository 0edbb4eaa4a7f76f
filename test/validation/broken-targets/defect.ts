/** A target with one defect: the sample app with a change of what it is sent or of what it answers. */
import type { ScimResponse } from '../../../simulator/model/exchange.ts';
import type { HandlerRequest } from '../../../simulator/scim/index.ts';

export type Target = (request: HandlerRequest) => Promise<ScimResponse>;

export interface Defect {
  /** What the endpoint does wrong, in a sentence. */
  name: string;
  /** Where the references speak of it. */
  rule: string;
  /** The tests that are meant to catch it; what fails beside them is in `caught-by.json`. */
  aims: readonly string[];
  /** Puts the defect around a target that has none. What it remembers lives as long as the target. */
  breaks: (next: Target) => Target;
}
