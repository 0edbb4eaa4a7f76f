/** The fields of the dialog, and the fault that they make. Pure. */
import type { FaultEffect, FaultField, GivenFault } from '../../api/faults.ts';
import { faultsTexts as texts } from '../../texts/faults.ts';
import { asPercent } from './describe-fault.ts';

/** As typed. */
export interface FaultFields {
  kind: string;
  /** What can be set about the kind; switches are `true` or empty. */
  effect: Record<string, string>;
  methods: string[];
  operations: string[];
  kinds: string[];
  path: string;
  object: string;
  /** In percent. */
  probability: string;
  skip: string;
  count: string;
  from: string;
  until: string;
}

/** By the name of the field; those of the effect by their own. */
export type FaultProblems = Record<string, string>;

export function fieldsOf(fault: GivenFault): FaultFields {
  const { kind, ...effect } = fault.effect;
  const text = (value: unknown) => (value === undefined || value === false ? '' : String(value));
  return {
    kind,
    effect: Object.fromEntries(Object.entries(effect).map(([name, value]) => [name, text(value)])),
    methods: fault.methods ?? [],
    operations: fault.operations ?? [],
    kinds: fault.kinds ?? [],
    path: text(fault.path),
    object: text(fault.object),
    probability: fault.probability === undefined ? '' : String(asPercent(fault.probability)),
    skip: text(fault.skip),
    count: text(fault.count),
    from: text(fault.from),
    until: text(fault.until),
  };
}

export function problemsOf(fields: FaultFields, known: readonly FaultField[]): FaultProblems {
  const problems: FaultProblems = {};
  for (const { name, type, required } of known) {
    const value = fields.effect[name]?.trim() ?? '';
    if (value === '' && required) problems[name] = texts.needed;
    else if (value !== '' && type === 'integer' && !isWhole(value)) problems[name] = texts.wholeNumber;
  }
  for (const name of ['skip', 'count'] as const) {
    if (fields[name].trim() !== '' && !isWhole(fields[name])) problems[name] = texts.wholeNumber;
  }
  if (fields.probability.trim() !== '') {
    const percent = Number(fields.probability);
    if (!(percent >= 0 && percent <= 100)) problems.probability = texts.percentRange;
  }
  for (const name of ['from', 'until'] as const) {
    if (fields[name].trim() !== '' && Number.isNaN(Date.parse(fields[name]))) problems[name] = texts.timeInvalid;
  }
  return problems;
}

/** What is left empty is left away. */
export function faultOf(fields: FaultFields, known: readonly FaultField[], enabled: boolean): GivenFault {
  const effect: FaultEffect = { kind: fields.kind };
  for (const { name, type } of known) {
    const value = fields.effect[name]?.trim() ?? '';
    if (value !== '') effect[name] = type === 'integer' ? Number(value) : type === 'boolean' ? true : value;
  }
  const list = (name: 'methods' | 'operations' | 'kinds') => (fields[name].length > 0 ? { [name]: fields[name] } : {});
  const text = (name: 'path' | 'object' | 'from' | 'until') =>
    fields[name].trim() === '' ? {} : { [name]: fields[name].trim() };
  const number = (name: 'skip' | 'count') => (fields[name].trim() === '' ? {} : { [name]: Number(fields[name]) });
  return {
    effect,
    enabled,
    ...list('methods'),
    ...list('operations'),
    ...list('kinds'),
    ...text('path'),
    ...text('object'),
    ...(fields.probability.trim() === '' ? {} : { probability: Number(fields.probability) / 100 }),
    ...number('skip'),
    ...number('count'),
    ...text('from'),
    ...text('until'),
  };
}

function isWhole(text: string): boolean {
  return /^\d+$/.test(text.trim());
}
