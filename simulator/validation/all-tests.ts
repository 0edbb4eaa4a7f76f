/** Every test of the rehearsal, in the order of Microsoft's result (V-16), and the choice among them. */
import { nearest } from '../expressions/index.ts';
import { validationError } from './errors.ts';
import { credentialTests } from './gallery/credential-tests.ts';
import { groupTests } from './gallery/group-tests.ts';
import { managerTest } from './gallery/manager-test.ts';
import { scimTests } from './gallery/scim-tests.ts';
import { userTests } from './gallery/user-tests.ts';
import { groupProtocolTests } from './protocol/group-tests.ts';
import { previewTests } from './protocol/preview-tests.ts';
import { userProtocolTests } from './protocol/user-tests.ts';
import { requirementTests } from './requirements/requirement-tests.ts';
import { type Edition, suiteNames, type ValidationTest } from './validation-test.ts';

const ORDER = [
  'Create_User_Test',
  'Update_User_Test',
  'Disable_User_Test',
  'Delete_User_Test',
  'User_Update_Manager_Test',
  'Restore_User_Test',
  'Create_Group_Test',
  'Update_Group_Test',
  'Delete_Group_Test',
  'Group_Update_Add_Member_Test',
  'Group_Update_Remove_Member_Test',
  'Schema_Discoverability_Test',
  'SCIM_Null_Update_Test',
  'SCIM_User_Create_Test',
  'SCIM_Group_Create_Test',
  'SCIM_User_Update_Test',
  'SCIM_Group_Update_Test',
  'Validate_Credentials_Test',
  'Federated_Identity_Test',
  'SCIM_User_Pagination_Test',
  'SCIM_Group_Pagination_Test',
  'POD_User_Test',
  'POD_Group_Test',
  'Restore_Group_Test',
  'SCIM_Update_Manager_Test',
];

export const allTests: readonly ValidationTest[] = [
  ...[...userTests, managerTest, ...groupTests, ...scimTests, ...credentialTests].sort(
    (a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name),
  ),
  ...userProtocolTests,
  ...groupProtocolTests,
  ...previewTests,
  ...requirementTests,
];

/** Names as they are looked up: any case; dashes of either length are one. */
function keyOf(name: string): string {
  return name.trim().toLowerCase().replaceAll('–', '-');
}

export function testNamed(name: string): ValidationTest {
  const found = allTests.find((test) => keyOf(test.name) === keyOf(name));
  if (found) return found;
  const names = [...allTests.map((test) => test.name), ...suiteNames];
  throw validationError('TEST_UNKNOWN', { name, nearest: nearest(name, names) });
}

/**
 * The tests of an edition; of these the named ones, where a suite or a workflow names all its tests. Throws
 * TEST_UNKNOWN.
 */
export function chooseTests(edition: Edition, only: readonly string[] = []): ValidationTest[] {
  const ofEdition = allTests.filter(({ since }) => since === undefined || since <= edition);
  if (only.length === 0) return ofEdition;
  const wanted = new Set<string>();
  for (const given of only) {
    const key = keyOf(given);
    const inside = allTests.filter(({ suite, group }) => suite === key || group.toLowerCase() === key);
    for (const { name } of inside.length > 0 ? inside : [testNamed(given)]) wanted.add(name);
  }
  return ofEdition.filter(({ name }) => wanted.has(name));
}
