/** Aborts when the person presses Ctrl-C or the system asks the process to end: work in hand is stopped between transactions. */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController()
  const abort = () => controller.abort(new Error('stopped by a signal'))
  process.once('SIGINT', abort)
  process.once('SIGTERM', abort)
  return controller.signal
}
