/** Hands a value to the browser as a JSON file to keep, named after the application: `sign-in-enterprise-schema.json`. */

export function saveJson(application: string, what: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${application.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-${what}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
