import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { provsim, startProvsim } from './provsim.ts';
import { type ScimTarget, startScimTarget } from './scim-target.ts';

let target: ScimTarget;
beforeEach(async () => {
  target = await startScimTarget();
});
afterEach(() => target.close());

const folder = () => mkdtempSync(join(tmpdir(), 'provsim-cli-'));

describe('wrong input gets one clear message', () => {
  it('an unreachable target', async () => {
    const { code, stdout } = await provsim(['test-connection', '--target', 'http://127.0.0.1:9/scim', '--token', 'x']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/The connection does not work.\nError code: CredentialValidationUnavailable/);
  });

  it('a wrong token: the connection check and a cycle both say so', async () => {
    const check = await provsim(['test-connection', '--target', target.url, '--token', 'wrong']);
    expect(check.code).toBe(1);
    expect(check.stdout).toMatch(/Error code: .*InvalidCredentials/);
    const cycle = await provsim(['provision', '--target', target.url, '--token', 'wrong', '--users', '3']);
    expect(cycle.code).toBe(1);
    expect(cycle.stdout).toMatch(/The cycle was stopped: .*InvalidCredentials/);
    expect(`${check.stdout}${check.stderr}${cycle.stdout}${cycle.stderr}`).not.toContain('wrong"');
    expect(target.resources.size).toBe(0);
  });

  it('a port in use', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as AddressInfo;
    const { code, stderr } = await provsim(['start', '--memory', '--port', String(port)]);
    blocker.close();
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^Port ${port} is in use by another program.*--port N.*\\[PORT_IN_USE\\]\n$`));
  });

  it('a second process on the same data folder', async () => {
    const data = folder();
    const first = await startProvsim(['--data', data, '--users', '2']);
    const { code, stderr } = await provsim(['start', '--data', data, '--port', '0']);
    await first.kill();
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Another provsim process is using the data folder .*--data DIR/);
  });

  it('a damaged workspace.json, which stays as it is', async () => {
    const data = folder();
    writeFileSync(join(data, 'workspace.json'), '{"version": 1,');
    const { code, stderr } = await provsim(['start', '--data', data, '--port', '0']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^.*workspace.json can't be read: it is not JSON/);
    expect(readFileSync(join(data, 'workspace.json'), 'utf8')).toBe('{"version": 1,');
  });

  it('a profile that doesn’t exist leaves no half-made tenant behind', async () => {
    const data = folder();
    const { code, stderr } = await provsim(['start', '--data', data, '--port', '0', '--profile', 'sign-in-enterprize']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^There is no profile 'sign-in-enterprize'. Did you mean 'sign-in-enterprise'\?/);
    expect(existsSync(join(data, 'workspace.json'))).toBe(false);
  });

  it.each([
    [['start', '--users', 'many'], /--users <number>.*whole number from 0/],
    [['start', '--port', '70000'], /whole number from 0 to 65535/],
    [['provision'], /required option '--target <url>' not specified/],
    [['provision', '--target', 'not a url'], /tenant URL can't be used: it is no absolute address/],
    [['provision', '--target', 'http://127.0.0.1:9', '--quirk', 'memberAdOp=replace'], /memberAddOp/],
    [['provision', '--target', 'http://127.0.0.1:9', '--scope', 'some'], /--scope.*all or assigned/],
    [['evaluate', 'ToLowr([a])'], /Did you mean ToLower\? \(line 1, column 1\)/],
    [['schema', 'check', 'nothing.json'], /nothing.json/],
  ])('%j', async (args, message) => {
    const { code, stderr } = await provsim(args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('a stranger at the command line', () => {
  it.each([
    [
      ['evalute', 'x'],
      /^There is no command 'evalute'. Did you mean 'evaluate'\?.*provsim --help.*\[COMMAND_UNKNOWN\]\n$/,
    ],
    [['help', 'clok'], /^There is no command 'clok'. Did you mean 'clock'\?/],
    [['frobnicate'], /^There is no command 'frobnicate'. There are: start, provision, .*snapshot/],
    [['run'], /^Name what to play: .*\(YAML\).*first-sync.*provsim run --list/],
    [['start', '--scope', 'some'], /--scope.*Expected all or assigned/],
    [['start', '--prot', '1'], /Did you mean --port\?/],
    [['schema', 'chek', 'x'], /Did you mean check\?/],
    [['evaluate', '1', '--seed', 'x'], /--seed.*whole number/],
    [['evaluate'], /missing required argument 'expression'/],
    [['schema'], /Commands:\n {2}check/],
    [['start', '--users', 'http://me:hidden@host'], /'http:\/\/me:\*\*\*@host' is invalid/],
    [['logs', '--part', 'steps'], /^--part steps chooses one of three CSV files\. Add --csv/],
  ])('is told what is wrong with %j and what to do', async (args, message) => {
    const { code, stdout, stderr } = await provsim(args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });

  it('finds what an argument may be, the choices and examples in the help of a command', async () => {
    const help = async (...args: string[]) => {
      const { code, stdout } = await provsim([...args, '--help']);
      expect([args, code]).toEqual([args, 0]);
      return stdout.replace(/\s+/g, ' ');
    };
    expect(await help('start')).toContain('choices: "assigned", "all", default: "assigned"');
    expect(await help('start')).not.toMatch(/default: (\[\]|\{\})/);
    expect(await help('provision')).toContain('choices: "assigned", "all", default: "all"');
    for (const command of ['explain', 'provision-on-demand']) {
      expect(await help(command)).toMatch(/Arguments: object user principal name, whole name of a group, or object id/);
    }
    expect(await help('validate')).toMatch(/--only Create_User_Test,GroupTests.*--waive 'Disable_User_Test=/);
    expect(await help('run')).toMatch(/provsim run first-sync rename/);
    expect(await help('clock', 'advance')).toContain('such as P28D');
  });
});

describe('what a target does wrong', () => {
  it('nonsense instead of SCIM stops the cycle and is logged, never a crash', async () => {
    target.override = () => ({ status: 200, body: '<html>hello</html>', type: 'text/html' });
    const { code, stdout, stderr } = await provsim([
      'provision',
      '--target',
      target.url,
      '--token',
      'right',
      '--users',
      '3',
      '--json',
    ]);
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      cycles: [{ state: 'Failed', error: { code: 'SystemForCrossDomainIdentityManagementServiceIncompatible' } }],
    });
  });

  it('an error on every create is a failure of each object, and the cycle goes on', async () => {
    target.override = (method) => (method === 'POST' ? { status: 500, body: '{"detail":"no"}' } : null);
    const { code, stdout } = await provsim([
      'provision',
      '--target',
      target.url,
      '--token',
      'right',
      '--users',
      '5',
      '--groups',
      '0',
      '--json',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      cycles: [{ state: 'EntryLevelErrors', created: 0, failed: 5 }],
    });
  });
});

describe('provision', () => {
  it('prints one JSON document with what each cycle did, and ends with 0 when all went well', async () => {
    const { code, stdout, stderr } = await provsim(
      [
        'provision',
        '--target',
        target.url,
        '--users',
        '20',
        '--groups',
        '2',
        '--cycles',
        '2',
        '--changes',
        '0',
        '--json',
      ],
      { PROVSIM_TOKEN: 'right' },
    );
    expect(stderr).toBe('');
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      ok: true,
      cycles: [
        { kind: 'initial', failed: 0 },
        { kind: 'incremental', imported: 0, requests: 2 },
      ],
    });
    expect(Object.keys(report.cycles[0])).toEqual(
      expect.arrayContaining([
        'kind',
        'imported',
        'inScope',
        'created',
        'updated',
        'disabled',
        'deleted',
        'skipped',
        'failed',
        'requests',
        'durationMs',
      ]),
    );
    expect(code).toBe(0);
    expect(report.cycles[0].created).toBe(target.resources.size);
  });

  it('writes plain lines where there is no terminal', async () => {
    const { stdout } = await provsim([
      'provision',
      '--target',
      target.url,
      '--token',
      'right',
      '--users',
      '4',
      '--groups',
      '1',
    ]);
    expect(stdout).toMatch(/^initial cycle: users/);
    expect(stdout).toMatch(/initial cycle Succeeded: 5 created/);
    expect(stdout).toMatch(/Every object in scope was provisioned.\n$/);
  });

  it('says how to use it', async () => {
    const { stdout, code } = await provsim(['--help']);
    expect(code).toBe(0);
    for (const command of ['start', 'provision', 'test-connection', 'evaluate', 'schema'])
      expect(stdout).toContain(command);
  });
});
