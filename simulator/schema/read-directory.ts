/** Directories as they come in, with their objects and attributes (section 9 of Graph's rules, G-63, G-85). */
import type { AttributeDefinition, DirectoryDefinition, ObjectDefinition } from '../model/schema.ts';
import type { LooseObject } from './loose-object.ts';
import { readMetadata } from './read-rule.ts';
import { directoryIdFor, isSourceDirectory, sourceDirectory } from './source-directory.ts';

/**
 * A directory that is only named has the objects of the schema that is replaced, and Microsoft Entra ID its usual
 * ones: Microsoft's own samples are that short (G-63).
 */
export function readDirectory(given: LooseObject, current: readonly DirectoryDefinition[]): DirectoryDefinition {
  const name = given.text('name', '');
  const before = current.find((directory) => directory.name === name);
  return given.withUnknownKeys({
    id: given.text('id', before?.id ?? directoryIdFor(name)),
    name,
    readOnly: given.flag('readOnly', false),
    version: given.textOrNull('version'),
    discoverabilities: given.text('discoverabilities', 'None'),
    discoveryDateTime: given.textOrNull('discoveryDateTime'),
    objects: given.has('objects') ? given.objects('objects', readObject) : usualObjects(name, before),
    metadata: readMetadata(given),
  });
}

function usualObjects(name: string, before: DirectoryDefinition | undefined): ObjectDefinition[] {
  if (before) return before.objects;
  return isSourceDirectory({ name }) ? sourceDirectory().objects : [];
}

function readObject(given: LooseObject): ObjectDefinition {
  return given.withUnknownKeys({
    name: given.text('name', ''),
    attributes: given.objects('attributes', readAttribute),
    metadata: readMetadata(given),
    supportedApis: given.textOrNull('supportedApis'),
  });
}

function readAttribute(given: LooseObject): AttributeDefinition {
  return given.withUnknownKeys({
    anchor: given.flag('anchor', false),
    caseExact: given.flag('caseExact', false),
    defaultValue: given.textOrNull('defaultValue'),
    flowNullValues: given.flag('flowNullValues', false),
    multivalued: given.flag('multivalued', false),
    mutability: given.choice('mutability', ['ReadWrite', 'ReadOnly', 'Immutable', 'WriteOnly'], 'ReadWrite'),
    name: given.text('name', ''),
    required: given.flag('required', false),
    type: given.choice('type', ['String', 'Boolean', 'Integer', 'DateTime', 'Binary', 'Reference'], 'String'),
    apiExpressions: [...given.list('apiExpressions')],
    metadata: readMetadata(given),
    referencedObjects: given.objects('referencedObjects', (reference) =>
      reference.withUnknownKeys({
        referencedObjectName: reference.text('referencedObjectName', ''),
        referencedProperty: reference.textOrNull('referencedProperty'),
      }),
    ),
  });
}
