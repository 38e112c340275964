/**
 * The mark in the tray: a door ajar, drawn in one weight and one colour. It is drawn anew for each size, with its
 * lines on whole pixels, because a scaled line is a blurred line.
 */

/** The grid that the coordinates below belong to. */
const gridSize = 22;

/** @typedef {'idle' | 'waiting' | 'offline' | 'sign-in' | 'error'} TrayState */

/** @type {TrayState[]} */
export const trayStates = ['idle', 'waiting', 'offline', 'sign-in', 'error'];

/**
 * @param {TrayState} state
 * @param {number} size edge length in pixels
 * @param {string} colour
 * @returns {string} an SVG document
 */
export function trayMark(state, size, colour) {
  const scale = size / gridSize;
  const weight = Math.max(2, Math.round(2 * scale));
  /** @param {number} at the middle of a straight line, which is put where its edges meet the pixels' edges */
  const line = (at) => Math.round(at * scale - weight / 2) + weight / 2;
  /** @param {number} value */
  const free = (value) => Math.round(value * scale * 100) / 100;
  const gap = Math.max(1.5, Math.round(1.5 * scale));
  const { overlay, cut } = overlays(free, weight, gap)[state];
  // Below 20 pixels there is no room for a handle, and under the slash it would leave crumbs.
  const handle =
    size >= 20 && state !== 'offline' ? handleAt(line(13) - 1.6 * weight, free(11.5), weight) : '';
  const door = state === 'sign-in' ? closedDoor(line) : doorAjar(line) + handle;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">`,
    `<mask id="cut"><rect width="${size}" height="${size}" fill="#fff"/><g fill="#000" stroke="#000">${cut}</g></mask>`,
    `<g mask="url(#cut)" fill="none" stroke="${colour}" stroke-width="${weight}" stroke-linejoin="round" stroke-linecap="round">${door.replaceAll('COLOUR', colour)}</g>`,
    `<g fill="${colour}" stroke="none">${overlay.replaceAll('COLOUR', colour)}</g>`,
    '</svg>',
  ].join('\n');
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} weight
 */
function handleAt(x, y, weight) {
  return `<circle cx="${x}" cy="${y}" r="${0.6 * weight}" fill="COLOUR" stroke="none"/>`;
}

/** @param {(at: number) => number} line */
function doorAjar(line) {
  const [hinge, edge, jamb] = [line(4), line(13), line(18)];
  const [lintel, floor] = [line(4), line(18)];
  const [top, bottom] = [line(2), line(20)];
  return [
    // The leaf, swung towards us.
    `<path d="M${hinge} ${lintel}L${edge} ${top}V${bottom}L${hinge} ${floor}Z"/>`,
    // What is seen of the frame behind it, and the floor.
    `<path d="M${edge} ${lintel}H${jamb}V${floor}"/>`,
    `<path d="M${line(2)} ${floor}H${hinge}M${edge} ${floor}H${line(20)}"/>`,
  ].join('');
}

/** @param {(at: number) => number} line */
function closedDoor(line) {
  return (
    `<path d="M${line(5)} ${line(18)}V${line(2)}H${line(17)}V${line(18)}"/>` +
    `<path d="M${line(2)} ${line(18)}H${line(20)}"/>`
  );
}

/**
 * What is laid over the door, and what is cut out of it so that the two stay apart.
 *
 * @param {(value: number) => number} free
 * @param {number} weight
 * @param {number} gap
 * @returns {Record<TrayState, { overlay: string, cut: string }>}
 */
function overlays(free, weight, gap) {
  const dot = (/** @type {number} */ extra) =>
    `<circle cx="${free(17.5)}" cy="${free(4.5)}" r="${free(4) + extra}" stroke="none"/>`;
  const slash = (/** @type {number} */ width) =>
    `<path d="M${free(2.5)} ${free(2)}L${free(19.5)} ${free(19.5)}" stroke-width="${width}" stroke-linecap="round"/>`;
  const corners = `M${free(16)} ${free(11)}L${free(20.8)} ${free(20.2)}H${free(11.2)}Z`;
  const triangle = (/** @type {number} */ width) =>
    `<path d="${corners}" stroke-width="${width}" stroke-linejoin="round"/>`;
  const mark =
    weight < 3
      ? ''
      : `M${free(15.3)} ${free(13.8)}h${free(1.4)}v${free(3.4)}h${free(-1.4)}Z` +
        `M${free(15.3)} ${free(18)}h${free(1.4)}v${free(1.4)}h${free(-1.4)}Z`;
  return {
    idle: { overlay: '', cut: '' },
    waiting: { overlay: dot(0), cut: dot(gap) },
    offline: { overlay: `<g stroke="COLOUR">${slash(weight)}</g>`, cut: slash(weight + 2 * gap) },
    'sign-in': {
      overlay:
        `<circle cx="${free(11)}" cy="${free(8.4)}" r="${free(2.6)}"/>` +
        `<path d="M${free(10)} ${free(9)}H${free(12)}L${free(13)} ${free(15)}H${free(9)}Z"/>`,
      cut: '',
    },
    error: {
      overlay:
        `<path fill-rule="evenodd" d="${corners}${mark}"/>` +
        `<g fill="none" stroke="COLOUR">${triangle(free(1.5))}</g>`,
      cut: triangle(free(1.5) + 2 * gap),
    },
  };
}
