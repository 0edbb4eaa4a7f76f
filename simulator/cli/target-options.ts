/** The options that say how to reach and treat a target; the same for every command that has one. */
import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { GivenFault } from '../scim/index.ts';
import { type OAuthOptions, optionError } from '../simulator-options.ts';
import { collectQuirk, TOKEN_VARIABLE, tokenFrom } from './options.ts';

/** The variable that carries the client's secret, so that it stays out of the shell's history. */
const CLIENT_SECRET_VARIABLE = 'PROVSIM_OAUTH_CLIENT_SECRET';

export interface TargetOptions {
  target?: string;
  token?: string;
  quirk?: Record<string, string>;
  fault?: string[];
  faultFile?: string;
  oauthTokenUrl?: string;
  oauthClientId?: string;
  oauthClientSecret?: string;
  oauthCredentials?: 'header' | 'body';
  oauthScope?: string;
  oauthAudience?: string;
  federation?: 'clientAssertion' | 'tokenExchange';
}

export function addTargetOptions(command: Command): Command {
  return command
    .option('--token <secret>', `bearer token of the endpoint (or in the variable ${TOKEN_VARIABLE})`)
    .option('--oauth-token-url <url>', 'fetch access tokens from this token endpoint instead')
    .option('--oauth-client-id <id>', 'the id of the client there')
    .option('--oauth-client-secret <secret>', `its secret (or in the variable ${CLIENT_SECRET_VARIABLE})`)
    .addOption(new Option('--oauth-credentials <where>', 'where id and secret are put').choices(['header', 'body']))
    .option('--oauth-scope <scope>', 'the scope that is asked for')
    .option('--oauth-audience <audience>', 'the audience that a token exchange asks for')
    .addOption(
      new Option('--federation <form>', "workload identity federation: Entra's JWT in place of a secret").choices([
        'clientAssertion',
        'tokenExchange',
      ]),
    )
    .option(
      '--quirk <name=value>',
      'deviation from the dialect, such as memberAddOp=replace; may be repeated',
      collectQuirk,
    );
}

/** For commands that may spoil the way to the target. */
export function addFaultOptions(command: Command): Command {
  return command
    .option(
      '--fault <fault>',
      'fault on the way to the target, such as status=503,operations=create,count=3; may be repeated',
      collect,
    )
    .option('--fault-file <file>', 'faults from a YAML or JSON file');
}

function collect(text: string, before: string[] = []): string[] {
  return [...before, text];
}

/** Those of the file, then those of the command line. Throws OPTION_INVALID, FAULT_INVALID. */
export async function faultsFrom({ fault = [], faultFile }: TargetOptions): Promise<GivenFault[]> {
  if (fault.length === 0 && faultFile === undefined) return [];
  // Loaded here, so that commands without faults start without it.
  const { readFault, readFaults } = await import('../scim/index.ts');
  const given = fault.map(readFault);
  return faultFile === undefined ? given : [...readFaults(await documentIn(faultFile)), ...given];
}

async function documentIn(file: string): Promise<unknown> {
  const { parse } = await import('yaml');
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const expected = `a YAML or JSON file with a list of faults (${(cause as Error).message})`;
    throw optionError('OPTION_INVALID', { option: '--fault-file', value: file, expected }, cause);
  }
}

/** The endpoint with its token, or with the way to one. Throws OPTION_INVALID. */
export function targetFrom(options: TargetOptions & { target: string }, environment: NodeJS.ProcessEnv) {
  const oauth = oauthFrom(options, environment);
  return {
    url: options.target,
    token: tokenFrom(options.token, environment),
    ...(oauth ? { oauth } : {}),
  };
}

/** Null when the token is given and none has to be fetched. Throws OPTION_INVALID. */
function oauthFrom(options: TargetOptions, environment: NodeJS.ProcessEnv): OAuthOptions | null {
  const { oauthTokenUrl: tokenUrl, federation } = options;
  const clientSecret = options.oauthClientSecret ?? (federation ? undefined : environment[CLIENT_SECRET_VARIABLE]);
  if (tokenUrl === undefined) {
    if (options.oauthClientId === undefined && federation === undefined) return null;
    const expected = 'the address of the token endpoint as well';
    throw optionError('OPTION_INVALID', { option: '--oauth-token-url', value: null, expected });
  }
  return {
    tokenUrl,
    ...given('clientId', options.oauthClientId),
    ...given('clientSecret', clientSecret),
    ...given('credentialLocation', options.oauthCredentials),
    ...given('scope', options.oauthScope),
    ...given('audience', options.oauthAudience),
    ...given('federation', federation),
  };
}

function given<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
