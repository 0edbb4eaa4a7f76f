/** Where a finding was seen: what the page and the JSON link it to. */
import type { Exchange } from '../model/exchange.ts';

export interface FindingSighting {
  sourceId: string | null;
  exchange: Exchange | null;
}
