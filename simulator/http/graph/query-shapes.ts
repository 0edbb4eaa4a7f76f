/** The system query options as input shapes; each resource takes those it names. */
import { Type } from 'typebox';

const options = {
  $filter: Type.String({ description: 'OData filter' }),
  $orderby: Type.String({ description: 'Property with asc or desc' }),
  $top: Type.String({ description: 'Rows of a page, a whole number from 1' }),
  $skiptoken: Type.String({ description: 'From @odata.nextLink' }),
  $deltatoken: Type.String({ description: 'From @odata.deltaLink' }),
  $count: Type.String({ description: 'true adds @odata.count' }),
  $select: Type.String({ description: 'Properties, joined by commas' }),
  $expand: Type.String({ description: 'Relations to include' }),
  $search: Type.String({ description: '"property:text"' }),
};

type OptionName = keyof typeof options;

/** Every option optional; others than these are judged by `checkOptions`. */
export function queryShape<const N extends OptionName>(names: readonly N[]) {
  const chosen = Object.fromEntries(names.map((name) => [name, options[name]])) as Pick<typeof options, N>;
  return Type.Partial(Type.Object(chosen));
}
