import type { ComponentProps } from 'react';
import type { PersonHit } from '../../electron/bridge/slices';
import { PersonItem } from './person-item';
import type { ShowPerson } from './walk';

interface PersonListProps extends Omit<ComponentProps<'ul'>, 'className' | 'aria-label'> {
  readonly hits: readonly PersonHit[];
  readonly label: string;
  /** Key of the row that Tab enters. */
  readonly current: string | undefined;
  readonly onShow: ShowPerson;
}

/** Names a row of people. */
export function rowKeyOf({ accountId, id }: Pick<PersonHit, 'accountId' | 'id'>): string {
  return `${accountId} ${id}`;
}

export function PersonList({ hits, label, current, onShow, ...rest }: PersonListProps) {
  return (
    <ul {...rest} className="hits" aria-label={label}>
      {hits.map((hit) => {
        const key = rowKeyOf(hit);
        return <PersonItem key={key} hit={hit} rowKey={key} current={key === current} onShow={onShow} />;
      })}
    </ul>
  );
}
