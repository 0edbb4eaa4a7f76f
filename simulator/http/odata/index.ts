/** OData query options: parsing, SQL conditions and predicates, order, pages. Used by the Graph surface. */
export { odataError } from './errors.ts';
export { filterToPredicate } from './filter-predicate.ts';
export { filterToSql, type SqlCondition } from './filter-sql.ts';
export { afterToken, keyColumns, orderSql, skipTokenOf } from './keyset.ts';
export { type OrderTerm, parseOrderBy } from './order-by.ts';
export { orderObjects } from './order-objects.ts';
export { type FilterProperty, type PropertyMap, propertyMap } from './property-map.ts';
export { checkOptions, nextLink, pageSize, type QueryOptions, wantsCount } from './query-options.ts';
export { parseSelect, selectProperties } from './select.ts';
