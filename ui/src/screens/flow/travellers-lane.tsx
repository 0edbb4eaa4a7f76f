/** Where the named objects move, above the line; by itself, so that an object that sets off draws nothing else anew. */
import type { ReactNode } from 'react';
import { TravellingObject } from './travelling-object.tsx';
import { useTravellers } from './use-travellers.ts';

export function TravellersLane({ className, isMoving }: { className: string; isMoving: boolean }): ReactNode {
  const { travellers, arrive } = useTravellers(isMoving);
  return (
    <div className={className} aria-hidden>
      {travellers.map((traveller) => (
        <TravellingObject key={traveller.object.id} traveller={traveller} onArrive={arrive} />
      ))}
    </div>
  );
}
