import type { AreasReport } from '../../model/contract/areas.ts'
import type { GroupedGains, Grouping } from '../../model/contract/groups.ts'
import type { RankingReport } from '../../model/contract/ranking.ts'
import type { PerDimension } from '../../model/evidence/lens.ts'
import type { Project } from '../../model/evidence/project.ts'
import type { AreaPeriod } from '../../model/insight/areas/period.ts'
import type { Examination } from '../../model/insight/examine.ts'
import type { Frame, Opening } from '../../model/ranking/frame.ts'
import { type MeanBasis, type MeanRank, orderByMean } from '../../model/ranking/order.ts'
import type { Trouble } from '../lib/problem.ts'
import { lensAskedFor } from './lens-asked-for.ts'
import type { FromWorker, Question, ToWorker, Weighing } from './protocol.ts'

/** What the screens know of the ranking at this moment. */
export interface RankingState {
  readonly frame: Frame | null
  /** The order under the newest weights; null until the worker has the evidence. */
  readonly means: Means | null
  readonly report: RankingReport | null
  /** The weighing that `report` answers; older than that of `means` while intervals are being computed. */
  readonly reported: number
  /** Where it hurts; null until somebody asked. */
  readonly areas: AreasReport | null
  /** Subtotals; null until somebody asked. */
  readonly groups: GroupedGains | null
  readonly examined: Examined | null
  readonly trouble: Trouble | null
}

/** The order by expectation, computed here: a slider's move is drawn with what it changes, in one frame. */
export interface Means {
  /** The weighing that it answers. */
  readonly sequence: number
  readonly ranks: readonly MeanRank[]
}

/** The answer about one project. Its parts are of the newest draft that there was time for. */
export interface Examined {
  readonly id: string
  /** Null when no such project competes. */
  readonly examination: Examination | null
  /** The whole ranking with the draft in it; null without a draft, and until it has been drawn once. */
  readonly report: RankingReport | null
}

export const NOTHING: RankingState = {
  frame: null,
  means: null,
  report: null,
  reported: 0,
  areas: null,
  groups: null,
  examined: null,
  trouble: null,
}

/** What a ranking is asked for; see `Weighing`. */
type Asked = Pick<Weighing, 'lens' | 'weights'>

export interface RankingClient {
  subscribe(listener: () => void): () => void
  state(): RankingState
  /** Loads the evidence of a day, null for today. Cheap when it is loaded already and `again` is not set. */
  load(asOf: string | null, again?: boolean): void
  /** Orders by a lens or weights, and asks for the report; not again for what was asked for last, which is kept up to date. */
  weigh(lens: string | null, weights: PerDimension | null): void
  /** Settles once there are rows to show, or the reason why there are none. */
  firstAnswer(): Promise<void>
  /** Shows what the server has computed until the worker has loaded the evidence of that day. */
  open(asOf: string | null, asked: Asked, opening: Promise<Opening>): void
  /** Keeps the areas up to date for a period ahead; null to stop. */
  survey(period: AreaPeriod | null): void
  /** Keeps subtotals by team or service up to date; null to stop. */
  group(by: Grouping | null): void
  /** Keeps the answer about one project up to date, as it is kept or as drafted; null to stop. */
  examine(id: string | null, draft: Project | null): void
}

/** The main thread's end of the worker, made when the first screen needs it. */
export function createRankingClient(makeWorker: () => Worker): RankingClient {
  const listeners = new Set<() => void>()
  let worker: Worker | null = null
  let current = NOTHING
  let loaded: string | null | undefined
  let basis: MeanBasis | null = null
  let sequence = 0
  let question: Question | null = null
  let weighed: Weighing | null = null
  /** What the report that was opened with answers. */
  let opened: Asked | null = null

  const change = (part: Partial<RankingState>) => {
    current = { ...current, ...part }
    for (const listener of listeners) listener()
  }

  const meansIn = (frame: Frame | null): Means | null => {
    if (!frame || !basis || !weighed) return null
    return { sequence: weighed.sequence, ranks: orderByMean(basis, lensAskedFor(frame.lenses, weighed).weights) }
  }

  const receive = (message: FromWorker) => {
    switch (message.type) {
      case 'loaded':
        basis = message.basis
        return change({ frame: message.frame, means: meansIn(message.frame), trouble: null })
      case 'report':
        return change({ report: message.report, reported: message.sequence, trouble: null })
      case 'areas':
        return change({ areas: message.areas, trouble: null })
      case 'grouped':
        return change({ groups: message.groups })
      case 'examined':
        return receiveExamination(message.sequence, message.examination)
      case 'drafted':
        if (question?.sequence !== message.sequence || !current.examined) return
        return change({ examined: { ...current.examined, report: message.report } })
      case 'failed':
        return change({ trouble: message.trouble })
    }
  }

  const receiveExamination = (answered: number, examination: Examination | null) => {
    if (!question || answered > question.sequence) return
    const { id, draft } = question
    // The intervals of the draft before stay until the newer ones are drawn.
    const report = draft && current.examined?.id === id ? current.examined.report : null
    change({ examined: { id, examination, report } })
  }

  const send = (message: ToWorker) => {
    if (!worker) {
      worker = makeWorker()
      worker.addEventListener('message', (event: MessageEvent<FromWorker>) => receive(event.data))
      worker.addEventListener('error', () =>
        change({
          trouble: { title: 'The ranking could not be computed', detail: 'Reload the page to try again.', again: true },
        }),
      )
    }
    worker.postMessage(message)
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => current,
    firstAnswer: () =>
      new Promise((settle) => {
        const look = () => {
          if (!current.trouble && !(current.frame && (current.report || current.means))) return
          listeners.delete(look)
          settle()
        }
        listeners.add(look)
        look()
      }),
    load: (asOf, again = false) => {
      if (loaded === asOf && !again) return
      loaded = asOf
      if (current.trouble) change({ trouble: null })
      send({ type: 'load', asOf })
    },
    open: (asOf, asked, opening) => {
      const show = ({ frame, report }: Opening) => {
        if (current.frame || loaded !== asOf || (weighed && !isSame(weighed, asked))) return
        opened = asked
        change({ frame, report, reported: weighed?.sequence ?? 0 })
      }
      // The worker asks for the same and says what is wrong.
      opening.then(show, () => undefined)
    },
    weigh: (lens, weights) => {
      if (weighed && isSame(weighed, { lens, weights })) return
      sequence += 1
      weighed = { sequence, lens, weights }
      send({ type: 'weigh', sequence, lens, weights })
      if (basis) change({ means: meansIn(current.frame) })
      else if (opened) change(isSame(weighed, opened) ? { reported: sequence } : { report: null })
    },
    examine: (id, draft) => {
      sequence += 1
      question = id === null ? null : { sequence, id, draft }
      if (current.examined && current.examined.id !== id) change({ examined: null })
      send({ type: 'examine', question })
    },
    group: (by) => {
      if (current.groups && current.groups.by !== by) change({ groups: null })
      send({ type: 'group', by })
    },
    survey: (period) => send({ type: 'survey', period }),
  }
}

const isSame = (one: Asked, other: Asked): boolean =>
  one.lens === other.lens && JSON.stringify(one.weights) === JSON.stringify(other.weights)
