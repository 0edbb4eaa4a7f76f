/** The name in a row of a table, which opens its details. */
import { Link } from '@fluentui/react-components';

export function OpenRow({ name, onOpen }: { name: string; onOpen: () => void }) {
  return (
    <Link as="button" onClick={onOpen}>
      {name}
    </Link>
  );
}
