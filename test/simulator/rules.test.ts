/** Every rule of the engine is held by a test, or stands here with the reason why none can. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** First and last number of each section: 101 to 106, and so on. */
const sections: readonly [number, number][] = [
  [101, 106],
  [110, 123],
  [130, 132],
  [201, 210],
  [215, 220],
  [225, 235],
  [240, 241],
  [301, 313],
  [315, 318],
  [320, 322],
  [401, 422],
  [425, 427],
  [430, 436],
  [440, 453],
  [460, 464],
  [501, 505],
  [510, 516],
  [530, 537],
  [540, 549],
  [560, 562],
  [601, 610],
  [701, 705],
  [710, 718],
  [801, 810],
  [901, 908],
  [1001, 1007],
  [1010, 1012],
  [1050, 1051],
  [1055, 1056],
  [1060, 1064],
  [1101, 1105],
  [1201, 1220],
];

/** What no test can hold, and what provsim hasn't. */
const untested: Readonly<Record<string, string>> = {
  'E-320': 'account discovery: provsim compares target and tenant instead',
  'E-321': 'account discovery: provsim compares target and tenant instead',
  'E-322': 'how long account discovery takes in the cloud',
  'E-422': 'what the real service does not support',
  'E-548': 'a rule for Salesforce and Zendesk, of no matter for SCIM',
  'E-560': 'what a target has to stand',
  'E-561': 'a choice between two settings; the pacer has its own tests',
  'E-713': 'how long it takes in the cloud',
  'E-716': 'how late the cloud honours an assignment; provsim does at once',
  'E-809': 'the portal’s order of saving and testing; provsim saves untested credentials',
  'E-907': 'a hint of the page; no test asserts a time',
  'E-1062': 'advice on downloads of more than 250,000 records',
  'E-1063': 'the shape of Azure Monitor’s table: provsim writes none',
  'E-1206': 'the interval of the real service; provsim lets it be set',
  'E-1211': 'the portal’s switch between manual and automatic: provsim has none',
  'E-1212': 'a limit of a government cloud',
  'E-1217': 'provsim sends such attributes and says so in a finding (M-31)',
};

const tests = join(import.meta.dirname, '..');
const texts = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.includes('node_modules'))
  .filter((file) => join(tests, file) !== import.meta.filename)
  .map((file) => readFileSync(join(tests, file), 'utf8'));
const cited = new Set(texts.flatMap((text) => text.match(/\bE-\d+\b/g) ?? []));
for (const [, from, to] of texts.flatMap((text) => [...text.matchAll(/\bE-(\d+) to E-(\d+)\b/g)])) {
  for (let number = Number(from); number <= Number(to); number++) cited.add(`E-${number}`);
}

const rules = sections.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, index) => `E-${from + index}`),
);

describe('the rules of the engine', () => {
  it.each(rules.filter((rule) => !(rule in untested)))('%s is cited by a test', (rule) => {
    expect(cited).toContain(rule);
  });

  it('those that no test can hold are few, and none of them is cited', () => {
    expect(Object.keys(untested).filter((rule) => !rules.includes(rule) || cited.has(rule))).toEqual([]);
  });
});
