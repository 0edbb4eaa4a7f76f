/**
 * Sends notifications: by mail through an SMTP server, by webhook, and always into the outbox, where the page
 * shows them. A notification that can't be delivered is kept with the error and never stops a cycle.
 */
import { createHmac } from 'node:crypto';
import nodemailer from 'nodemailer';
import { request } from 'undici';
import type { Chance } from '../chance.ts';
import type { NotificationTargets, RecordsDatabase } from '../storage/index.ts';
import { type QuarantineNotice, SENDER, subjectOf, textOf } from './message.ts';

export interface OutboxMessage {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  notice: QuarantineNotice;
  /** `kept`: there is no server or nobody to write to, so it is only here. */
  mail: 'sent' | 'kept' | 'failed';
  webhook: 'sent' | 'none' | 'failed';
  errors: string[];
}

/** Carries the signature of the body: `sha256=` and the HMAC in hexadecimal, keyed with the webhook's secret. */
const SIGNATURE_HEADER = 'x-provsim-signature';
const DELIVERY_TIMEOUT_MS = 10_000;

export class Notifier {
  readonly #targets: () => NotificationTargets;
  readonly #chance: Chance;
  readonly #nowMs: () => number;
  readonly #statements;

  constructor(database: RecordsDatabase, targets: () => NotificationTargets, chance: Chance, nowMs: () => number) {
    this.#targets = targets;
    this.#chance = chance;
    this.#nowMs = nowMs;
    this.#statements = {
      insert: database.prepare('INSERT INTO outbox (id, at, json) VALUES (?, ?, ?)'),
      list: database.prepare<[number], { json: string }>('SELECT json FROM outbox ORDER BY num DESC LIMIT ?'),
    };
  }

  /** Delivers to the recipients of the application (none: outbox only) and to the webhook. */
  async notify(notice: QuarantineNotice, recipients: readonly string[]): Promise<OutboxMessage> {
    const { smtp, webhook } = this.#targets();
    const message: OutboxMessage = {
      id: this.#chance.guid(),
      at: new Date(this.#nowMs()).toISOString(),
      from: SENDER,
      to: [...recipients],
      subject: subjectOf(notice),
      text: textOf(notice),
      notice,
      mail: 'kept',
      webhook: 'none',
      errors: [],
    };
    if (smtp && recipients.length > 0) await deliverMail(message, smtp);
    if (webhook) await callWebhook(message, webhook);
    this.#statements.insert.run(message.id, this.#nowMs(), JSON.stringify(message));
    return message;
  }

  /** Newest first. */
  outbox(limit: number): OutboxMessage[] {
    return this.#statements.list.all(limit).map((row) => JSON.parse(row.json) as OutboxMessage);
  }
}

async function deliverMail(message: OutboxMessage, smtp: NonNullable<NotificationTargets['smtp']>): Promise<void> {
  const transport = nodemailer.createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    ...(smtp.user === '' ? {} : { auth: { user: smtp.user, pass: smtp.password } }),
    connectionTimeout: DELIVERY_TIMEOUT_MS,
    socketTimeout: DELIVERY_TIMEOUT_MS,
  });
  try {
    const { from, to, subject, text } = message;
    await transport.sendMail({ from, to, subject, text });
    message.mail = 'sent';
  } catch (error) {
    message.mail = 'failed';
    message.errors.push(`Mail through ${smtp.host}:${smtp.port} failed: ${(error as Error).message}`);
  } finally {
    transport.close();
  }
}

async function callWebhook(
  message: OutboxMessage,
  webhook: NonNullable<NotificationTargets['webhook']>,
): Promise<void> {
  const { id, at, subject, notice } = message;
  const body = JSON.stringify({ id, at, subject, ...notice });
  const signature = createHmac('sha256', webhook.secret).update(body).digest('hex');
  try {
    const answer = await request(webhook.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: `sha256=${signature}` },
      body,
      headersTimeout: DELIVERY_TIMEOUT_MS,
      bodyTimeout: DELIVERY_TIMEOUT_MS,
    });
    await answer.body.dump();
    message.webhook = answer.statusCode < 300 ? 'sent' : 'failed';
    if (answer.statusCode >= 300) message.errors.push(`The webhook answered ${answer.statusCode}`);
  } catch (error) {
    message.webhook = 'failed';
    message.errors.push(`The webhook could not be called: ${(error as Error).message}`);
  }
}
