// The smallest renderer that keeps the contract: it asks for its snapshot and keeps what is pushed.
const bridge = Reflect.get(window, 'offitray');
/** @type {unknown[]} */
const pushed = [];
Reflect.set(window, 'pushed', pushed);
bridge.onSlice((/** @type {unknown} */ push) => pushed.push(push));
bridge.searchPeople({ text: 'a', limit: 5 }).then((found) => {
  const answer = document.getElementById('answer');
  if (answer) answer.textContent = `${found.hits.length} hits`;
});
bridge.typing({ on: false });
