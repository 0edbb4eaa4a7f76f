/**
 * Drift: what the target holds now beside what it should hold. The target is read whole; each object that should be
 * there is mapped as a cycle maps it, and found by its link or its matching attributes. Only what an update would
 * write is compared, so an attribute that flows on creation alone is none. Changes nothing. Used by `http/control`.
 */
import { setImmediate } from 'node:timers/promises';
import { type MappedObject, mapObject } from '../mapping/index.ts';
import type { ObjectKind, ScimResource } from '../model/exchange.ts';
import { readAttribute } from '../scim/index.ts';
import { changesToUpdate } from './difference.ts';
import { judgeEntitlement } from './entitlement.ts';
import type { JobContext } from './job-context.ts';
import { mappingContextFor } from './mapping-context.ts';
import type { ObjectFlow } from './object-flow.ts';
import { readTarget } from './read-target.ts';
import { targetText } from './steps.ts';
import { importSubject } from './subject.ts';
import { initialWorkList } from './work-list.ts';

/**
 * `missing`: in scope and not in the target. `different`: an attribute or member differs. `extra`: active in the
 * target, and nobody in scope stands for it. `hidden`: held, but not active, as who left the scope should be.
 */
export type DriftState = 'missing' | 'different' | 'extra' | 'hidden';

export interface DriftEntry {
  kind: ObjectKind;
  state: DriftState;
  name: string;
  /** Null: nobody in the tenant stands for it. */
  sourceId: string | null;
  /** Null: it isn't in the target. */
  targetId: string | null;
  /** What the target should hold, and holds; null for nothing. */
  differences: { attribute: string; expected: string | null; held: string | null }[];
}

export interface DriftCounts {
  /** In the target. */
  held: number;
  /** In scope. */
  expected: number;
  equal: number;
  missing: number;
  different: number;
  extra: number;
  hidden: number;
}

export interface Drift {
  readAtMs: number;
  counts: Record<ObjectKind, DriftCounts>;
  /** All but those that are equal. */
  entries: DriftEntry[];
}

/** Objects compared before others get their turn. */
const AT_A_TIME = 200;
const MEMBERS_NAMED = 10;

/** Throws TARGET_UNREADABLE. */
export async function findDrift(context: JobContext): Promise<Drift> {
  const drift: Drift = {
    readAtMs: context.clock.nowMs(),
    counts: { User: noCounts(), Group: noCounts() },
    entries: [],
  };
  for (const kind of ['User', 'Group'] as const) {
    const flow = context.flows[kind];
    if (flow) await compareKind(context, flow, drift);
  }
  return drift;
}

async function compareKind(context: JobContext, flow: ObjectFlow, drift: Drift): Promise<void> {
  const { kind } = flow;
  const counts = drift.counts[kind];
  const target = new HeldResources(await readTarget(context.connection, kind));
  counts.held = target.byId.size;
  const claimed = new Set<string>();
  const work = initialWorkList(context.database, {
    jobId: context.jobId,
    servicePrincipalId: context.application.servicePrincipalId,
    everything: context.syncAll,
  });
  for (let after = { num: 0, id: '' }; ; ) {
    const page = work.page(kind, after, AT_A_TIME);
    for (const { id } of page) {
      const entry = compareObject(context, flow, id, target);
      if (entry === null) continue;
      counts.expected++;
      if (entry.targetId !== null) claimed.add(entry.targetId);
      add(drift, entry);
    }
    const last = page.at(-1);
    if (!last || page.length < AT_A_TIME) break;
    after = last;
    await setImmediate();
  }
  for (const resource of target.byId.values()) {
    if (!claimed.has(resource.id)) add(drift, unclaimed(context, kind, resource));
  }
}

type Compared = Omit<DriftEntry, 'state'> & { state: DriftState | 'equal' };

function add({ counts, entries }: Drift, { state, ...rest }: Compared): void {
  counts[rest.kind][state]++;
  if (state !== 'equal') entries.push({ ...rest, state });
}

/** Null for who isn't in scope. */
function compareObject(context: JobContext, flow: ObjectFlow, id: string, target: HeldResources): Compared | null {
  const subject = importSubject(context, flow.kind, id);
  if (!subject) return null;
  const entitlement = judgeEntitlement(context, flow, subject);
  if (!entitlement.inScope) return null;
  subject.attributes.IsSoftDeleted = false;
  subject.attributes.appRoleAssignments = entitlement.roles.map((role) => ({ ...role }));
  if (flow.kind === 'Group') {
    subject.attributes.members = context.tenant.groups.members(id).map((member) => member.id);
  }
  const mapped = mapObject(flow.compiled, subject.attributes, mappingContextFor(context, id));
  const linked = context.connectorData.get(id)?.targetId;
  const resource = (linked === undefined ? undefined : target.byId.get(linked)) ?? target.find(mapped);
  const named = { kind: flow.kind, name: subject.name, sourceId: id };
  if (!resource) return { ...named, state: 'missing', targetId: null, differences: [] };
  const differences = [
    ...changesToUpdate(mapped, resource)
      .map(({ attribute, value, oldValue }) => ({
        attribute,
        expected: targetText(value),
        held: targetText(oldValue),
      }))
      .filter(({ expected, held }) => expected !== held),
    ...referenceDifferences(context, mapped, resource),
  ];
  const state = differences.length === 0 ? 'equal' : 'different';
  return { ...named, state, targetId: resource.id, differences };
}

/** References hold target ids; only objects that are provisioned can be referred to (E-460). */
function referenceDifferences(
  context: JobContext,
  { references }: MappedObject,
  resource: ScimResource,
): DriftEntry['differences'] {
  return references.flatMap(({ attribute, sourceIds, multivalued, onUpdate }) => {
    if (onUpdate === 'never') return [];
    const links = sourceIds.flatMap((id) => context.connectorData.get(id) ?? []);
    const wanted = new Map(links.filter(({ state }) => state === 'managed').map((link) => [link.targetId, link.name]));
    const held = heldIds(readAttribute(resource, attribute).value);
    const missing = [...wanted].filter(([id]) => !held.has(id)).map(([, name]) => name);
    const surplus = [...held].filter(([id]) => !wanted.has(id)).map(([id, name]) => name || id);
    if (!multivalued) {
      if (missing.length + surplus.length === 0) return [];
      return [{ attribute, expected: missing[0] ?? null, held: surplus[0] ?? null }];
    }
    return [
      ...(missing.length > 0 ? [{ attribute, expected: listed(missing), held: null }] : []),
      ...(surplus.length > 0 ? [{ attribute, expected: null, held: listed(surplus) }] : []),
    ];
  });
}

/** Ids with the names that stand beside them: of a list of members, one reference, or a bare id. */
function heldIds(value: unknown): Map<string, string> {
  const items = value === null ? [] : Array.isArray(value) ? value : [value];
  return new Map(
    items.flatMap((item: unknown): [string, string][] => {
      if (typeof item !== 'object' || item === null) return [[String(item), '']];
      const { value: id, display } = item as { value?: unknown; display?: unknown };
      return id === undefined ? [] : [[String(id), typeof display === 'string' ? display : '']];
    }),
  );
}

function listed(names: readonly string[]): string {
  const rest = names.length - MEMBERS_NAMED;
  return names.slice(0, MEMBERS_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** A resource that nobody in scope stands for; its link may still say whose it was. */
function unclaimed(context: JobContext, kind: ObjectKind, resource: ScimResource): Compared {
  const link = context.connectorData.findByTarget(kind, resource.id);
  const text = (attribute: string) => targetText(readAttribute(resource, attribute).value);
  return {
    kind,
    state: readAttribute(resource, 'active').value === false ? 'hidden' : 'extra',
    name: link?.name || text('displayName') || text('userName') || resource.id,
    sourceId: link?.sourceId ?? null,
    targetId: resource.id,
    differences: [],
  };
}

/** The resources of one kind, found by the values of attributes. */
class HeldResources {
  readonly byId: ReadonlyMap<string, ScimResource>;
  readonly #byValue = new Map<string, Map<string, ScimResource>>();

  constructor(byId: ReadonlyMap<string, ScimResource>) {
    this.byId = byId;
  }

  /** By the matching attributes in turn (E-301). */
  find({ matching }: MappedObject): ScimResource | undefined {
    for (const { attribute, value } of matching) {
      const found = this.#index(attribute).get(value.toLowerCase());
      if (found) return found;
    }
    return undefined;
  }

  #index(attribute: string): Map<string, ScimResource> {
    const known = this.#byValue.get(attribute);
    if (known) return known;
    const index = new Map<string, ScimResource>();
    for (const resource of this.byId.values()) {
      const value = targetText(readAttribute(resource, attribute).value);
      if (value !== null) index.set(value.toLowerCase(), resource);
    }
    this.#byValue.set(attribute, index);
    return index;
  }
}

function noCounts(): DriftCounts {
  return { held: 0, expected: 0, equal: 0, missing: 0, different: 0, extra: 0, hidden: 0 };
}
