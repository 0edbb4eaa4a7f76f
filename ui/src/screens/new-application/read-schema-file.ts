/** Reads a file that should be a synchronization schema; the simulator checks what is in it. */
import { newApplicationTexts as texts } from '../../texts/new-application.ts';

export interface ReadFile {
  name: string;
  /** Null when the file is of no use. */
  schema: object | null;
  mappings: number;
  /** How the application that it came from was called. */
  suggestedName: string;
  problem: string | null;
}

interface Rule {
  targetDirectoryName?: unknown;
  objectMappings?: unknown;
}

export async function readSchemaFile(file: File): Promise<ReadFile> {
  const { name } = file;
  const read: ReadFile = { name, schema: null, mappings: 0, suggestedName: '', problem: null };
  let document: unknown;
  try {
    document = JSON.parse(await file.text());
  } catch (error) {
    return { ...read, problem: texts.notJson(name, (error as Error).message) };
  }
  const rules = (document as { synchronizationRules?: unknown } | null)?.synchronizationRules;
  if (!Array.isArray(rules)) return { ...read, problem: texts.notSchema(name) };
  const mappings = (rules as Rule[]).flatMap(({ objectMappings }) =>
    Array.isArray(objectMappings) ? objectMappings : [],
  );
  const [first] = rules as Rule[];
  const target = first?.targetDirectoryName;
  return {
    ...read,
    schema: document as object,
    mappings: mappings.length,
    suggestedName: typeof target === 'string' ? target : '',
  };
}
