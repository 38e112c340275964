import type { Person, Task } from './model';

/** Project manager and administrators; of the team whoever made it, does it, or anybody while nobody does it. */
export function mayEdit(task: Task, person: Person): boolean {
  if (task.project.status === 1 || person.isVisitor) return false;
  if (person.isAdmin || task.project.manager === person.index) return true;
  if (!task.project.team.has(person.index)) return false;
  return (
    task.createdBy === person.index ||
    task.responsibles.length === 0 ||
    task.responsibles.includes(person.index)
  );
}

export function mayComment(task: Task, person: Person): boolean {
  return task.project.status === 0 && (person.isAdmin || task.project.team.has(person.index));
}

export function maySee(task: Task, person: Person): boolean {
  return (
    person.isAdmin ||
    task.project.manager === person.index ||
    task.project.team.has(person.index) ||
    task.responsibles.includes(person.index)
  );
}
