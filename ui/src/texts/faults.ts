/** Texts of the screen Faults and of the notice about them. */
const kinds: Record<string, string> = {
  status: 'Answers with a status',
  delay: 'Answers late',
  timeout: 'Times out',
  reset: 'Breaks the connection',
  unreachable: 'Cannot be reached',
  truncate: 'Cuts the body short',
  notScim: 'Answers a page of HTML',
  contentType: 'Wrong content type',
  missingId: 'Resources without an id',
  bareList: 'A bare list, no ListResponse',
  duplicate: 'Finds everything twice',
  wrongCase: 'Names in the wrong case',
  stringBooleans: 'Booleans as texts',
  expiredToken: 'Token has expired',
  forget: 'Says it is done, but forgets',
};

const fields: Record<string, string> = {
  status: 'HTTP status',
  retryAfterSeconds: 'Retry-After, in seconds',
  body: 'Body',
  applied: 'The request reaches the target first, only its answer is lost',
  delayMs: 'Delay, in milliseconds',
  contentType: 'Content type',
};

const operations: Record<string, string> = {
  probe: 'Connection check',
  match: 'Matching by filter',
  read: 'Read by id',
  create: 'Create',
  update: 'Update',
  delete: 'Delete',
  reference: 'Reference check',
  list: 'Account discovery',
  discover: 'Schema discovery',
};

export const faultsTexts = {
  title: 'Faults',
  intro:
    'A fault lets requests on the way to the target go wrong, to see how the endpoint and its object come through it. They last until they are switched off or the simulator ends.',
  commands: 'Commands for faults',
  add: 'Add a fault',
  clear: 'Clear all',
  cleared: 'All faults are gone',
  list: 'Faults of this application',
  emptyTitle: 'Nothing goes wrong on the way',
  emptyText: 'Add a fault, or begin with one of the examples.',
  examples: 'Examples',
  examplesHint: 'Each adds a fault that can be changed afterwards.',
  added: (name: string) => `Added: ${name}`,

  kind: (kind: string) => kinds[kind] ?? kind,
  field: (name: string) => fields[name] ?? name,
  operation: (name: string) => operations[name] ?? name,
  switchLabel: (name: string) => `Switch ${name}`,
  editOne: (name: string) => `Edit ${name}`,
  removeOne: (name: string) => `Remove ${name}`,
  edit: 'Edit',
  remove: 'Remove',
  hits: (hits: number, met: number) =>
    `Struck ${count(hits)} of ${count(met)} ${met === 1 ? 'request' : 'requests'} in its scope`,
  off: 'Off',

  everyRequest: 'Every request',
  withProbability: (percent: number) => `${percent} % of them`,
  afterSkip: (skip: number) => (skip === 1 ? 'after the first' : `after the first ${count(skip)}`),
  atMost: (times: number) => (times === 1 ? 'once' : `${count(times)} times at most`),
  below: (path: string) => `path ${path}`,
  about: (object: string) => `about ${object}`,
  since: (time: string) => `from ${time}`,
  before: (time: string) => `until ${time}`,
  users: 'users',
  groups: 'groups',
  detail: {
    retryAfter: (seconds: unknown) => `Retry-After ${seconds}`,
    delay: (ms: unknown) => `${ms} ms`,
    applied: 'after the target has done it',
  },

  addTitle: 'Add a fault',
  editTitle: 'Edit fault',
  form: 'Fault',
  effect: 'Effect',
  which: 'Which requests',
  whichHint: 'What is left empty meets everything.',
  methods: 'Methods',
  operations: 'Operations',
  all: 'All',
  objects: 'Objects',
  path: 'Path',
  pathHint: 'Beginning of the path below the tenant URL, such as /Users/8f2c; * for anything',
  object: 'Object',
  objectHint: 'A text in path, query or body, such as an id or a userName',
  when: 'When and how often',
  probability: 'Probability, in percent',
  skip: 'Requests that pass first',
  count: 'Strikes at most',
  from: 'From',
  until: 'Until',
  timeHint: 'Virtual time, such as 2026-09-01T08:00:00Z',
  needed: 'This is needed',
  wholeNumber: 'A whole number, please',
  percentRange: 'A number from 0 to 100, please',
  timeInvalid: 'A time such as 2026-09-01T08:00:00Z, please',
  saved: 'The fault is saved; its counts begin anew',

  notice: (active: number) =>
    active === 1
      ? 'One fault is on: requests to the target go wrong on purpose.'
      : `${count(active)} faults are on: requests to the target go wrong on purpose.`,
  noticeLink: 'View faults',
  noticeClear: 'Clear all',

  exampleNames: {
    unavailable: '503 with Retry-After',
    throttled: '429, three in ten',
    timesOut: 'Times out',
    createdUnheard: 'Creates, but the answer is lost',
    forgets: 'Answers 201 but forgets',
    expired: 'Token has expired',
    slow: 'Takes two seconds',
    html: 'Answers HTML to a filter',
    duplicates: 'Finds every user twice',
    noId: 'Creates without an id',
  },
};

function count(value: number): string {
  return value.toLocaleString('en');
}
