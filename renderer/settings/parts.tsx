/** The three shapes of a setting: a section, a switch, a choice; and a fact, which nobody can choose. */
import { type ReactNode, useId } from 'react';
import { type Choice, Select } from '../ui/select';

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function Section({ title, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="group-title">
        {title}
      </h2>
      <div className="settings-card">{children}</div>
    </section>
  );
}

interface SwitchRowProps {
  readonly label: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

export function SwitchRow({ label, on, onSwitch }: SwitchRowProps) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        className="switch"
        checked={on}
        aria-checked={on}
        onChange={(event) => onSwitch(event.target.checked)}
      />
    </div>
  );
}

interface ChoiceRowProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChoose: (value: Value) => void;
}

export function ChoiceRow<Value extends string>({ label, ...rest }: ChoiceRowProps<Value>) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{label}</label>
      <Select id={id} {...rest} />
    </div>
  );
}

interface NumberRowProps {
  readonly label: string;
  readonly value: number;
  readonly offered: readonly number[];
  readonly wordsOf: (value: number) => string;
  readonly onChoose: (value: number) => void;
}

/** A choice among numbers; one that is set but not offered is offered too. */
export function NumberRow({ label, value, offered, wordsOf, onChoose }: NumberRowProps) {
  const numbers = [...new Set([...offered, value])].sort((one, other) => one - other);
  return (
    <ChoiceRow
      label={label}
      value={String(value)}
      choices={numbers.map((number) => ({ value: String(number), label: wordsOf(number) }))}
      onChoose={(chosen) => onChoose(Number(chosen))}
    />
  );
}

interface FactRowProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function FactRow({ label, children }: FactRowProps) {
  return (
    <div className="setting">
      <span>{label}</span>
      <span className="quiet fact-value selectable">{children}</span>
    </div>
  );
}
