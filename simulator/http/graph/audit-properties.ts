/** What the audit log can be filtered and ordered by, and where it is in `audit`; texts compare in any case. */
import { initiatorNames } from '../../logs/index.ts';
import type { User } from '../../model/directory.ts';
import { type FilterProperty, type PropertyMap, propertyMap } from '../odata/index.ts';
import { operationSql } from './audit-operation.ts';

/** Of every object that an entry is about. */
export const TARGET_TYPE = 'ServicePrincipal';

const text = (sql: string): FilterProperty => ({ comparison: 'anyCase', sql });
const guid = (sql: string): FilterProperty => ({ comparison: 'guid', sql });
const whole = (sql: string): FilterProperty => ({ comparison: 'object', sql });
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
      operationType: text(operationSql),
      'initiatedBy/user': whole(of('operator', '1')),
      'initiatedBy/app': whole(of('service', '1')),
      'initiatedBy/user/id': guid(of('operator', literal(operator.id))),
      'initiatedBy/user/displayName': text(of('operator', initiator)),
      'initiatedBy/user/userPrincipalName': text(of('operator', literal(operator.userPrincipalName))),
      'initiatedBy/app/displayName': text(of('service', initiator)),
    },
    {
      targetResources: {
        sql: `audit.json, '$.targetResources'`,
        properties: {
          id: { comparison: 'guid' },
          displayName: { comparison: 'anyCase' },
          type: { comparison: 'anyCase', sql: literal(TARGET_TYPE) },
        },
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
