/**
 * Checks of input from the shapes of the control API. A body is JSON and has types of its own: what isn't of the
 * described type is refused, as `"12"` taken for 12 or `true` for 1 hides a slip. Texts of an address, such as
 * `?limit=12`, have no type and are read as the one that is described.
 */
import AjvCompiler, { type BuildCompilerFromPool } from '@fastify/ajv-compiler';

const build = AjvCompiler();

export const buildInputValidator: BuildCompilerFromPool = (externalSchemas, options) => {
  const reading = build(externalSchemas, options);
  const customOptions = { ...options?.customOptions, coerceTypes: false };
  const exact = build(externalSchemas, { ...options, customOptions } as typeof options);
  return (route) => (isBody(route) ? exact : reading)(route);
};

function isBody(route: unknown): boolean {
  return (route as { httpPart?: string }).httpPart === 'body';
}
