/** A value once it has rested: for requests about something that is being typed. */
import { useEffect, useState } from 'react';

const RESTING_MS = 250;

export function useResting<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), RESTING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
