import type { ServerEvent } from '../model/contract/source.ts'

/** Carries what happens in this process to whoever listens: every open page, through its event stream. */
export interface EventHub {
  /** Hands the event to every listener, in the order in which they came. */
  publish(event: ServerEvent): void
  /** Calls `listener` with every event from now on, until the function that is returned is called. */
  subscribe(listener: (event: ServerEvent) => void): () => void
}

export function eventHub(): EventHub {
  const listeners = new Set<(event: ServerEvent) => void>()
  return {
    publish: (event) => {
      for (const listener of listeners) listener(event)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
