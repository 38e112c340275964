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
  /** Names the button for the keyboard. */
  readonly verb?: string;
}

/** A button with what is less often wanted. The list is a native popover: above everything, closed by a click beside it. */
export function Menu({ label, withLabel, icon = 'more', items, tabIndex, describedBy, verb }: MenuProps) {
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
        data-verb={verb}
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

function itemsOf(list: HTMLElement): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}

function focusItem(list: HTMLElement, index: number): void {
  itemsOf(list).at(index)?.focus();
}

/** The keys of a menu button's menu in the ARIA Authoring Practices. */
function moveInMenu(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const { currentTarget: list, key } = event;
  const items = itemsOf(list);
  const at = items.findIndex((item) => item.matches(':focus'));
  const next = { ArrowDown: (at + 1) % items.length, ArrowUp: at - 1, Home: 0, End: -1 }[key];
  // In an open menu a letter goes to the next item that begins with it; it is no command of the list behind.
  event.stopPropagation();
  if (key === 'Escape' || key === 'Tab') {
    // Tab then goes on from the button.
    if (key === 'Escape') event.preventDefault();
    close();
  } else if (next !== undefined) {
    event.preventDefault();
    focusItem(list, next);
  } else if (key.length === 1 && key !== ' ') {
    const rest = [...items.slice(at + 1), ...items];
    rest.find(({ textContent }) => textContent.toLowerCase().startsWith(key.toLowerCase()))?.focus();
  }
}
