/** Users and groups by a condition in SQL over `objects`, ordered and paged. The Graph surface asks with it. */
import type { ObjectKind } from '../model/exchange.ts';
import type { RecordsDatabase } from '../storage/index.ts';

export interface ObjectQuery {
  kind: ObjectKind;
  /** Conditions joined by AND, each with its parameters; they come from the caller's own table of properties. */
  where: readonly { sql: string; parameters: readonly (string | number)[] }[];
  /** Columns with direction. */
  orderBy: string;
  /** What to select beside the row, to make skip tokens of. */
  keyColumns: string;
  limit: number;
}

/** A row of `objects` with the selected keys. */
export interface FoundObject {
  id: string;
  keys: Record<string, unknown>;
}

export interface DirectoryQuery {
  /** Ids in order; objects that are deleted are left out. */
  find(query: ObjectQuery): FoundObject[];
  count(query: Pick<ObjectQuery, 'kind' | 'where'>): number;
}

export function createDirectoryQuery(database: RecordsDatabase): DirectoryQuery {
  const conditionsOf = ({ kind, where }: Pick<ObjectQuery, 'kind' | 'where'>) => ({
    sql: ['kind = ?', 'deleted_at IS NULL', ...where.map(({ sql }) => sql)].join(' AND '),
    parameters: [kind, ...where.flatMap(({ parameters }) => parameters)],
  });
  return {
    find: (query) => {
      const { sql, parameters } = conditionsOf(query);
      return database
        .prepare<unknown[], { id: string }>(
          `SELECT id, ${query.keyColumns} FROM objects WHERE ${sql} ORDER BY ${query.orderBy} LIMIT ?`,
        )
        .all(...parameters, query.limit)
        .map(({ id, ...keys }) => ({ id, keys }));
    },
    count: (query) => {
      const { sql, parameters } = conditionsOf(query);
      return (
        database.prepare<unknown[], { n: number }>(`SELECT count(*) AS n FROM objects WHERE ${sql}`).get(...parameters)
          ?.n ?? 0
      );
    },
  };
}
