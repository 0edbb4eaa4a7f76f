/** Where notifications go, set as a person would: wrong input is refused at its field, and a test message arrives. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from './simulator.ts';

const SECRET = 'hook-secret';

test('mail server and webhook are set in the outbox; a test message is delivered, signed, and says what failed', async ({
  page,
  simulator,
}) => {
  const calls: { signature: string; body: string }[] = [];
  const hook = createServer(async (request, response) => {
    calls.push({ signature: String(request.headers['x-provsim-signature']), body: await text(request) });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  const { port } = hook.address() as AddressInfo;
  const targets = async () => (await fetch(`${simulator.address}/control/notifications`)).json();

  try {
    await page.getByRole('link', { name: 'Outbox' }).click();
    await expect(page.getByText('No SMTP server is set: mail stays here.')).toBeVisible();
    await page.getByRole('button', { name: 'Set up delivery' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delivery of notifications' });
    await dialog.getByRole('checkbox', { name: 'Send mail through an SMTP server' }).check();
    await dialog.getByRole('checkbox', { name: 'Call a webhook' }).check();
    await dialog.getByRole('textbox', { name: 'SMTP server' }).fill('no such/host');
    await dialog.getByRole('textbox', { name: 'Port' }).fill('70000');
    await dialog.getByRole('textbox', { name: 'Webhook URL' }).fill('ftp://127.0.0.1/hook');
    await dialog.getByRole('button', { name: 'Save' }).click();
    for (const problem of ['Give the name or address of a mail server', 'from 1 to 65,535', 'http or https address']) {
      await expect(dialog.getByText(problem)).toBeVisible();
    }
    expect(await targets()).toEqual({ smtp: null, webhook: null });

    // Nobody who speaks SMTP listens there: the mail fails, and says so.
    await dialog.getByRole('textbox', { name: 'SMTP server' }).fill('127.0.0.1');
    await dialog.getByRole('textbox', { name: 'Port' }).fill('1');
    await dialog.getByRole('textbox', { name: 'Webhook URL' }).fill(`http://127.0.0.1:${port}/hook`);
    await dialog.getByLabel('Secret').fill(SECRET);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(`Webhook: http://127.0.0.1:${port}/hook`)).toBeVisible();
    expect(await targets()).toMatchObject({ smtp: { host: '127.0.0.1', port: 1 }, webhook: { hasSecret: true } });

    await page.getByRole('button', { name: 'Send a test message' }).click();
    const message = page.getByRole('dialog', { name: 'Send a test message' });
    await message.getByRole('textbox', { name: 'To' }).fill('nobody');
    await message.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(message.getByText('Give one mail address')).toBeVisible();
    await message.getByRole('textbox', { name: 'To' }).fill('ops@woodgrove.example');
    await message.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByText('Mail through 127.0.0.1:1 failed')).toBeVisible();
    await expect(page.getByText('Called').first()).toBeVisible();
    expect(calls).toHaveLength(1);
    const [call] = calls;
    expect(call?.signature).toBe(
      `sha256=${createHmac('sha256', SECRET)
        .update(call?.body ?? '')
        .digest('hex')}`,
    );

    await page.reload();
    await page.getByRole('button', { name: 'Set up delivery' }).click();
    await expect(dialog.getByLabel('Secret')).toHaveAttribute('placeholder', 'Stored');
    await dialog.getByRole('checkbox', { name: 'Send mail through an SMTP server' }).uncheck();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('No SMTP server is set: mail stays here.')).toBeVisible();
    expect(await targets()).toMatchObject({ smtp: null, webhook: { hasSecret: true } });
  } finally {
    hook.closeAllConnections();
    hook.close();
  }
});
