/**
 * Users and groups as the log's import steps told of them: classic attribute names and texts, turned back into
 * Graph's properties. What isn't in the log is null. Pure.
 */
import type { ObjectKind } from '../../model/exchange.ts';
import { groupNames, renamedUserNames, sameUserNames } from '../../tenant/index.ts';
import type { Written } from './cast.ts';

export type LoggedSource = Readonly<Record<string, string>>;

const renamed: Readonly<Record<string, string>> = renamedUserNames;
const userNames = [...sameUserNames, ...Object.keys(renamedUserNames)];
const flags = new Set(['accountEnabled', 'dirSyncEnabled', 'mailEnabled', 'securityEnabled']);
const lists = new Set(['otherMails', 'proxyAddresses']);

/** All that the log tells of; null for what the object didn't have. */
export function propertiesOf(source: LoggedSource, kind: ObjectKind): Written {
  const properties: Written = {};
  for (const name of kind === 'User' ? userNames : groupNames) {
    properties[renamed[name] ?? name] = valueIn(name, source[name]);
  }
  if (kind === 'Group') return properties;
  properties.userPrincipalName = source.originalUserPrincipalName ?? source.userPrincipalName ?? null;
  properties.businessPhones = source.telephoneNumber === undefined ? [] : [source.telephoneNumber];
  const parts = (prefix: RegExp): Written =>
    Object.fromEntries(
      Object.entries(source).flatMap(([name, text]) => (prefix.test(name) ? [[name.replace(prefix, ''), text]] : [])),
    );
  const organisation = parts(/^employeeOrgData\./);
  if (Object.keys(organisation).length > 0) properties.employeeOrgData = organisation;
  const onPremises = Object.fromEntries(
    Object.entries(source).filter(([name]) => /^extensionAttribute\d+$/.test(name)),
  );
  if (Object.keys(onPremises).length > 0) properties.onPremisesExtensionAttributes = onPremises;
  for (const [name, text] of Object.entries(source)) if (name.startsWith('extension_')) properties[name] = text;
  return properties;
}

function valueIn(name: string, text: string | undefined): unknown {
  if (text === undefined) return lists.has(name) ? [] : null;
  if (flags.has(name)) return text === 'True';
  if (!lists.has(name)) return text;
  return text === '' ? [] : text.split(', ');
}
