/** The files that a source imports, for `.tsx` too (which dependency-cruiser can't read without TypeScript's own API). */
import { parseSync } from '@swc/core';

/** What stands behind `from`, in the order of the source; imports of types as well. */
export function importsOf(source: string): string[] {
  const { body } = parseSync(source, { syntax: 'typescript', tsx: true, target: 'es2022' });
  return body.flatMap((statement) => {
    const isImport = statement.type === 'ImportDeclaration';
    const isExport = statement.type === 'ExportAllDeclaration' || statement.type === 'ExportNamedDeclaration';
    return (isImport || isExport) && statement.source ? [statement.source.value] : [];
  });
}
