/** Runs a change of the tenant and says what came of it. */
import { useQueryClient } from '@tanstack/react-query';
import { useNotices } from '../../components/notices.tsx';

export function useDirectoryChange(): (work: Promise<unknown>, said: string) => void {
  const client = useQueryClient();
  const { done, failed } = useNotices();
  return (work, said) => {
    work.then(() => {
      done(said);
      void client.invalidateQueries({ queryKey: ['tenant'] });
    }, failed);
  };
}
