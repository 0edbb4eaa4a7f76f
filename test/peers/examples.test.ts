/** Examples: an Express and a NestJS application under test, handed over as they are, without a port. */
import 'reflect-metadata';
import { All, Controller, Module, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import express, { type Request, type Response } from 'express';
import { afterEach, expect, it } from 'vitest';
import { createSimulator, expectExchange, expectLog, type TestSimulator } from '../../simulator/index.ts';
import { createPeople } from '../examples/people.ts';

let sim: TestSimulator;
afterEach(() => sim?.close());

/** The same story for both. */
async function provisionAda(handler: NonNullable<Parameters<typeof createSimulator>[0]>['target']) {
  sim = await createSimulator({ profile: 'custom', ...(handler ? { target: handler } : {}) });
  const ada = sim.addUser({ displayName: 'Ada Reyes', jobTitle: 'Designer' });
  sim.assign(ada);
  await sim.runCycle();
  expectExchange(sim, { of: ada, method: 'POST', path: '/Users', status: 201 }, { count: 1 });
  sim.updateUser(ada, { jobTitle: 'Researcher' });
  await sim.runCycle();
  expectLog(sim, { of: ada, action: 'update', status: 'success' }, { count: 1 });
}

it('an Express application is a target as it is', async () => {
  const { answer, people } = createPeople();
  const app = express();
  app.use(express.json({ type: ['application/json', 'application/scim+json'] }));
  app.use('/scim', (request: Request, response: Response) => {
    const { status, body } = answer(request.method, request.originalUrl, request.body);
    response.status(status).type('application/scim+json').send(JSON.stringify(body));
  });
  await provisionAda({ handler: app });
  expect(people.get('1')?.title).toBe('Researcher');
});

it('a NestJS application is a target by the instance of its HTTP adapter', async () => {
  const { answer, people } = createPeople();
  class ScimController {
    all(request: Request, response: Response) {
      const { status, body } = answer(request.method, request.originalUrl, request.body);
      response.status(status).type('application/scim+json').send(JSON.stringify(body));
    }
  }
  // Decorators as functions: the test's compiler knows none.
  const method = Object.getOwnPropertyDescriptor(ScimController.prototype, 'all') as PropertyDescriptor;
  All('{*path}')(ScimController.prototype, 'all', method);
  Req()(ScimController.prototype, 'all', 0);
  Res()(ScimController.prototype, 'all', 1);
  Controller('scim')(ScimController);
  class AppModule {}
  Module({ controllers: [ScimController] })(AppModule);
  const app = await NestFactory.create(AppModule, { logger: false, bodyParser: false });
  app.use(express.json({ type: ['application/json', 'application/scim+json'] }));
  await app.init();
  await provisionAda({ handler: app.getHttpAdapter().getInstance() as express.Express });
  expect(people.get('1')?.title).toBe('Researcher');
  await app.close();
});
