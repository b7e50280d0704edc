/** What the page under measurement writes down about itself; times are milliseconds since its navigation began. */
export interface PageWatch {
  /** When the first ranked row was in the document; null before. */
  firstRow: number | null
  /** What the worker says that computing each answer to a weighing took, milliseconds; null before it came. */
  readonly weighings: Map<number, { means: number | null; report: number | null }>
  /** Settles when a weighing after the given one has this answer. */
  answered(kind: 'means' | 'report', after: number): Promise<void>
  newestWeighing(): number
}

declare global {
  interface Window {
    watch: PageWatch
  }
}

/** Runs in the page before any script of its own. It stands alone: the browser is given its text. */
export function watchPage(): void {
  const weighings: PageWatch['weighings'] = new Map()
  const waiting = new Set<() => void>()
  const watch: PageWatch = {
    firstRow: null,
    weighings,
    newestWeighing: () => Math.max(0, ...weighings.keys()),
    answered: (kind, after) =>
      new Promise((settle) => {
        const look = () => {
          const newest = [...weighings].some(([sequence, weighing]) => sequence > after && weighing[kind] !== null)
          if (!newest) return
          waiting.delete(look)
          settle()
        }
        waiting.add(look)
        look()
      }),
  }
  window.watch = watch

  const rows = new MutationObserver(() => {
    if (!document.querySelector('table tbody td')) return
    watch.firstRow = performance.now()
    rows.disconnect()
  })
  rows.observe(document, { childList: true, subtree: true })

  type Answer = {
    readonly type: string
    readonly sequence?: number
    readonly took?: number
    readonly means?: { readonly sequence: number; readonly took: number }
  }
  const receive = ({ data }: MessageEvent<Answer>) => {
    const weighing = weighings.get(data.means?.sequence ?? data.sequence ?? -1)
    if (!weighing || (data.type !== 'means' && data.type !== 'report')) return
    weighing[data.type] = data.means?.took ?? data.took ?? null
    for (const look of [...waiting]) look()
  }
  window.Worker = class extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options)
      this.addEventListener('message', receive)
    }
    override postMessage(message: { readonly type: string; readonly sequence: number }): void {
      if (message.type === 'weigh') weighings.set(message.sequence, { means: null, report: null })
      super.postMessage(message)
    }
  }
}
