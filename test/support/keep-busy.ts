/** Keeps the event loop busy for so many milliseconds, as a piece of work does. */
export function keepBusy(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}
