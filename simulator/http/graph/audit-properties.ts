/** What the audit log can be filtered and ordered by, and where it is in `audit`; texts compare in any case. */
import { initiatorNames } from '../../logs/index.ts';
import type { User } from '../../model/directory.ts';
import { type FilterProperty, type PropertyMap, propertyMap } from '../odata/index.ts';

const text = (sql: string): FilterProperty => ({ comparison: 'anyCase', sql });
const guid = (sql: string): FilterProperty => ({ comparison: 'guid', sql });
const json = (path: string): string => `json_extract(audit.json, '$.${path}')`;
const initiator = json('initiatedBy.displayName');

/** A value that only entries have that a person, or that the service made. */
const of = (who: 'operator' | 'service', value: string): string =>
  `CASE WHEN ${initiator} ${who === 'service' ? '=' : '<>'} ${literal(initiatorNames.service)} THEN ${value} END`;

/** `operator` is whom the log names as the person; an entry holds no more of it than the name. */
export function auditProperties(operator: User): PropertyMap {
  return propertyMap(
    {
      id: guid('id'),
      correlationId: guid('id'),
      activityDateTime: { comparison: 'time', sql: 'at' },
      activityDisplayName: text('activity'),
      category: text(json('category')),
      loggedByService: text(json('loggedByService')),
      result: text(json('result')),
      resultReason: text(json('resultReason')),
      operationType: text(
        `CASE WHEN activity LIKE 'Add %' THEN 'Add'
           WHEN activity LIKE 'Remove %' OR activity LIKE 'Delete %' THEN 'Delete' ELSE 'Update' END`,
      ),
      'initiatedBy/user/id': guid(of('operator', literal(operator.id))),
      'initiatedBy/user/displayName': text(of('operator', initiator)),
      'initiatedBy/user/userPrincipalName': text(of('operator', literal(operator.userPrincipalName))),
      'initiatedBy/app/displayName': text(of('service', initiator)),
    },
    {
      targetResources: {
        sql: `audit.json, '$.targetResources'`,
        properties: { id: { comparison: 'guid' }, displayName: { comparison: 'anyCase' } },
      },
      additionalDetails: {
        sql: `audit.json, '$.additionalDetails'`,
        properties: { key: { comparison: 'anyCase' }, value: { comparison: 'anyCase' } },
      },
    },
  );
}

function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
