import { addDays } from '../common/plain-dates';
import type { SeededRandom } from '../common/random';
import { instantOf } from '../common/zoned-time';
import type { Project, Task } from './model';
import type { Portal } from './portal';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const projectTitles = ['Harbour Lofts', 'Spring Catalogue', 'Office Move', 'Web Shop', 'Trade Fair'];
const taskTitles = [
  'Approve brochure draft',
  'Order sample tiles',
  'Check the offer',
  'Prepare the contract',
  'Call the printer',
  'Measure the hall',
];

/** Fills a portal with projects, tasks, milestones, contacts to call, invoices and dates around the present. */
export function makeWork(portal: Portal, random: SeededRandom): void {
  makeProjects(portal, random);
  for (const person of portal.people.slice(0, 60)) {
    if (person.status !== 1 || person.isVisitor) continue;
    makeTasksFor(portal, random, person.index);
  }
  makeCrm(portal, random);
  makeEvents(portal);
}

export function addTask(portal: Portal, project: Project, given: Partial<Task> & { title: string }): Task {
  const now = portal.clock.now();
  const task: Task = {
    id: portal.nextId(),
    description: '',
    deadline: null,
    startDate: null,
    priority: 0,
    milestone: null,
    project,
    status: 1,
    created: now,
    createdBy: project.manager,
    updated: now,
    updatedBy: given.createdBy ?? project.manager,
    responsibles: [],
    subtasks: [],
    comments: [],
    ...given,
  };
  for (const index of task.responsibles) project.team.add(index);
  portal.tasks.push(task);
  return task;
}

function makeProjects(portal: Portal, random: SeededRandom): void {
  const { people } = portal;
  for (const [at, title] of projectTitles.entries()) {
    const manager = at % Math.min(3, people.length);
    const team = people.filter((person) => person.index % 3 === at % 3 || person.index < 3).slice(0, 30);
    portal.projects.push({
      id: 10 + at,
      title,
      status: at === 4 ? 1 : 0,
      manager,
      team: new Set([manager, ...team.map(({ index }) => index)]),
    });
    if (at === 4) continue;
    portal.milestones.push({
      id: portal.nextId(),
      title: `${title}: first part`,
      project: portal.projects[at] as Project,
      responsible: at === 0 ? 0 : manager,
      deadline: addDays(portal.today, random.int(2, 20)),
      status: 0,
      created: new Date(portal.clock.now().getTime() - 20 * dayMs),
      createdBy: 1,
      updated: new Date(portal.clock.now().getTime() - 9 * dayMs),
    });
  }
}

function makeTasksFor(portal: Portal, random: SeededRandom, index: number): void {
  const open = portal.projects.filter((project) => project.status === 0);
  const now = portal.clock.now().getTime();
  const count = index === 0 ? 6 : random.int(1, 4);
  for (let at = 0; at < count; at += 1) {
    const project = random.pick(open);
    const author = index === project.manager ? 1 : project.manager;
    const created = new Date(now - random.int(1, 30) * dayMs - random.int(0, 999));
    const isClosed = at > 2 && random.chance(0.4) && index !== 0;
    addTask(portal, project, {
      title: at < taskTitles.length ? (taskTitles[(at + index) % taskTitles.length] ?? 'Task') : 'Task',
      description: at === 0 ? '<p>Second round &amp; last</p><p>See the <b>notes</b>.</p>' : '',
      deadline: at % 3 === 2 ? null : addDays(portal.today, random.int(-3, 12)),
      startDate: at % 3 === 1 ? addDays(portal.today, -4) : null,
      priority: random.pick([0, 0, 1, -1]),
      milestone: at === 1 ? (portal.milestones.find((one) => one.project === project)?.id ?? null) : null,
      status: isClosed ? 2 : 1,
      created,
      createdBy: author,
      updated: created,
      updatedBy: author,
      responsibles: at === 3 && portal.people.length > 5 ? [index, (index + 1) % 4] : [index],
      subtasks:
        at === 4 ? [{ id: portal.nextId(), title: 'Ask for prices', status: 1, responsible: index }] : [],
    });
  }
  if (index < 6) {
    // Nobody does it yet; whoever is in the team may take it.
    const project = open.find((one) => one.team.has(index)) ?? random.pick(open);
    addTask(portal, project, {
      title: `Find a venue (${index + 1})`,
      created: new Date(now - 2 * dayMs),
      createdBy: project.manager === index ? 1 : project.manager,
    });
  }
}

function makeCrm(portal: Portal, random: SeededRandom): void {
  const now = portal.clock.now().getTime();
  for (let at = 0; at < Math.min(30, portal.people.length * 2); at += 1) {
    const responsible = at % Math.min(6, portal.people.length);
    portal.crmTasks.push({
      id: 80 + at,
      title: random.pick(['Call back Mr Example', 'Send the price list', 'Meet at the fair']),
      description: at % 2 === 0 ? 'Ask about the <b>second</b> delivery.' : '',
      deadLine: new Date(Math.floor(now / hourMs) * hourMs + random.int(-48, 240) * hourMs),
      alertValue: random.pick([0, 0, 15, 60]),
      responsible,
      isClosed: at > 12 && random.chance(0.5),
      category: random.pick(['Call', 'Meeting', 'E-mail']),
      contact: at % 3 === 0 ? 'Example Trading Ltd' : null,
      created: new Date(now - 5 * dayMs),
      createBy: responsible === 1 ? 2 : 1,
    });
    portal.invoices.push({
      id: 700 + at,
      number: `INV-${String(at + 1).padStart(6, '0')}`,
      status: at < 3 ? 2 : (([1, 2, 3, 4, 5] as const)[at % 5] ?? 1),
      issueDate: new Date(now - 10 * dayMs),
      dueDate: new Date(now + random.int(1, 20) * dayMs),
      cost: random.int(90, 9_000),
      currency: 'EUR',
      contact: 'Example Trading Ltd',
      createBy: at % Math.min(4, portal.people.length),
    });
  }
}

function makeEvents(portal: Portal): void {
  const { today, zone } = portal;
  const at = (days: number, time: string) => instantOf(zone, addDays(today, days), time);
  for (const person of portal.people.slice(0, 8)) {
    const own = { owner: person.index, sharedWith: [], status: 1, repeatRule: '', alert: -1 } as const;
    portal.events.push(
      {
        ...own,
        id: portal.nextId(),
        title: 'Dentist',
        description: '',
        start: at(1, '15:30'),
        end: at(1, '16:15'),
        allDay: false,
        alert: 4,
        sharedWith: [],
      },
      {
        ...own,
        id: portal.nextId(),
        title: 'Stand-up',
        description: 'In the kitchen.',
        start: at(-20, '09:15'),
        end: at(-20, '09:30'),
        allDay: false,
        repeatRule: 'FREQ=DAILY;INTERVAL=1',
        alert: 1,
        sharedWith: [],
      },
      {
        ...own,
        id: portal.nextId(),
        title: 'Stock-taking',
        description: '',
        start: at(3, '00:00'),
        end: at(3, '00:00'),
        allDay: true,
        sharedWith: [(person.index + 1) % portal.people.length],
      },
      {
        ...own,
        id: portal.nextId(),
        title: 'Cancelled lunch',
        description: '',
        start: at(2, '12:00'),
        end: at(2, '13:00'),
        allDay: false,
        status: 2,
        sharedWith: [],
      },
    );
  }
}
