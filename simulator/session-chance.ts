/**
 * Chance that goes on from one use to the next, and not from a name alone. Ids of later sessions must not repeat those
 * of earlier ones: every opening of the data has streams of its own.
 */
import type { ChancePosition, ChanceStream } from './chance.ts';

/** The streams, and what names each. */
const streamNames = { ids: 'ids', audit: 'audit', outbox: 'outbox', requestIds: 'request-ids' } as const;

type StreamName = keyof typeof streamNames;

export type SessionPositions = Record<StreamName, ChancePosition>;

export class SessionChance {
  readonly ids: ChanceStream;
  readonly audit: ChanceStream;
  readonly outbox: ChanceStream;
  readonly requestIds: ChanceStream;

  constructor(chanceFor: (name: string) => ChanceStream, session: number) {
    const stream = (name: StreamName) => chanceFor(`${streamNames[name]}:${session}`);
    this.ids = stream('ids');
    this.audit = stream('audit');
    this.outbox = stream('outbox');
    this.requestIds = stream('requestIds');
  }

  positions(): SessionPositions {
    return {
      ids: this.ids.position(),
      audit: this.audit.position(),
      outbox: this.outbox.position(),
      requestIds: this.requestIds.position(),
    };
  }

  moveTo(positions: SessionPositions): void {
    for (const name of Object.keys(streamNames) as StreamName[]) this[name].moveTo(positions[name]);
  }
}
