/** The fields of a new application, what is wrong with them, and the request that they make. Pure. */
import type { NewApplication } from '../../api/gallery.ts';
import { isWebAddress } from '../../format/web-address.ts';
import { newApplicationTexts as texts } from '../../texts/new-application.ts';

export interface ApplicationFields {
  displayName: string;
  target: 'sampleApp' | 'endpoint';
  tenantUrl: string;
  token: string;
  scope: 'assigned' | 'all';
}

export type FieldProblems = Partial<Record<keyof ApplicationFields, string>>;

const LONGEST_NAME = 120;

export function fieldProblems({ displayName, target, tenantUrl, token }: ApplicationFields): FieldProblems {
  const problems: FieldProblems = {};
  if (displayName.trim() === '') problems.displayName = texts.nameNeeded;
  else if (displayName.trim().length > LONGEST_NAME) problems.displayName = texts.nameTooLong;
  if (target === 'sampleApp') return problems;
  if (!isWebAddress(tenantUrl)) problems.tenantUrl = texts.tenantUrlProblem;
  if (!/^[\x20-\x7e]*$/.test(token)) problems.token = texts.tokenProblem;
  return problems;
}

export function requestOf(fields: ApplicationFields, from: { profile?: string; schema?: object }): NewApplication {
  const { displayName, target, tenantUrl, token, scope } = fields;
  return {
    ...from,
    displayName: displayName.trim(),
    target:
      target === 'sampleApp'
        ? { sampleApp: true }
        : { tenantUrl: tenantUrl.trim(), ...(token === '' ? {} : { token }) },
    scope,
  };
}
