/**
 * Bodies of the control API are closed: a property that isn't described is refused, as a typing error that is dropped
 * in silence looks like a setting that has no effect. A shape without properties, or that says
 * `additionalProperties: true`, stays open.
 */
import type { RouteOptions } from 'fastify';

interface Shape {
  type?: unknown;
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  additionalProperties?: unknown;
}

/** For the hook `onRoute`. */
export function closeBody(route: RouteOptions): void {
  if (!route.url.startsWith('/control/') || !route.schema?.body) return;
  route.schema = { ...route.schema, body: closed(route.schema.body as Shape) };
}

function closed(shape: Shape): Shape {
  const { properties, items, anyOf } = shape;
  const isObject = shape.type === 'object' && properties !== undefined && Object.keys(properties).length > 0;
  return {
    ...shape,
    ...(isObject
      ? {
          properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, closed(each)])),
          additionalProperties: shape.additionalProperties ?? false,
        }
      : {}),
    ...(items ? { items: closed(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(closed) } : {}),
  };
}
