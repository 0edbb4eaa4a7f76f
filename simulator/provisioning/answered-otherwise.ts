/**
 * What an endpoint answers to a write against what was sent: an account that comes back otherwise is written again
 * whenever it is evaluated (W-44, W-111), and a membership that was lost is never noticed (W-89). Asks for nothing;
 * reads what came anyway. Pure.
 */
import type { MappedAttribute, MappedObject } from '../mapping/index.ts';
import type { ScimResource } from '../model/exchange.ts';
import type { AttributeChange, Finding } from '../model/values.ts';
import { readAttribute } from '../scim/index.ts';
import { changesToUpdate } from './difference.ts';

const CHANGED = 'A value is answered otherwise than it was sent; it is sent again whenever the object is evaluated.';
const LOST = 'A value that was sent is missing from the answer; if it stays so, it is sent again and again.';

/** `sent` names the attributes of a PATCH; null after a POST, which carries all. */
export function valuesAnsweredOtherwise(
  mapped: MappedObject,
  resource: ScimResource,
  sent: readonly AttributeChange[] | null,
): Finding[] {
  const names = sent && new Set(sent.filter(({ verb }) => verb !== 'Remove').map(({ attribute }) => attribute));
  const written = mapped.attributes
    .filter(({ attribute, value, onCreate, roles }) => {
      // A POST leaves empty texts out (W-58); roles go out in a PATCH in another form than in a POST (W-80).
      return value !== '' && (names ? names.has(attribute) && !roles : onCreate);
    })
    .map(asTheEndpointMayHoldIt);
  const redacted = new Set(written.filter((each) => each.redacted).map(({ attribute }) => attribute));
  return changesToUpdate({ ...mapped, attributes: written }, resource).map(({ attribute, oldValue }) => ({
    rule: 'W-111',
    message: oldValue === null ? LOST : CHANGED,
    subject: attribute,
    received: redacted.has(attribute) ? '[Redact]' : shown(oldValue),
  }));
}

/**
 * `FlowAlways` says nothing about the endpoint, and a list may hold more than what was added to it (W-65). What is
 * never sent again is no matter.
 */
function asTheEndpointMayHoldIt(attribute: MappedAttribute): MappedAttribute {
  const onUpdate = attribute.multivalued && attribute.onUpdate === 'always' ? 'additionsOnly' : attribute.onUpdate;
  return { ...attribute, flowAlways: false, onUpdate };
}

/** After a PATCH of a single reference, such as the manager. */
export function referenceAnsweredOtherwise(change: AttributeChange, resource: ScimResource): Finding[] {
  const { value: held } = readAttribute(resource, change.attribute);
  if (change.value === null ? held === null || held === '' : held === change.value) return [];
  const message = change.value !== null && held === null ? LOST : CHANGED;
  return [{ rule: 'W-111', message, subject: change.attribute, received: shown(held) }];
}

/** After a PATCH of members that is answered with a list of members, which Entra neither wants nor reads (W-91). */
export function membersAnsweredOtherwise(
  added: readonly string[],
  removed: readonly string[],
  resource: ScimResource,
): Finding[] {
  const { value } = readAttribute(resource, 'members');
  if (!Array.isArray(value)) return [];
  const held = new Set((value as readonly unknown[]).map(idOf));
  const of = (message: string, ids: readonly string[]): Finding[] =>
    ids.length === 0 ? [] : [{ rule: 'W-89', message, subject: 'members', received: `${value.length} members` }];
  return [
    ...of(
      'A member was added, and the answer lists members without it.',
      added.filter((id) => !held.has(id)),
    ),
    ...of(
      'A member was removed, and the answer still lists it.',
      removed.filter((id) => held.has(id)),
    ),
  ];
}

function idOf(member: unknown): unknown {
  return typeof member === 'object' && member !== null ? (member as { value?: unknown }).value : member;
}

const SHOWN_CHARACTERS = 200;

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
