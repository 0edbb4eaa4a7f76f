/** A list of the sample app that is read page by page. */
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { SampleAppPage } from '../../api/types.ts';

export type SampleAppQuery<T> = UseInfiniteQueryResult<InfiniteData<SampleAppPage<T>>>;

/** How many there are in all that are looked for. */
export function totalOf({ data }: SampleAppQuery<unknown>): number | undefined {
  return data?.pages[0]?.total;
}
