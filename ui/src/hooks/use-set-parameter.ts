/** Parameters of the address, changed one by one. */
import { useCallback } from 'react';
import { type NavigateOptions, useNavigate } from 'react-router';

/**
 * Sets a parameter of the address and leaves the others; an empty value removes it. It begins with the address as it
 * is, and not as it was when the screen was last drawn: what else has changed it a moment ago stays.
 */
export function useSetParameter(): (name: string, value: string, options?: NavigateOptions) => void {
  const navigate = useNavigate();
  return useCallback(
    (name, value, options) =>
      void navigate(`?${withParameter(new URLSearchParams(window.location.search), name, value)}`, options),
    [navigate],
  );
}

export function withParameter(before: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(before);
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}
