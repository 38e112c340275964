import { instantOf } from '../common/zoned-time';
import { writeDay, writeInstant, zeroDate } from './api-dates';
import type { Comment, CrmTask, Group, Invoice, Milestone, Person, PersonIndex, Task } from './model';
import type { Portal } from './portal';
import { mayComment, mayEdit } from './rights';

type Fields = Record<string, unknown>;

/** Puts what the portal knows into the objects of its API. `origin` is where the server believes it is. */
export class Views {
  constructor(
    private readonly portal: Portal,
    private readonly origin: () => string,
  ) {}

  /** The short profile that stands wherever somebody is named. */
  short(index: PersonIndex): Fields {
    const person = this.portal.at(index);
    return {
      id: person.id,
      displayName: encode(this.portal.displayName(person)),
      ...(person.title !== '' && { title: person.title }),
      avatarSmall: this.#photo(person, 32),
      profileUrl: this.#profile(person),
    };
  }

  full(person: Person): Fields {
    const { portal } = this;
    const groups = portal.groupsOf(person.index);
    const department = groups.map((group) => group.name).join(', ');
    return {
      id: person.id,
      userName: person.userName,
      isVisitor: person.isVisitor,
      firstName: person.firstName,
      lastName: person.lastName,
      email: person.email,
      ...(person.birthday !== null && { birthday: writeDay(person.birthday, portal.zone) }),
      sex: person.gender,
      status: person.status,
      activationStatus: 1,
      terminated: person.status === 2 ? writeInstant(portal.clock.now(), portal.zone) : null,
      department: encode(department),
      workFrom: writeDay(`20${String(10 + (person.index % 15))}-04-01`, portal.zone),
      ...(person.lead !== null && { lead: portal.at(person.lead).id }),
      displayName: encode(portal.displayName(person)),
      ...(person.mobilePhone !== '' && {
        mobilePhone: person.mobilePhone.replace(/\D/gu, ''),
        mobilePhoneActivationStatus: 1,
      }),
      ...(person.title !== '' && { title: person.title }),
      ...(person.contacts.length > 0 && { contacts: person.contacts }),
      ...(groups.length > 0 && { groups: groups.map((group) => this.groupSummary(group)) }),
      avatarMedium: this.#photo(person, 48),
      avatar: this.#photo(person, 82),
      isAdmin: person.isAdmin,
      isLDAP: false,
      isOwner: person.index === 0,
      cultureName: 'de-DE',
      isSSO: false,
      avatarSmall: this.#photo(person, 32),
      quotaLimit: 0,
      usedSpace: 0,
      docsSpace: 0,
      mailSpace: 0,
      talkSpace: 0,
      profileUrl: this.#profile(person),
    };
  }

  groupSummary(group: Group): Fields {
    const manager = group.manager === null ? null : this.portal.at(group.manager).userName;
    return { id: group.id, name: group.name, manager };
  }

  groupFull(group: Group): Fields {
    return {
      id: group.id,
      name: group.name,
      category: '00000000-0000-0000-0000-000000000000',
      parent: '00000000-0000-0000-0000-000000000000',
      description: '',
      manager:
        group.manager === null
          ? { id: '4a515a15-d4d6-4b8e-828e-e0586f18f3a3', displayName: 'Unknown Unknown' }
          : this.short(group.manager),
      members: group.members.map((index) => this.short(index)),
    };
  }

  task(task: Task, viewer: Person): Fields {
    const { portal } = this;
    const milestone = portal.milestones.find((one) => one.id === task.milestone);
    const edit = mayEdit(task, viewer);
    return {
      canEdit: edit,
      canCreateSubtask: edit,
      canCreateTimeSpend: edit,
      canDelete: task.createdBy === viewer.index || viewer.isAdmin,
      canReadFiles: true,
      ...this.#day('startDate', task.startDate, portal.zone),
      id: task.id,
      title: task.title,
      description: task.description,
      ...this.#day('deadline', task.deadline, portal.switches.serverZone),
      priority: task.priority,
      ...(task.milestone !== null && { milestoneId: task.milestone }),
      projectOwner: {
        id: task.project.id,
        title: task.project.title,
        status: task.project.status,
        isPrivate: false,
      },
      subtasks: task.subtasks.map((subtask) => ({
        canEdit: edit,
        taskId: task.id,
        id: subtask.id,
        title: subtask.title,
        status: subtask.status,
        ...(subtask.responsible !== null && { responsible: this.short(subtask.responsible) }),
      })),
      status: task.status,
      ...(portal.switches.updatedBy === 'written' && { updatedBy: this.short(task.updatedBy) }),
      created: writeInstant(task.created, portal.zone),
      createdBy: this.short(task.createdBy),
      updated: writeInstant(task.updated, portal.zone),
      responsibles:
        task.responsibles.length === 0 ? null : task.responsibles.map((index) => this.short(index)),
      ...(milestone && {
        milestone: {
          id: milestone.id,
          title: milestone.title,
          deadline: writeDay(milestone.deadline, portal.switches.serverZone),
        },
      }),
    };
  }

  taskFull(task: Task, viewer: Person): Fields {
    return {
      ...this.task(task, viewer),
      files: [],
      comments: task.comments.map((comment) => this.comment(comment, viewer)),
      commentsCount: task.comments.length,
      isSubscribed: task.responsibles.includes(viewer.index),
      canEditFiles: true,
      canCreateComment: mayComment(task, viewer),
      project: { id: task.project.id, title: task.project.title },
      timeSpend: 0,
    };
  }

  comment(comment: Comment, viewer: Person): Fields {
    const created = writeInstant(comment.created, this.portal.zone);
    return {
      id: comment.id,
      parentId: '00000000-0000-0000-0000-000000000000',
      text: comment.text,
      created,
      createdBy: this.short(comment.author),
      updated: created,
      inactive: false,
      canEdit: comment.author === viewer.index,
    };
  }

  milestone(milestone: Milestone, viewer: Person): Fields {
    const { portal } = this;
    const edit =
      milestone.project.status === 0 &&
      (viewer.isAdmin || [milestone.responsible, milestone.project.manager].includes(viewer.index));
    return {
      id: milestone.id,
      title: milestone.title,
      description: '',
      projectOwner: {
        id: milestone.project.id,
        title: milestone.project.title,
        status: milestone.project.status,
        isPrivate: false,
      },
      deadline: writeDay(milestone.deadline, portal.switches.serverZone),
      isKey: false,
      isNotify: true,
      canEdit: edit,
      canDelete: edit,
      status: milestone.status,
      responsible: this.short(milestone.responsible),
      activeTaskCount: 1,
      closedTaskCount: 0,
      created: writeInstant(milestone.created, portal.zone),
      createdBy: this.short(milestone.createdBy),
      updated: writeInstant(milestone.updated, portal.zone),
    };
  }

  crmTask(task: CrmTask, viewer: Person): Fields {
    const { zone } = this.portal;
    const edit = viewer.isAdmin || [task.responsible, task.createBy].includes(viewer.index);
    return {
      createBy: this.short(task.createBy),
      created: writeInstant(task.created, zone),
      ...(task.contact !== null && { contact: { id: 5, displayName: task.contact, isCompany: true } }),
      title: task.title,
      ...(task.description !== '' && { description: task.description }),
      deadLine: writeInstant(task.deadLine, zone),
      ...(task.alertValue !== 0 && { alertValue: task.alertValue }),
      responsible: this.short(task.responsible),
      ...(task.isClosed && { isClosed: true }),
      category: {
        imagePath: '/images/call.png',
        title: task.category,
        color: '#ff0000',
        sortOrder: 1,
        id: 3,
      },
      ...(edit && { canEdit: true }),
      id: task.id,
    };
  }

  invoice(invoice: Invoice): Fields {
    const { zone } = this.portal;
    const names = ['', 'Draft', 'Sent', 'Rejected', 'Paid', 'Archived'];
    return {
      status: { id: invoice.status, title: names[invoice.status] },
      number: invoice.number,
      issueDate: writeInstant(invoice.issueDate, zone),
      contact: { id: 5, displayName: invoice.contact, isCompany: true },
      dueDate: writeInstant(invoice.dueDate, zone),
      currency: { title: 'Euro', symbol: '€', abbreviation: invoice.currency },
      cost: invoice.cost,
      createOn: writeInstant(invoice.issueDate, zone),
      createBy: this.short(invoice.createBy),
      canEdit: true,
      canDelete: false,
      id: invoice.id,
    };
  }

  #day(name: string, day: string | null, zone: string): Fields {
    if (day !== null) {
      const isWall = name === 'deadline';
      return { [name]: isWall ? writeDay(day, zone) : writeInstant(instantOf(zone, day), zone) };
    }
    const { noDate } = this.portal.switches;
    return noDate === 'absent' ? {} : { [name]: noDate === 'null' ? null : zeroDate };
  }

  #photo(person: Person, size: number): string {
    const { photos } = this.portal.switches;
    const root = photos === 'relative' ? '' : photos === 'absolute' ? this.origin() : 'https://cdn.example';
    if (!person.hasPhoto) return `${root}/skins/default/images/default_user_photo_size_${size}-${size}.png`;
    return `${root}/storage/userPhotos/root/${person.id}_size_${size}-${size}.png?_=${person.revision}`;
  }

  #profile(person: Person): string {
    return `${this.origin()}/Products/People/Profile.aspx?user=${encodeURIComponent(person.userName)}`;
  }
}

/** As the portal encodes names for pages. */
function encode(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
