/** Drawn for 16 px in one weight; each is a path in a 16 by 16 box. */
const paths = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  clock: 'M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  back: 'M10 4 6 8l4 4',
  gear: 'M6.8 3.5 6.9 1.8 9.1 1.8 9.2 3.5 10.4 3.9 11.6 2.9 13.1 4.4 12.1 5.6 12.5 6.8 14.2 6.9 14.2 9.1 12.5 9.2 12.1 10.4 13.1 11.6 11.6 13.1 10.4 12.1 9.2 12.5 9.1 14.2 6.9 14.2 6.8 12.5 5.6 12.1 4.4 13.1 2.9 11.6 3.9 10.4 3.5 9.2 1.8 9.1 1.8 6.9 3.5 6.8 3.9 5.6 2.9 4.4 4.4 2.9 5.6 3.9ZM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
  inbox: 'M2 9.5h3.2l1 2h3.6l1-2H14M2 9.5v3.2h12V9.5L11.8 3H4.2L2 9.5Z',
  bell: 'M3.5 11.5h9L11.3 9.7V7a3.3 3.3 0 0 0-6.6 0v2.7L3.5 11.5ZM6.8 13.7h2.4',
  people:
    'M8.3 5.3a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 0 1 4.6 0ZM1.8 13c0-2.4 1.8-4 4.2-4s4.2 1.6 4.2 4M10.7 3.2a2.2 2.2 0 0 1 0 4.2M12 9.4c1.4.6 2.2 1.9 2.2 3.6',
  leaf: 'M3 4.2h10v9H3v-9ZM3 7.2h10M5.8 2.6v2.8M10.2 2.6v2.8',
  search: 'M11 7A4 4 0 1 1 3 7a4 4 0 0 1 8 0ZM10 10l3.5 3.5',
  offline: 'M2.5 6.2C5.6 3.3 10.4 3.3 13.5 6.2M5 8.8c1.7-1.5 4.3-1.5 6 0M8 12h.01M3 13 13 3',
  warning: 'M8 2.8 14.2 13.2H1.8L8 2.8ZM8 6.8v3M8 11.6h.01',
  key: 'M7.5 6a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0ZM7.2 7.3 13.5 11M11.3 9.7 10.2 11.6',
  browser: 'M9 3h4v4M13 3 7.5 8.5M7 4H3v9h9V9',
  arrow: 'M3 8h10M9 4l4 4-4 4',
  undo: 'M3 6.5h6.5a3 3 0 0 1 0 6H7M5.5 4 3 6.5 5.5 9',
  snooze: 'M13 9.5A5.3 5.3 0 0 1 6.5 3 5.3 5.3 0 1 0 13 9.5Z',
  pin: 'M6 2.5h4l-.6 4.2 2.6 2.5H4l2.6-2.5L6 2.5ZM8 9.2v4.6',
  copy: 'M6 6h7v7H6V6ZM10 6V3H3v7h3',
  phone:
    'M4.2 2.5h2l1 2.8-1.5 1.2a7.5 7.5 0 0 0 3.8 3.8l1.2-1.5 2.8 1v2c0 .9-.8 1.7-1.7 1.7A9.3 9.3 0 0 1 2.5 4.2c0-.9.8-1.7 1.7-1.7Z',
  mail: 'M2 4h12v8.5H2V4ZM2.3 4.5 8 9l5.7-4.5',
  box: 'M2.5 5 8 2.5 13.5 5v6L8 13.5 2.5 11V5ZM2.5 5 8 7.5 13.5 5M8 7.5v6',
  door: 'M3.5 13.5v-11h6M3.5 13.5h9v-11H9.5M3.5 13.5l6 1v-13l-6 1M7.3 8h.01',
  ajar: 'M2 13.5h12M4 13.5V2.5h8v11M4 2.5l5 2v10.2l-5-1.2M7.2 9h.01',
  cake: 'M3 13.5v-5h10v5H3ZM5.5 8.5v-2M8 8.5v-2M10.5 8.5v-2M8 4h.01M5.5 4h.01M10.5 4h.01',
  ticket: 'M2 4.5h12v2.2a1.4 1.4 0 0 0 0 2.6v2.2H2V9.3a1.4 1.4 0 0 0 0-2.6V4.5Z',
  task: 'M3 3h10v10H3V3ZM5.5 8l2 2 3.2-4',
  away: 'M3 13.5h10M8 13.5V6.5M8 6.5C5 6.5 3 7.5 2.5 9 2.5 5 5 3 8 3s5.5 2 5.5 6C13 7.5 11 6.5 8 6.5Z',
  star: 'M8 2.2 9.8 6l4.2.5-3.1 2.9.8 4.1L8 11.5l-3.7 2 .8-4.1L2 6.5 6.2 6 8 2.2Z',
  info: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0ZM8 7.3v3.7M8 5h.01',
} as const;

export type IconName = keyof typeof paths;

export const iconNames = Object.keys(paths) as readonly IconName[];

/** Decoration beside a word that says the same; never alone without a label on its button. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
