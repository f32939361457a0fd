/** Tells screen readers something that is seen anyhow. The shell holds the line that they read. */
export function announce(message: string): void {
  const line = document.querySelector('#announcer');
  if (line === null) return;
  line.textContent = '';
  // Two changes in one turn would be one, and the same words again none.
  setTimeout(() => (line.textContent = message), 50);
}
