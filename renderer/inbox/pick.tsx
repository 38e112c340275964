import { toggle, useSelection } from './selection';

/** The box that picks a request, while several are being picked. */
export function Pick({
  rowKey,
  label,
  tabIndex,
}: {
  readonly rowKey: string;
  readonly label: string;
  readonly tabIndex: number;
}) {
  const picked = useSelection(({ keys }) => keys.has(rowKey));
  return (
    <input
      type="checkbox"
      className="pick"
      aria-label={label}
      tabIndex={tabIndex}
      checked={picked}
      onChange={() => toggle(rowKey)}
    />
  );
}
