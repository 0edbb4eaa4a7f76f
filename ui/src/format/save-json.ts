/** Hands a value to the browser as a JSON file to keep, named after the application: `sign-in-enterprise-schema.json`. */
import { saveText } from './save-text.ts';

export function saveJson(application: string, what: string, value: unknown): void {
  const name = `${application.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${what}.json`;
  saveText(name, JSON.stringify(value, null, 2), 'application/json');
}
