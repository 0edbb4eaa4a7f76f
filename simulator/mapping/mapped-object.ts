/** What the target should hold of one source object: the result of a mapping, handed to the engine and shown to users. */
import type { Finding, TargetAttribute } from '../model/values.ts';

/** When an attribute is part of an update (M-11, M-14). */
export type UpdateFlow = 'always' | 'never' | 'whenTargetEmpty' | 'additionsOnly' | 'additionsWhenTargetHasValue';

export interface MappedAttribute extends TargetAttribute {
  onCreate: boolean;
  onUpdate: UpdateFlow;
  /** Sent with every update, changed or not (M-16). */
  flowAlways: boolean;
  caseExact: boolean;
  required: boolean;
  /** Its values are shown as [Redact] in the log. */
  redacted: boolean;
  /** The expression it came from; empty for a default value without a source. */
  sourceText: string;
  /** It comes from a Switch with a default, which a known fault of the service forgets. */
  isForgettable?: true;
  /** What SelectUniqueValue chose, as text whatever its type: what the target is asked for. */
  chosenText?: string;
}

/** A reference by the ids of source objects, none when the source has no value; the engine resolves them (E-460). */
export interface MappedReference {
  attribute: string;
  sourceIds: readonly string[];
  multivalued: boolean;
  onUpdate: UpdateFlow;
}

/** Why an object can't be exported at all (M-40). */
export interface MappingFailure {
  attribute: string;
  errorCode: string;
  message: string;
}

export interface MappedObject {
  /** In mapping order, then what only a required attribute's own default gives. */
  attributes: MappedAttribute[];
  references: MappedReference[];
  /** By precedence; those without a value are left out (M-19). */
  matching: { attribute: string; value: string; priority: number }[];
  /** Required attributes without a value: the object can't be created, but can be updated (M-27). */
  missingRequired: string[];
  failures: MappingFailure[];
  findings: Finding[];
}
