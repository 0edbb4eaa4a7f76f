/** Applications and service principals by the keys that Graph takes for each: object id or `appId=…` (G-02). */
import { applicationError } from '../../applications/index.ts';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord } from '../../storage/index.ts';

/** Throws APPLICATION_NOT_FOUND, also for the id of the application object, which is another resource. */
export function principalOf(simulator: Simulator, key: string): ApplicationRecord {
  return find(simulator, key, ({ servicePrincipalId }) => servicePrincipalId);
}

/** Throws APPLICATION_NOT_FOUND, also for the id of the service principal. */
export function applicationOf(simulator: Simulator, key: string): ApplicationRecord {
  return find(simulator, key, ({ id }) => id);
}

function find(simulator: Simulator, key: string, idOf: (application: ApplicationRecord) => string): ApplicationRecord {
  const appId = /^appId=(.*)$/i.exec(key)?.[1]?.toLowerCase();
  const found = simulator.applications
    .list()
    .find((application) =>
      appId === undefined ? idOf(application) === key.toLowerCase() : application.appId === appId,
    );
  if (!found) throw applicationError('APPLICATION_NOT_FOUND', { id: appId ?? key });
  return found;
}
