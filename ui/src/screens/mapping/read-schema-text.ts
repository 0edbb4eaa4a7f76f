/**
 * A schema that was imported or typed, before it becomes the draft: complete as it would be stored, or all that is
 * wrong with it. What can't be stored never reaches the other screens.
 */
import type { SynchronizationSchema } from '../../../../simulator/model/schema.ts';
import { checkSchema, type SchemaProblem, withoutAnnotations } from '../../api/schema.ts';
import { schemaTexts as texts } from '../../texts/mapping.ts';

export interface ReadText {
  schema: SynchronizationSchema | null;
  /** Why the text is no schema at all. */
  reason: string | null;
  problems: readonly SchemaProblem[];
}

export async function readSchemaText(jobId: string, text: string): Promise<ReadText> {
  const failed = (reason: string): ReadText => ({ schema: null, reason, problems: [] });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return failed(texts.notJson((error as Error).message));
  }
  if (typeof document !== 'object' || document === null || !('synchronizationRules' in document)) {
    return failed(texts.notSchema);
  }
  try {
    const { schema, problems } = await checkSchema(jobId, withoutAnnotations(document));
    return { schema, reason: null, problems };
  } catch (error) {
    return failed((error as Error).message);
  }
}
