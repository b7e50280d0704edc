/** What the page under measurement writes down about itself; times are milliseconds since its navigation began. */
export interface PageWatch {
  /** When the frame that first shows a ranked row was painted; null before. */
  firstRow: number | null
  /** When a click on "Filter" first opened the filter; null before. */
  answers: number | null
  /** Clicks on "Filter" until it opens. */
  tryClicks(): void
  readonly weighings: Map<number, Weighing>
  /** Settles when a weighing after the given one has this answer; rejects when none has come for two minutes. */
  answered(kind: keyof Weighing, after: number): Promise<void>
  newestWeighing(): number
  /** Milliseconds between frames since `watchFrames` was called. */
  readonly frames: number[]
  watchFrames(): void
}

/** Milliseconds of one weighing; null before they are known. */
export interface Weighing {
  /** From the slider's input event until rows have their new places, and until the frame that shows them was painted. */
  placed: number | null
  painted: number | null
  /** What the worker says that computing its report took. */
  report: number | null
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
    answers: null,
    tryClicks: () => {
      const turn = setInterval(() => {
        if (document.querySelector('button[aria-expanded="true"]')) {
          clearInterval(turn)
          watch.answers = performance.now()
          return
        }
        for (const button of document.querySelectorAll('button')) if (button.textContent === 'Filter') button.click()
      }, 20)
    },
    weighings,
    newestWeighing: () => Math.max(0, ...weighings.keys()),
    answered: (kind, after) =>
      new Promise((settle, reject) => {
        const impatience = setTimeout(() => reject(new Error(`no ${kind} after weighing ${after}`)), 120_000)
        const look = () => {
          const newest = [...weighings].some(([sequence, weighing]) => sequence > after && weighing[kind] !== null)
          if (!newest) return
          clearTimeout(impatience)
          waiting.delete(look)
          settle()
        }
        waiting.add(look)
        look()
      }),
    frames: [],
    watchFrames: () => {
      const next = (before: number) =>
        requestAnimationFrame((now) => {
          watch.frames.push(now - before)
          next(now)
        })
      requestAnimationFrame(next)
    },
  }
  window.watch = watch

  /** A frame is painted between its callback and the next task. */
  const afterPaint = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', then)
      port1.start()
      port2.postMessage(null)
    })
  const rows = new MutationObserver(() => {
    if (!document.querySelector('table tbody td')) return
    rows.disconnect()
    afterPaint(() => {
      watch.firstRow = performance.now()
    })
  })
  rows.observe(document, { childList: true, subtree: true })

  const settle = () => {
    for (const look of [...waiting]) look()
  }
  let movedAt = 0
  document.addEventListener('input', ({ timeStamp }) => (movedAt = timeStamp), true)
  const followRows = (weighing: Weighing) => {
    const since = movedAt
    const changes = new MutationObserver(() => {
      changes.disconnect()
      weighing.placed = performance.now() - since
      settle()
      afterPaint(() => {
        weighing.painted = performance.now() - since
        settle()
      })
    })
    for (const body of document.querySelectorAll('tbody')) {
      changes.observe(body, { subtree: true, childList: true, attributes: true, characterData: true })
    }
  }

  type Answer = { readonly type: string; readonly sequence?: number; readonly took?: number }
  const receive = ({ data }: MessageEvent<Answer>) => {
    const weighing = weighings.get(data.sequence ?? -1)
    if (!weighing || data.type !== 'report') return
    weighing.report = data.took ?? null
    settle()
  }
  window.Worker = class extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options)
      this.addEventListener('message', receive)
    }
    override postMessage(message: { readonly type: string; readonly sequence: number }): void {
      if (message.type === 'weigh') {
        const weighing: Weighing = { placed: null, painted: null, report: null }
        weighings.set(message.sequence, weighing)
        followRows(weighing)
      }
      super.postMessage(message)
    }
  }
}
