import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Button } from './button';
import { Icon, type IconName } from './icon';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  readonly verb?: string;
  readonly onChoose: () => void;
}

interface MenuProps {
  readonly label: string;
  /** Shows the label; otherwise the button is three dots with the label as its name. */
  readonly withLabel?: boolean;
  readonly icon?: IconName;
  readonly items: readonly MenuItem[];
  readonly tabIndex?: number;
  readonly describedBy?: string;
}

/** A button with what is less often wanted. The list is a native popover: above everything, closed by a click beside it. */
export function Menu({ label, withLabel, icon = 'more', items, tabIndex, describedBy }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const opened = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen && button.current && list.current) {
      place(list.current, button.current);
      focusItem(list.current, 0);
    }
  };
  const close = () => {
    list.current?.hidePopover();
    button.current?.focus();
  };

  return (
    <>
      <Button
        ref={button}
        look={withLabel ? 'outlined' : 'plain'}
        icon={icon}
        compact
        tabIndex={tabIndex}
        aria-label={withLabel ? undefined : label}
        title={withLabel ? undefined : label}
        aria-describedby={describedBy}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={id}
      >
        {withLabel ? label : undefined}
      </Button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        tabIndex={-1}
        className="menu"
        onToggle={(event) => opened(event.newState === 'open')}
        onKeyDown={(event) => moveInMenu(event, close)}
      >
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            data-verb={item.verb}
            onClick={() => {
              close();
              item.onChoose();
            }}
          >
            {item.icon && <Icon name={item.icon} />}
            {item.label}
          </button>
        ))}
      </div>
    </>
  );
}

/** Under the button, its right edges together; above where there is no room below. */
function place(list: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const { width, height } = list.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const top = below + height > window.innerHeight - 4 ? Math.max(4, anchor.top - 4 - height) : below;
  list.style.top = `${top}px`;
  list.style.left = `${Math.max(8, Math.min(anchor.right - width, window.innerWidth - width - 8))}px`;
}

function focusItem(list: HTMLElement, index: number): void {
  const items = list.querySelectorAll<HTMLElement>('[role="menuitem"]');
  items[(index + items.length) % items.length]?.focus();
}

function moveInMenu(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const list = event.currentTarget;
  const items = [...list.querySelectorAll('[role="menuitem"]')];
  const at = document.activeElement ? items.indexOf(document.activeElement) : -1;
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  // Letters are commands of the list behind; in an open menu they are nothing.
  event.stopPropagation();
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    close();
  } else if (next !== undefined) {
    event.preventDefault();
    focusItem(list, next);
  }
}
