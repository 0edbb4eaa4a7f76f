/** Texts of the screen Dialect and quirks. */
const groups: Record<string, string> = {
  patch: 'Updates',
  references: 'Members and managers',
  create: 'Creation',
  requests: 'Queries and headers',
  answers: 'After an answer',
  pacing: 'Pacing',
  tokens: 'Tokens',
};

const dialects: Record<string, string> = {
  legacy: 'Legacy',
  compliant: 'Compliant (aadOptscim062020)',
  gallery: 'Gallery connector',
  validator: 'SCIM Validator',
  customappsso: 'Before December 2018 (customappsso)',
};

export const quirksTexts = {
  title: 'Dialect and quirks',
  intro:
    'How requests are written, beyond what the portal offers. What is set here holds from the next cycle on; --quirk name=value sets the same on the command line.',
  form: 'Dialect and quirks',
  dialect: 'Dialect',
  dialectName: (name: string) => dialects[name] ?? name,
  dialectAuto: (name: string) => `As the tenant URL asks: ${dialects[name] ?? name}`,
  dialectOwn: (name: string) => `The application's own: ${dialects[name] ?? name}`,
  chosenBy: {
    quirk: 'Set here, whatever the tenant URL asks.',
    application: 'Its connector speaks it, whatever flag the tenant URL carries.',
    default: 'No flag in the tenant URL asks for another one.',
    flag: (flag: string) => `The flag ${flag} in the tenant URL asks for it.`,
    unsaved: 'Chosen here; not saved yet.',
    noUrl: 'There is no tenant URL yet.',
  },
  speaker: 'Spoken by',
  known: 'Known',
  rule: 'Rule',
  changeUrl: 'Change the flag under Connectivity',
  group: (name: string) => groups[name] ?? name,
  changed: 'Changed',
  reset: 'Reset',
  resetOne: (name: string) => `Reset ${name} to its default`,
  resetAll: 'Reset all to the defaults',
  defaultIs: (value: string) => `Default: ${value}`,
  none: 'none',
  empty: 'empty',
  on: 'on',
  off: 'off',
  changedCount: (count: number) =>
    count === 0 ? 'Nothing deviates from the dialect.' : count === 1 ? '1 quirk deviates.' : `${count} quirks deviate.`,
  wholeNumber: (minimum: number, maximum: number) =>
    `A whole number from ${minimum.toLocaleString('en')} to ${maximum.toLocaleString('en')}, please`,
  rate: "A whole number, 'none' or 'entra' for 25 a second, please",
  saved: 'Saved. It holds from the next cycle or on-demand run on.',
};
