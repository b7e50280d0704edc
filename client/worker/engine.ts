import type { AreasReport } from '../../model/contract/areas.ts'
import type { GroupedGains, Grouping } from '../../model/contract/groups.ts'
import type { RankingReport } from '../../model/contract/ranking.ts'
import { DEFAULT_LENSES, type Lens, type PerDimension } from '../../model/evidence/lens.ts'
import type { Project } from '../../model/evidence/project.ts'
import type { AreaPeriod } from '../../model/insight/areas/period.ts'
import type { Examination } from '../../model/insight/examine.ts'
import type { Evidence } from '../../model/ranking/evidence.ts'
import { frameOf } from '../../model/ranking/frame.ts'
import type { MeanBasis } from '../../model/ranking/order.ts'
import { asTrouble } from '../lib/problem.ts'
import { lensAskedFor } from './lens-asked-for.ts'
import type { FromWorker, Question, ToWorker, Weighing } from './protocol.ts'

/** The model as the engine uses it, so that a test can stand in for it. */
export interface RankingModel<Prepared, Simulation> {
  prepare(evidence: Evidence): Prepared
  meanBasis(prepared: Prepared): MeanBasis
  simulate(prepared: Prepared): Simulation
  report(prepared: Prepared, simulation: Simulation, lens: { id: string; weights: PerDimension }): RankingReport
  areas(prepared: Prepared, period: AreaPeriod): AreasReport
  groups(prepared: Prepared, lens: { id: string; weights: PerDimension }, by: Grouping): GroupedGains
  examine(
    prepared: Prepared,
    lens: { id: string; weights: PerDimension },
    id: string,
    draft: Project | null,
  ): Examination | null
  /** The same with one project stated anew, its draws included. */
  redraw(prepared: Prepared, simulation: Simulation, draft: Project): { prepared: Prepared; simulation: Simulation }
}

export interface Surroundings {
  fetchEvidence(asOf: string | null): Promise<Evidence>
  post(message: FromWorker): void
  /** Milliseconds that have passed since some moment. */
  now(): number
  /** Runs a step once the messages that wait have been received, at the earliest after `milliseconds`. */
  later(step: () => void, milliseconds: number): void
}

/**
 * No report begins before the weights have rested this long, or as long as the last report took: it would be of no use, and
 * drawing it would hold up the next move.
 */
const LEAST_REST = 200
const MOST_REST = 500

/**
 * The worker without its thread. A load fetches and prepares evidence, and answers with what the order of the means stands
 * on; a weigh answers with the full report when nothing newer has come, a question about one project at once and, where it
 * has a draft, with the full report too. Only the newest weigh, question and load count.
 */
export function createEngine<Prepared, Simulation>(
  model: RankingModel<Prepared, Simulation>,
  { fetchEvidence, post, now, later }: Surroundings,
): (message: ToWorker) => void {
  let loads = 0
  let lenses: readonly Lens[] = DEFAULT_LENSES
  let prepared: Prepared | null = null
  let simulation: Simulation | null = null
  let newest: Weighing | null = null
  let surveyed: AreaPeriod | null = null
  let grouped: Grouping | null = null
  let asked: Question | null = null
  let examining = false
  /** The question whose draft has been drawn already. */
  let drawn: Question | null = null
  let waiting = false
  let rest = LEAST_REST

  const guarded = (step: () => void) => {
    try {
      step()
    } catch (error) {
      post({ type: 'failed', trouble: asTrouble(error) })
    }
  }

  const resolve = (weighing: Weighing) => lensAskedFor(lenses, weighing)

  const weigh = () => {
    waiting = false
    const weighing = newest
    if (!weighing || !prepared) return
    examine()
    later(() => guarded(() => answerReport(weighing)), simulation ? rest : 0)
  }

  const answerReport = (weighing: Weighing) => {
    if (newest !== weighing || !prepared) return
    group()
    simulation ??= model.simulate(prepared)
    const began = now()
    const report = model.report(prepared, simulation, resolve(weighing))
    const took = now() - began
    post({ type: 'report', sequence: weighing.sequence, report, took })
    rest = Math.min(MOST_REST, Math.max(LEAST_REST, took))
    answerDraft(asked, weighing)
  }

  /** The means of a draft at once, its intervals once typing has rested. */
  const examine = () => {
    examining = false
    drawn = null
    const [question, weighing] = [asked, newest]
    if (!question || !weighing || !prepared) return
    const { sequence, id, draft } = question
    post({ type: 'examined', sequence, examination: model.examine(prepared, resolve(weighing), id, draft) })
    if (draft && simulation) later(() => guarded(() => answerDraft(question, weighing)), rest)
  }

  const answerDraft = (question: Question | null, weighing: Weighing) => {
    if (!question?.draft || asked !== question || newest !== weighing || !prepared || !simulation) return
    if (drawn === question) return
    drawn = question
    const again = model.redraw(prepared, simulation, question.draft)
    const report = model.report(again.prepared, again.simulation, resolve(weighing))
    post({ type: 'drafted', sequence: question.sequence, report })
  }

  const survey = () => {
    if (prepared && surveyed) post({ type: 'areas', areas: model.areas(prepared, surveyed) })
  }

  const group = () => {
    if (prepared && grouped && newest)
      post({ type: 'grouped', groups: model.groups(prepared, resolve(newest), grouped) })
  }

  const schedule = () => {
    if (waiting) return
    waiting = true
    later(() => guarded(weigh), 0)
  }

  const load = async (asOf: string | null) => {
    loads += 1
    const turn = loads
    try {
      const evidence = await fetchEvidence(asOf)
      if (turn !== loads) return
      lenses = evidence.lenses
      simulation = null
      prepared = model.prepare(evidence)
      post({ type: 'loaded', frame: frameOf(evidence), basis: model.meanBasis(prepared) })
      survey()
      schedule()
    } catch (error) {
      if (turn === loads) post({ type: 'failed', trouble: asTrouble(error) })
    }
  }

  return (message) => {
    if (message.type === 'load') {
      void load(message.asOf)
      return
    }
    if (message.type === 'survey') {
      surveyed = message.period
      later(() => guarded(survey), 0)
      return
    }
    if (message.type === 'group') {
      grouped = message.by
      later(() => guarded(group), 0)
      return
    }
    if (message.type === 'examine') {
      asked = message.question
      if (examining) return
      examining = true
      later(() => guarded(examine), 0)
      return
    }
    newest = { sequence: message.sequence, lens: message.lens, weights: message.weights }
    if (prepared) schedule()
  }
}
