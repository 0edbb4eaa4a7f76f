/**
 * What the real service, or Microsoft's checks for the gallery, would make of each oddity that is tolerated here,
 * by the rule of the finding. Used where findings are shown: the page, `provision` and JSON.
 */

/**
 * `error`: Entra itself is known, or likely, to fail on it. `warning`: the SCIM Validator or the gallery's checks
 * refuse it, Entra goes on. `note`: it works, another way works better.
 */
export type FindingSeverity = 'error' | 'warning' | 'note';

export interface FindingVerdict {
  severity: FindingSeverity;
  verdict: string;
}

const INCOMPATIBLE = 'SystemForCrossDomainIdentityManagementServiceIncompatible';

const byRule: Readonly<Record<string, FindingVerdict>> = {
  'M-38': {
    severity: 'warning',
    verdict:
      "Entra's handling of another case is not documented; the SCIM Validator compares names as they are written.",
  },
  'E-805': {
    severity: 'error',
    verdict:
      'Entra asks for a user that cannot exist and expects an empty list. A filter that is ignored matches everyone.',
  },
  'W-22': {
    severity: 'warning',
    verdict: 'The gallery asks for access tokens that live from one to six hours; Entra goes by expires_in.',
  },
  'W-89': {
    severity: 'warning',
    verdict:
      'Entra never reads members: if the answer is right, the membership is lost for good and nobody is told. If it is not, leave members out of the answer.',
  },
  'W-91': {
    severity: 'note',
    verdict: 'Entra reads nothing of it. Microsoft advises 204, since a list of all members makes each change slow.',
  },
  'W-101': {
    severity: 'error',
    verdict: `Entra may not be able to read it: ${INCOMPATIBLE}, and quarantine when it is met on the connection check.`,
  },
  'W-102': { severity: 'error', verdict: `Entra may not be able to keep a link to it: ${INCOMPATIBLE}.` },
  'W-103': {
    severity: 'warning',
    verdict: "Microsoft's gallery tests accept 200 with an id; RFC 7644 asks for 201.",
  },
  'W-104': {
    severity: 'warning',
    verdict: "Entra goes on; Microsoft's gallery tests accept 200 with the resource, or 204.",
  },
  'W-105': { severity: 'warning', verdict: 'Entra goes on; the SCIM Validator expects 204.' },
  'W-106': {
    severity: 'warning',
    verdict: 'Only the status counts for Entra, yet error bodies in a form of their own have upset it.',
  },
  'W-108': {
    severity: 'error',
    verdict:
      'Entra asks not to be told the members; SystemForCrossDomainIdentityManagementMultipleEntriesInResponse has been put down to it.',
  },
  'W-110': {
    severity: 'warning',
    verdict: 'Entra accepts application/json in practice; the SCIM Validator refuses it.',
  },
  'W-111': {
    severity: 'warning',
    verdict:
      'Entra compares with what the endpoint answers: what comes back otherwise, or not at all, is written anew in every cycle that evaluates the object.',
  },
  'W-112': { severity: 'error', verdict: `Entra may not be able to read the whole object: ${INCOMPATIBLE}.` },
  'W-113': { severity: 'note', verdict: 'Entra goes on; RFC 7643 asks for it, and the SCIM Validator checks it.' },
  'W-116': {
    severity: 'warning',
    verdict: 'Cycles do not page; account discovery and the paging tests of the gallery fail.',
  },
};

const ofMapping: FindingVerdict = {
  severity: 'note',
  verdict: 'This is about the mapping and not about the endpoint: Entra may make something else of it.',
};

/** Rules of mappings and expressions have one verdict in common. */
export function verdictOf(rule: string): FindingVerdict {
  return byRule[rule] ?? ofMapping;
}
