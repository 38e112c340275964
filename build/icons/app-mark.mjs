/**
 * The application's icon: the door ajar, with light behind it, on the accent colour.
 *
 * @param {number} size edge length in pixels
 * @returns {string} an SVG document
 */
export function appMark(size) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 512 512">
  <title>OffiTray</title>
  <rect x="24" y="24" width="464" height="464" rx="104" fill="#0e6470"/>
  <path d="M300 132H368V372H300Z" fill="#ffe2a8"/>
  <g fill="none" stroke="#ffffff" stroke-width="28" stroke-linejoin="round" stroke-linecap="round">
    <path d="M300 132H368V372"/>
    <path d="M104 372H408"/>
    <path d="M144 132L300 92V412L144 372Z" fill="#0e6470"/>
  </g>
  <circle cx="256" cy="254" r="17" fill="#ffffff"/>
</svg>
`;
}
