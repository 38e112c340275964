/**
 * Every part of `renderer/ui` in every state, a section a page. What is inside `data-state` is shown as if the pointer
 * or the focus were there, by whoever drives the page; by hand, one hovers.
 */
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { FailureNote } from '../../ui/failure-note';
import { Field } from '../../ui/field';
import { Icon, iconNames } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { Select } from '../../ui/select';
import { Skeleton } from '../../ui/skeleton';
import type { ComponentSection } from './component-sections';
import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/buttons.css';
import '../../ui/fields.css';
import '../../ui/pieces.css';
import '../../inbox/bulk-bar.css';
import '../../shell/shell.css';
import './components.css';

const nothing = () => undefined;
const looks = ['filled', 'outlined', 'danger', 'plain'] as const;

function As({
  state,
  children,
}: {
  readonly state: 'hover' | 'focus-visible';
  readonly children: ReactNode;
}) {
  return <span data-state={state}>{children}</span>;
}

function Buttons() {
  return (
    <>
      <div className="states small quiet">
        {['', 'at rest', 'hover', 'focus', 'disabled', 'busy'].map((state) => (
          <span key={state}>{state}</span>
        ))}
      </div>
      {looks.map((look) => (
        <div key={look} className="states">
          <span className="small quiet">{look}</span>
          <Button look={look}>Do</Button>
          <As state="hover">
            <Button look={look}>Do</Button>
          </As>
          <As state="focus-visible">
            <Button look={look}>Do</Button>
          </As>
          <Button look={look} aria-disabled>
            Do
          </Button>
          <Button look={look} busy>
            Do
          </Button>
        </div>
      ))}
      <h2>Compact, with an icon, an icon alone</h2>
      <div className="line">
        <Button compact>Look again now</Button>
        <Button compact icon="undo">
          Undo
        </Button>
        <Button icon="key">Choose</Button>
        <Button look="plain" icon="gear" aria-label="Settings" />
        <As state="hover">
          <Button look="plain" icon="cross" aria-label="Dismiss" />
        </As>
        <Button look="plain" compact icon="task" aria-pressed>
          Select
        </Button>
      </div>
      <h2>Menus</h2>
      <div className="line">
        <Menu label="Snooze" withLabel icon="snooze" items={[]} />
        <Menu label="More" items={[{ label: 'Open', icon: 'browser', onChoose: nothing }]} />
      </div>
      <h2>Tabs</h2>
      <div className="tab-bar">
        <div role="tablist" aria-label="Tabs">
          <button type="button" role="tab" className="tab" aria-selected>
            Chosen
          </button>
          <As state="hover">
            <button type="button" role="tab" className="tab" aria-selected={false}>
              Hovered
            </button>
          </As>
          <button type="button" role="tab" className="tab" aria-selected={false}>
            Other
          </button>
        </div>
      </div>
    </>
  );
}

const choices = [{ value: 'one', label: 'Everything that there is' }];

function Fields() {
  return (
    <div className="halves">
      <Field label="At rest">{(ties) => <input {...ties} className="input" placeholder="Type here" />}</Field>
      <Field label="Filled">
        {(ties) => <input {...ties} className="input" defaultValue="Zażółć gęślą" />}
      </Field>
      <Field label="Focus" hint="What it is for.">
        {(ties) => (
          <As state="focus-visible">
            <input {...ties} className="input" />
          </As>
        )}
      </Field>
      <Field label="Error" error="Type the server address.">
        {(ties) => <input {...ties} className="input" />}
      </Field>
      <Field label="Longer words">{(ties) => <textarea {...ties} className="input" rows={2} />}</Field>
      <Field label="Longer words, wrong" error="Type a reason first.">
        {(ties) => <textarea {...ties} className="input" rows={2} />}
      </Field>
      <Field label="Choice">
        {(ties) => <Select {...ties} value="one" choices={choices} onChoose={nothing} />}
      </Field>
      <Field label="Choice in focus">
        {(ties) => (
          <span data-state="focus-visible">
            <Select {...ties} value="one" choices={choices} onChoose={nothing} />
          </span>
        )}
      </Field>
      <div className="line">
        {[false, true].map((on) => (
          <input
            key={String(on)}
            type="checkbox"
            role="switch"
            className="switch"
            aria-label={on ? 'On' : 'Off'}
            aria-checked={on}
            defaultChecked={on}
          />
        ))}
        <As state="focus-visible">
          <input type="checkbox" role="switch" className="switch" aria-label="Focus" aria-checked={false} />
        </As>
      </div>
      <div className="line">
        <input type="checkbox" className="pick" aria-label="Not picked" />
        <input type="checkbox" className="pick" aria-label="Picked" defaultChecked />
      </div>
    </div>
  );
}

function Pieces() {
  return (
    <>
      <FailureNote failure={{ name: 'forbidden', detail: 'HTTP 403' }} />
      <h2>What needs a look</h2>
      <FailureNote failure={{ name: 'disk-full' }} tone="amber">
        <Button compact>Look again now</Button>
      </FailureNote>
      <h2>People</h2>
      <div className="line">
        {[
          'Anna Kowalska',
          'Li',
          'Zoë Ó Briain',
          'Tom Baker',
          'Inês Figueiredo',
          'Ola Bąk',
          'Ewa Ó',
          'Jo Li',
        ].map((name) => (
          <Avatar key={name} name={name} />
        ))}
      </div>
      <h2>Keys</h2>
      <p>
        <kbd className="kbd">Ctrl+H</kbd> <span className="quiet">quiet</span>{' '}
        <span className="quiet small">quiet and small</span> <span className="strong">strong</span>
      </p>
    </>
  );
}

function Places() {
  return (
    <>
      <Skeleton />
      <Empty icon="inbox" title="Nothing waits for you.">
        <p className="quiet">Last looked just now.</p>
        <Button>Look again now</Button>
      </Empty>
      <div className="toast">Copied the number of Anna Kowalska</div>
    </>
  );
}

function Icons() {
  return (
    <div className="icons">
      {iconNames.map((name) => (
        <div key={name}>
          <Icon name={name} />
          {name}
        </div>
      ))}
    </div>
  );
}

const sections: Readonly<Record<ComponentSection, () => ReactNode>> = {
  buttons: Buttons,
  fields: Fields,
  pieces: Pieces,
  places: Places,
  icons: Icons,
};

/** Draws one of the pages. */
export function showComponents(section: ComponentSection, root: HTMLElement): void {
  const Section = sections[section];
  createRoot(root).render(
    <main className="sheet">
      <h1>{section}</h1>
      <Section />
    </main>,
  );
}
