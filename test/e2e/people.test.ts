import { describe, expect, test } from 'vitest';
import type { PersonState } from '../offices';
import { eventually } from './support/eventually';
import { button, searchPeople, showTab } from './support/views';
import { withApp } from './support/with-app';

/** Letters as somebody without the right keyboard types them. */
function plain(text: string): string {
  return text
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase();
}

describe('the directory, the server being away', () => {
  const on = withApp({ signedIn: true, people: 60 });

  let known: readonly PersonState[] | undefined;

  async function everybody(): Promise<readonly PersonState[]> {
    if (known !== undefined) return known;
    const people = await on.stage.control.people();
    const page = await on.app.open();
    await showTab(page, 'People');
    await page.getByText(`${people.length} colleagues kept on this computer`).waitFor({ timeout: 30_000 });
    await on.stage.control.stopListening();
    known = people;
    return people;
  }

  /** Somebody whose name needs letters that not every keyboard has, and who has a telephone. */
  async function somebody(): Promise<PersonState> {
    const people = await everybody();
    const found = people.find(
      ({ name, phone, manager }) =>
        phone !== '' && manager !== null && /ł/i.test(name) && plain(name) !== name.toLowerCase(),
    );
    if (found === undefined) throw new Error('Nobody here has accents in the name');
    return found;
  }

  test('finds a colleague while typing, without accents', async () => {
    const person = await somebody();
    const page = await on.app.open();
    const typed = `${plain(person.firstname).slice(0, 3)} ${plain(person.lastname).slice(0, 4)}`;
    const found = await searchPeople(page, typed);
    const first = found.getByRole('listitem').first();
    await eventually(() => first.textContent()).toContain(person.name);
    expect(await first.textContent()).toContain(person.phone);
  });

  test('Enter copies the number one would dial', async () => {
    const person = await somebody();
    const page = await on.app.open();
    await searchPeople(page, plain(person.name));
    await eventually(() => page.getByRole('listitem').first().textContent()).toContain(person.name);
    await page.getByLabel('Search people').press('Enter');
    const clipboard = () => on.app.evaluate(({ clipboard: desk }) => desk.readText());
    await eventually(clipboard).toBe(person.phone);
  });

  test('finds by a piece of a telephone number', async () => {
    const person = await somebody();
    const page = await on.app.open();
    const found = await searchPeople(page, person.phone.slice(-7));
    await eventually(() => found.getByRole('listitem').allTextContents()).toContainEqual(
      expect.stringContaining(person.name),
    );
  });

  test('shows the card with every way to reach somebody, and walks to the manager and back down', async () => {
    const person = await somebody();
    const people = await on.stage.control.people();
    const manager = people.find(({ login }) => login === person.manager);
    const page = await on.app.open();
    const found = await searchPeople(page, plain(person.name));
    await eventually(() => found.getByRole('listitem').first().textContent()).toContain(person.name);
    await page.getByLabel('Search people').press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const card = page.getByRole('region', { name: person.name });
    await card.getByText(person.login).waitFor();
    await card.getByText(person.phone).waitFor();
    await button(card, manager?.name ?? '').click();
    const managerCard = page.getByRole('region', { name: manager?.name ?? '' });
    await managerCard.getByText(/\d+ reports? to them/).waitFor();
    await button(managerCard, person.name).click();
    await card.waitFor();
  });

  test('says so when there is nobody', async () => {
    const page = await on.app.open();
    await searchPeople(page, 'qqqqqxyz');
    await page.getByText('Nobody found for "qqqqqxyz".').waitFor();
  });
});
