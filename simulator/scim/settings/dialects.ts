/** The generations and variants of the service's wire language, as named, dated data (W-01, W-02, W-126, §17). */
import type { DialectName } from '../../model/dialects.ts';

export interface Dialect {
  name: DialectName;
  /** What speaks it. */
  speaker: string;
  /** Since when, or from when, it is known. */
  known: string;
  rule: string;
}

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  legacy: {
    name: 'legacy',
    speaker: 'jobs of non-gallery applications (job id begins with scim.) without a flag',
    known: 'since 2018-12-18; still seen in 2026',
    rule: 'W-01',
  },
  compliant: {
    name: 'compliant',
    speaker: 'the same jobs with ?aadOptscim062020 on the tenant URL; only PATCH bodies differ',
    known: 'since June 2020',
    rule: 'W-04',
  },
  gallery: {
    name: 'gallery',
    speaker:
      'connectors of gallery applications, which differ from one another: lower-case verbs, a path in each operation',
    known: 'capture of 2026',
    rule: 'W-126',
  },
  validator: {
    name: 'validator',
    speaker: "Microsoft's SCIM Validator, which isn't the service",
    known: 'recorded in February 2026',
    rule: 'W-85',
  },
  customappsso: {
    name: 'customappsso',
    speaker: 'jobs made before 2018-12-18, or downgraded on purpose; not supported any more',
    known: '2018',
    rule: 'W-125',
  },
};
