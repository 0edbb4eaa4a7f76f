/** A small SCIM endpoint for the examples, apart from any framework: users in a map. */

export interface Reply {
  status: number;
  body: unknown;
}

/** `url` is path and query below the host. */
export function createPeople() {
  const people = new Map<string, Record<string, unknown>>();
  const listOf = (found: unknown[]) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: found.length,
    Resources: found,
  });

  function answer(method: string, url: string, body: unknown): Reply {
    const { pathname, searchParams } = new URL(url, 'http://people.invalid');
    const [collection = '', id] = pathname.replace(/^\/scim\//, '').split('/');
    if (collection !== 'Users') return { status: 200, body: listOf([]) };
    if (method === 'POST') {
      const person = { ...(body as object), id: String(people.size + 1) };
      people.set(person.id, person);
      return { status: 201, body: person };
    }
    if (id === undefined) {
      const [, wanted] = /userName eq "(.*)"/.exec(searchParams.get('filter') ?? '') ?? [];
      return { status: 200, body: listOf([...people.values()].filter(({ userName }) => userName === wanted)) };
    }
    const person = people.get(id);
    if (!person) return { status: 404, body: { status: '404' } };
    if (method === 'PATCH') {
      for (const { path, value } of (body as { Operations: { path: string; value: unknown }[] }).Operations) {
        person[path] = path === 'active' ? value === 'True' || value === true : value;
      }
    }
    return { status: 200, body: person };
  }
  return { answer, people };
}
