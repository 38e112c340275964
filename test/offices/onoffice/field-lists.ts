import { ActionError, type ActionResult, type AskedAction } from './action-error';
import { statusLabels } from './model';

const text = (label: string) => ({
  type: 'varchar',
  length: '255',
  permittedvalues: [],
  default: null,
  label,
});

/** What the field configuration says, which is not what the calls take: `Nr` and `tags` are in it, and refused. */
const modules: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  task: {
    label: 'Aufgaben',
    Nr: text('Nr'),
    Betreff: text('Betreff'),
    Aufgabe: text('Aufgabe'),
    Status: { ...text('Status'), type: 'singleselect', permittedvalues: statusLabels },
    Prio: text('Priorität'),
    Bearbeiter: text('Bearbeiter'),
    Verantwortung: text('Verantwortung'),
    tags: text('Tags'),
  },
  user: { label: 'Benutzer', Name: text('Benutzername'), email: text('E-Mail') },
};

export function fieldsOf({ parameters }: AskedAction): ActionResult {
  const wanted = Array.isArray(parameters.modules) ? parameters.modules.map(String) : [];
  const unknown = wanted.find((name) => !Object.hasOwn(modules, name));
  if (unknown !== undefined) throw new ActionError(255, `Invalid value: ${unknown}`);
  return { total: null, records: wanted.map((id) => ({ id, type: '', elements: modules[id] })) };
}
