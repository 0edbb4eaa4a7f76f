/**
 * Checks of input from the shapes of the control API. A body is JSON and has types of its own: what isn't of the
 * described type is refused, as `"12"` taken for 12 or `true` for 1 hides a slip. Texts of an address, such as
 * `?limit=12`, have no type and are read as the one that is described. A check is compiled when it is first needed: to
 * compile them all would be a quarter of the time in which the simulator starts.
 */
import AjvCompiler, { type BuildCompilerFromPool } from '@fastify/ajv-compiler';

const build = AjvCompiler();

export const buildInputValidator: BuildCompilerFromPool = (externalSchemas, options) => {
  const reading = build(externalSchemas, options);
  const customOptions = { ...options?.customOptions, coerceTypes: false };
  const exact = build(externalSchemas, { ...options, customOptions } as typeof options);
  return (route) => onFirstUse(() => (isBody(route) ? exact : reading)(route));
};

type Check = ReturnType<ReturnType<BuildCompilerFromPool>>;

/** Fastify reads what is wrong from the function that it called. */
function onFirstUse(compile: () => Check): Check {
  let compiled: Check | undefined;
  const check = ((input: unknown) => {
    compiled ??= compile();
    const result = compiled(input);
    check.errors = compiled.errors ?? null;
    return result;
  }) as Check;
  return check;
}

function isBody(route: unknown): boolean {
  return (route as { httpPart?: string }).httpPart === 'body';
}
