import { describe, expect, it } from 'vitest';
import { normaliseGraphUrl } from '../../../simulator/http/graph/index.ts';

describe('the ways to write a Graph path', () => {
  it.each([
    ['/v1.0/servicePrincipals/x/synchronization/jobs/', '/v1.0/servicePrincipals/x/synchronization/jobs'],
    [`/v1.0/servicePrincipals('x')`, '/v1.0/servicePrincipals/x'],
    ['/v1.0/servicePrincipals(%27x%27)/synchronization', '/v1.0/servicePrincipals/x/synchronization'],
    [`/v1.0/servicePrincipals(appId='x')`, '/v1.0/servicePrincipals/appId%3Dx'],
    [`/v1.0/ServicePrincipals(AppId='x')`, '/v1.0/servicePrincipals/appId%3Dx'],
    [`/v1.0/users(userPrincipalName='a@b.example')`, '/v1.0/users/a%40b.example'],
    [`/v1.0/users('o''brien@b.example')`, `/v1.0/users/o'brien%40b.example`],
    ['/V1.0/USERS?$top=1', '/v1.0/users?$top=1'],
    ['/Beta/Groups/X/Members/%24ref', '/beta/groups/X/members/$ref'],
    ['/v1.0//users//x', '/v1.0/users/x'],
    [
      '/v1.0/servicePrincipals/x/synchronization/jobs/j/microsoft.graph.start',
      '/v1.0/servicePrincipals/x/synchronization/jobs/j/start',
    ],
    ['/v1.0/users/microsoft.graph.delta()', '/v1.0/users/delta'],
    ['/v1.0/users/delta()?$select=id', '/v1.0/users/delta?$select=id'],
    ['/v1.0/directory/deletedItems/Microsoft.Graph.User', '/v1.0/directory/deletedItems/microsoft.graph.user'],
    [
      '/v1.0/groups/x/members/microsoft.graph.servicePrincipal',
      '/v1.0/groups/x/members/microsoft.graph.servicePrincipal',
    ],
    [
      `/v1.0/servicePrincipals/x/synchronization/jobs('scim.1.2')/schema`,
      '/v1.0/servicePrincipals/x/synchronization/jobs/scim.1.2/schema',
    ],
    [
      '/v1.0/servicePrincipals/x/synchronization/jobs/scim%2E1',
      '/v1.0/servicePrincipals/x/synchronization/jobs/scim%2E1',
    ],
  ])('%s is %s (G-02, G-03)', (given, expected) => {
    expect(normaliseGraphUrl(given)).toBe(expected);
  });

  it.each(['/', '/docs/', '/control/clock?x=1', '/scim/x/Users/', '/v1.0x/users/', '/assets//a.js', '/v1.0/%zz'])(
    'leaves %s alone',
    (url) => {
      expect(normaliseGraphUrl(url)).toBe(url);
    },
  );

  it('doesn’t touch the query, whatever is in it', () => {
    const query = `?$filter=displayName eq 'Users//x''s (Groups)'`;
    expect(normaliseGraphUrl(`/v1.0/Users/${query}`)).toBe(`/v1.0/users${query}`);
  });
});
