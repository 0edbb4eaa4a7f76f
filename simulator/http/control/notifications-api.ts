/**
 * Where notifications go (SMTP server, signed webhook) and the outbox with what became of each. Passwords and the
 * secret of the webhook can be written and never read.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { maskPasswords } from '../../mask-passwords.ts';
import type { ModifiedProperty } from '../../model/log.ts';
import { recipientsOf } from '../../quarantine-notice.ts';
import type { Simulator } from '../../simulator.ts';
import type { NotificationTargets } from '../../storage/index.ts';
import { auditChange, changesBetween } from '../audit-change.ts';
import { httpError } from '../errors.ts';

const tags = ['notifications'];
/** Instead of a secret in the audit log. */
const MASK = '*';

const SmtpChange = Type.Object(
  {
    host: Type.String({
      minLength: 1,
      maxLength: 255,
      pattern: '^[^\\s/]+$',
      title: 'the name of a mail server',
      examples: ['mail.woodgrove.example'],
    }),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    secure: Type.Boolean({ description: 'TLS from the first byte (465); else STARTTLS where the server offers it' }),
    user: Type.Optional(Type.String({ description: 'Empty: without sign-in' })),
    password: Type.Optional(
      Type.String({ description: 'Left out: the one that is stored stays, for the same server and user' }),
    ),
  },
  { additionalProperties: false },
);

const WebhookChange = Type.Object(
  {
    url: Type.String({ minLength: 1, maxLength: 2000 }),
    secret: Type.Optional(
      Type.String({
        description:
          'Key of the HMAC-SHA256 of the body, sent in x-provsim-signature as sha256=<hex>; left out: the one that is stored stays, for the same address',
      }),
    ),
  },
  { additionalProperties: false },
);

const NotificationsChange = Type.Object(
  {
    smtp: Type.Optional(Type.Union([SmtpChange, Type.Null()], { description: 'null: mail stays in the outbox' })),
    webhook: Type.Optional(Type.Union([WebhookChange, Type.Null()], { description: 'null: nothing is called' })),
  },
  { additionalProperties: false },
);

const NotificationsShape = Type.Object({
  smtp: Type.Union([
    Type.Object({
      host: Type.String(),
      port: Type.Integer(),
      secure: Type.Boolean(),
      user: Type.String(),
      hasPassword: Type.Boolean(),
    }),
    Type.Null(),
  ]),
  webhook: Type.Union([Type.Object({ url: Type.String(), hasSecret: Type.Boolean() }), Type.Null()]),
});

const OutboxShape = Type.Object({
  id: Type.String(),
  at: Type.String({ description: 'Virtual time, ISO 8601' }),
  from: Type.String(),
  to: Type.Array(Type.String()),
  subject: Type.String(),
  text: Type.String(),
  notice: Type.Object(
    { kind: Type.String(), jobId: Type.String(), reason: Type.String() },
    { additionalProperties: true },
  ),
  mail: Type.String({ description: 'sending, sent, kept (no server or no recipient), failed or none' }),
  webhook: Type.String({ description: 'sending, sent, failed or none' }),
  errors: Type.Array(Type.String()),
});

export const notificationsApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.get(
    '/notifications',
    {
      schema: { tags, summary: 'Where notifications go, without secrets', response: { 200: NotificationsShape } },
    },
    async () => shown(simulator.workspace.data.notifications),
  );

  app.patch(
    '/notifications',
    {
      schema: {
        tags,
        summary: 'Set or take away the SMTP server and the webhook; what is not named stays',
        body: NotificationsChange,
        response: { 200: NotificationsShape },
      },
    },
    async (request) => {
      const before = simulator.workspace.data.notifications;
      const after = changed(before, request.body);
      await simulator.workspace.update((data) => {
        data.notifications = after;
      });
      const changes = maskedChanges(changesBetween(audited(before), audited(after)));
      if (changes.length > 0) auditChange(simulator, null, 'Update delivery of notifications', { changes });
      return shown(after);
    },
  );

  app.post(
    '/notifications/test',
    {
      schema: {
        tags,
        summary: 'Deliver a test message now, by mail and webhook as they are set; it stays in the outbox',
        body: Type.Object(
          {
            servicePrincipalId: Type.String(),
            to: Type.Optional(
              Type.String({
                title: 'one mail address',
                description: 'Default: the recipients of the application',
                pattern: '^[^\\s@,;]+@[^\\s@,;]+$',
                examples: ['ops@woodgrove.example'],
              }),
            ),
          },
          { additionalProperties: false },
        ),
        response: { 200: OutboxShape },
      },
    },
    async (request) => {
      const { servicePrincipalId, to } = request.body;
      const application = simulator.applications.get(servicePrincipalId);
      const message = await simulator.notifier.notify(
        {
          kind: 'test',
          application: { servicePrincipalId: application.servicePrincipalId, displayName: application.displayName },
          jobId: application.jobs[0]?.id ?? '',
          reason: '',
          error: null,
          seriesBegan: simulator.clock.now(),
          nextAttempt: null,
          heldBack: 0,
          link: simulator.address,
        },
        to === undefined ? recipientsOf(application) : [to],
      );
      if (message === null) throw httpError('MESSAGE_MISSING', { id: 'test' });
      return message;
    },
  );

  app.get(
    '/outbox',
    {
      schema: {
        tags,
        summary: 'Notifications, newest first',
        querystring: Type.Object({
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
          servicePrincipalId: Type.Optional(Type.String()),
        }),
        response: { 200: Type.Object({ value: Type.Array(OutboxShape) }) },
      },
    },
    async (request) => {
      const { limit = 200, servicePrincipalId } = request.query;
      const all = simulator.notifier.outbox(servicePrincipalId === undefined ? limit : 10_000);
      const isWanted = (id: string) => servicePrincipalId === undefined || id === servicePrincipalId;
      return {
        value: all.filter(({ notice }) => isWanted(notice.application.servicePrincipalId)).slice(0, limit),
      };
    },
  );

  app.get(
    '/outbox/:messageId',
    {
      schema: {
        tags,
        summary: 'A notification',
        params: Type.Object({ messageId: Type.String() }),
        response: { 200: OutboxShape },
      },
    },
    async (request) => {
      const { messageId } = request.params;
      const message = simulator.notifier.find(messageId.toLowerCase());
      if (!message) throw httpError('MESSAGE_MISSING', { id: messageId });
      return message;
    },
  );
};

function shown({ smtp, webhook }: NotificationTargets): Static<typeof NotificationsShape> {
  return {
    smtp: smtp && {
      host: smtp.host,
      port: smtp.port,
      secure: smtp.secure,
      user: smtp.user,
      hasPassword: smtp.password !== '',
    },
    webhook: webhook && { url: webhook.url, hasSecret: webhook.secret !== '' },
  };
}

/** A password is never sent to a server that it wasn't given for. Throws REQUEST_INVALID. */
function changed(before: NotificationTargets, change: Static<typeof NotificationsChange>): NotificationTargets {
  return {
    smtp: change.smtp === undefined ? before.smtp : change.smtp && smtpOf(before.smtp, change.smtp),
    webhook:
      change.webhook === undefined ? before.webhook : change.webhook && webhookOf(before.webhook, change.webhook),
  };
}

function smtpOf(before: NotificationTargets['smtp'], given: Static<typeof SmtpChange>): NotificationTargets['smtp'] {
  const { host, port, secure, user = '' } = given;
  const isSame = before?.host === host && before.port === port && before.user === user;
  return { host, port, secure, user, password: given.password ?? (isSame ? before.password : '') };
}

function webhookOf(
  before: NotificationTargets['webhook'],
  { url, secret }: Static<typeof WebhookChange>,
): NotificationTargets['webhook'] {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw httpError('REQUEST_INVALID', { reason: `webhook.url '${url}' is no http or https address` });
  }
  return { url, secret: secret ?? (before?.url === url ? before.secret : '') };
}

/** A change of nothing but the password in an address is one as well. */
function maskedChanges(changes: ModifiedProperty[]): ModifiedProperty[] {
  const masked = (value: string | null) => value && maskPasswords(value);
  return changes.map(({ displayName, oldValue, newValue }) => ({
    displayName,
    oldValue: masked(oldValue),
    newValue: masked(newValue),
  }));
}

function audited(targets: NotificationTargets): Record<string, string | null> {
  const { smtp, webhook } = targets;
  return {
    smtp:
      smtp && `${smtp.secure ? 'smtps' : 'smtp'}://${smtp.user === '' ? '' : `${smtp.user}@`}${smtp.host}:${smtp.port}`,
    'smtp password': smtp?.password ? MASK : null,
    webhook: webhook?.url ?? null,
    'webhook secret': webhook?.secret ? MASK : null,
  };
}
