/** A button below a table of which there is more. */
import { Button } from '@fluentui/react-components';
import { texts } from '../texts/texts.ts';

export function MoreRows({ hasMore, isLoading, load }: { hasMore: boolean; isLoading: boolean; load: () => void }) {
  if (!hasMore) return null;
  return (
    <div>
      <Button onClick={load} disabled={isLoading}>
        {isLoading ? texts.loading : texts.more}
      </Button>
    </div>
  );
}
