/** What the dialog of an attribute mapping holds while it is filled in, and the mapping that comes of it. Pure. */
import type { AttributeMapping, FlowType } from '../../../../simulator/model/schema.ts';
import { mappingTexts as texts } from '../../texts/mapping.ts';
import { type FoundMapping, fieldText, type MappingType, mappingTypeOf, sourceOf } from './found-mapping.ts';

export interface MappingForm {
  type: MappingType;
  /** The attribute's name, the constant and the expression, each kept while another type is looked at. */
  written: Partial<Record<MappingType, string>>;
  target: string;
  defaultValue: string;
  flowType: FlowType;
  /** Empty when the attribute isn't used for matching. */
  precedence: string;
}

export function formOf(mapping: AttributeMapping): MappingForm {
  const type = mappingTypeOf(mapping);
  return {
    type,
    written: { [type]: fieldText(mapping, type) },
    target: mapping.targetAttributeName,
    defaultValue: mapping.defaultValue ?? '',
    flowType: mapping.flowType,
    precedence: mapping.matchingPriority > 0 ? String(mapping.matchingPriority) : '',
  };
}

/** `before` gives what the dialog doesn't show. */
export function mappingOf(form: MappingForm, before: AttributeMapping): AttributeMapping {
  const { type, written, target, defaultValue, flowType, precedence } = form;
  return {
    ...before,
    source: sourceOf(type, written[type] ?? ''),
    targetAttributeName: target,
    defaultValue: defaultValue === '' ? null : defaultValue,
    flowType,
    matchingPriority: precedence === '' ? 0 : Number(precedence),
  };
}

/** What is still missing; null when the form is complete. */
export function problemOf({ type, written, target, precedence }: MappingForm): string | null {
  const text = written[type] ?? '';
  if (type === 'Direct' && text === '') return texts.pickSource;
  if (type === 'Expression' && text.trim() === '') return texts.needExpression;
  if (target === '') return texts.pickTarget;
  const number = Number(precedence);
  return precedence !== '' && !(Number.isInteger(number) && number > 0) ? texts.badPrecedence : null;
}

/** Those that aren't mapped yet, and the one at hand; the primary key is never written (M-08, M-09). */
export function targetsOf({ target, mapping }: FoundMapping, current: string): string[] {
  const mapped = new Set(mapping.attributeMappings.map(({ targetAttributeName }) => targetAttributeName));
  return target.attributes
    .filter(({ name, anchor }) => !anchor && (name === current || !mapped.has(name)))
    .map(({ name }) => name);
}

/** The portal knows the first two; another is kept when it was set through Graph (M-14). */
const portalFlowTypes: readonly FlowType[] = ['Always', 'ObjectAddOnly'];

export function flowTypesFor(mapping: AttributeMapping): FlowType[] {
  return [...new Set([...portalFlowTypes, mapping.flowType])];
}
