/**
 * Checks of input from TypeBox shapes, compiled when a route is first called: the surface has some two hundred
 * routes, of which a run uses a few, and starting must not wait for all of them.
 */
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';

type Compiler = typeof TypeBoxValidatorCompiler;

export const lazyValidatorCompiler: Compiler = (route) => {
  let validate: ReturnType<Compiler> | null = null;
  return (value) => {
    validate ??= TypeBoxValidatorCompiler(route);
    return validate(value);
  };
};
