/** What is legal but known to surprise: warnings for an expression when it is saved. Pure. */
import type { Finding } from '../model/values.ts';
import { functionNamed } from './function-table.ts';
import { type ExpressionTree, visit } from './tree.ts';

const tests = new Set(['IsNull', 'IsNullOrEmpty', 'IsPresent', 'IsString']);

export function lintExpression(tree: ExpressionTree): Finding[] {
  const findings: Finding[] = [];
  visit(tree, (node) => {
    if (node.type === 'constant' && node.written === 'word' && node.value === 'IgnoreObjectFlow') {
      findings.push({
        rule: 'X-41',
        message: 'IgnoreObjectFlow is accepted, but leaves nothing out here: it belongs to HR provisioning',
      });
    }
    if (node.type !== 'call') return;
    if (functionNamed(node.name)?.isCurrent === false) {
      findings.push({
        rule: 'X-87',
        message: `${node.name} is not in the current list of functions`,
        subject: node.name,
      });
    }
    const [first] = node.args;
    if (node.name === 'Switch' && first?.type === 'call' && tests.has(first.name)) {
      findings.push({
        rule: 'X-102',
        message: `${first.name} as the source of Switch matches in unexpected ways; use the attribute itself and the key ""`,
        subject: first.name,
      });
    }
    if (node.name === 'IIF' && first) {
      visit(first, (inner) => {
        if (inner.type === 'call' && tests.has(inner.name)) {
          findings.push({
            rule: 'X-65',
            message: `${inner.name} in the condition of IIF gives nothing when the attribute is empty; use Switch`,
            subject: inner.name,
          });
        }
      });
    }
    if (node.name === 'SelectUniqueValue') {
      const message =
        node === tree
          ? 'SelectUniqueValue belongs to provisioning to Active Directory; for SCIM it can be tried here'
          : 'SelectUniqueValue works at the top of an expression only';
      findings.push({ rule: 'X-78', message });
    }
  });
  return findings;
}
