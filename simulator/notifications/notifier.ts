/**
 * Sends notifications: by mail through an SMTP server, by webhook, and always into the outbox, where the page
 * shows them. A notification that can't be delivered is kept with the error and never stops a cycle.
 */
import { createHmac } from 'node:crypto';
import nodemailer from 'nodemailer';
import { request } from 'undici';
import type { Chance } from '../chance.ts';
import type { NotificationTargets, RecordsDatabase } from '../storage/index.ts';
import { isMailed, type QuarantineNotice, SENDER, subjectOf, textOf } from './message.ts';

export interface OutboxMessage {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  notice: QuarantineNotice;
  /**
   * `kept`: there is no server or nobody to write to, so it is only here. `none`: of this kind no mail is sent.
   * `sending` stays when provsim ended before it was delivered.
   */
  mail: 'sending' | 'sent' | 'kept' | 'failed' | 'none';
  webhook: 'sending' | 'sent' | 'none' | 'failed';
  /** Why something could not be delivered; without passwords. */
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
  readonly #onChange: (message: OutboxMessage) => void;
  readonly #underWay = new Set<Promise<unknown>>();

  /** `onChange` is told of every message, when it is made and when it was delivered or not. */
  constructor(
    database: RecordsDatabase,
    targets: () => NotificationTargets,
    chance: Chance,
    nowMs: () => number,
    onChange: (message: OutboxMessage) => void,
  ) {
    this.#targets = targets;
    this.#chance = chance;
    this.#nowMs = nowMs;
    this.#onChange = onChange;
    this.#statements = {
      insert: database.prepare('INSERT INTO outbox (id, at, json) VALUES (?, ?, ?)'),
      update: database.prepare('UPDATE outbox SET json = ? WHERE id = ?'),
      get: database.prepare<[string], { json: string }>('SELECT json FROM outbox WHERE id = ?'),
      list: database.prepare<[number], { json: string }>('SELECT json FROM outbox ORDER BY num DESC LIMIT ?'),
    };
  }

  /**
   * Delivers to the recipients of the application (none: outbox only) and to the webhook. Null when there is nobody to
   * tell: no mail is sent of this kind and there is no webhook.
   */
  async notify(notice: QuarantineNotice, recipients: readonly string[]): Promise<OutboxMessage | null> {
    const { smtp, webhook } = this.#targets();
    const isMail = isMailed(notice.kind);
    if (!isMail && !webhook) return null;
    const message: OutboxMessage = {
      id: this.#chance.guid(),
      at: new Date(this.#nowMs()).toISOString(),
      from: SENDER,
      to: isMail ? [...recipients] : [],
      subject: subjectOf(notice),
      text: textOf(notice),
      notice,
      mail: isMail ? (smtp && recipients.length > 0 ? 'sending' : 'kept') : 'none',
      webhook: webhook ? 'sending' : 'none',
      errors: [],
    };
    this.#statements.insert.run(message.id, this.#nowMs(), JSON.stringify(message));
    this.#onChange(message);
    const deliveries = [
      ...(smtp && message.mail === 'sending' ? [deliverMail(message, smtp)] : []),
      ...(webhook ? [callWebhook(message, webhook)] : []),
    ];
    if (deliveries.length === 0) return message;
    const delivered = Promise.all(deliveries).then(() => {
      this.#statements.update.run(JSON.stringify(message), message.id);
      this.#onChange(message);
    });
    this.#underWay.add(delivered);
    await delivered.finally(() => this.#underWay.delete(delivered));
    return message;
  }

  /** Resolves when nothing is under way any more: before the database is closed. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  /** Newest first. */
  outbox(limit: number): OutboxMessage[] {
    return this.#statements.list.all(limit).map((row) => JSON.parse(row.json) as OutboxMessage);
  }

  find(id: string): OutboxMessage | null {
    const row = this.#statements.get.get(id);
    return row ? (JSON.parse(row.json) as OutboxMessage) : null;
  }
}

async function deliverMail(message: OutboxMessage, smtp: NonNullable<NotificationTargets['smtp']>): Promise<void> {
  const transport = nodemailer.createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    ...(smtp.user === '' ? {} : { auth: { user: smtp.user, pass: smtp.password } }),
    connectionTimeout: DELIVERY_TIMEOUT_MS,
    greetingTimeout: DELIVERY_TIMEOUT_MS,
    socketTimeout: DELIVERY_TIMEOUT_MS,
  });
  try {
    const { from, to, subject, text } = message;
    await transport.sendMail({ from, to, subject, text });
    message.mail = 'sent';
  } catch (error) {
    message.mail = 'failed';
    const reason = without((error as Error).message, smtp.password);
    message.errors.push(`Mail through ${smtp.host}:${smtp.port} failed: ${reason}`);
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
    message.errors.push(`The webhook could not be called: ${without((error as Error).message, webhook.secret)}`);
  }
}

/** A server may repeat what it was given. */
function without(text: string, secret: string): string {
  return secret === '' ? text : text.replaceAll(secret, '***');
}
