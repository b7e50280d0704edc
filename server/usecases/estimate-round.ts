import type { EstimateRound } from '../../model/contract/estimates.ts'
import { asksTheSame, type Estimated } from '../../model/evidence/estimate-question.ts'
import type { Project } from '../../model/evidence/project.ts'
import { threePointMean } from '../../model/evidence/three-point.ts'
import { pooledAnswers, pooledIntervals } from '../../model/insight/review/pooled-answers.ts'
import { labelledQuestions } from '../../model/insight/review/questions.ts'
import type { KeptEstimate, KeptRound } from '../store/estimates.ts'
import type { Context } from './context.ts'

/** What people are called who have no account. */
const LOCAL_OWNER = 'Local owner'

export const nameOf = ({ name }: Pick<KeptEstimate, 'name'>): string => name ?? LOCAL_OWNER

/** Rounds as whoever asks may see them: before they are revealed, of others only that they have answered. */
export async function roundView({ store, visitor }: Context) {
  const [teams, assumptions] = await Promise.all([store.teams.all(), store.settings.assumptions()])
  const teamTitle = (id: string) => teams.find((team) => team.id === id)?.title ?? id
  const questions = (asked: Estimated) =>
    labelledQuestions(asked, teamTitle).map(({ key, label, unit, stated }) => ({
      key,
      label,
      unit,
      stated,
      mean: threePointMean(stated, assumptions),
    }))
  const isYou = ({ person, name }: KeptEstimate) =>
    person === null ? visitor.person === null && name === null : person === visitor.person?.id

  const revealed = ({ asked, estimates }: KeptRound): EstimateRound['revealed'] => {
    const people = estimates.map((estimate) => ({
      name: nameOf(estimate),
      isYou: isYou(estimate),
      answers: estimate.answers,
    }))
    return {
      people,
      pooled: pooledAnswers(asked, people, assumptions),
      intervals: pooledIntervals(asked, people, assumptions),
    }
  }
  const round = (kept: KeptRound, project: Project): EstimateRound => ({
    id: kept.id,
    openedAt: new Date(kept.openedAt).toISOString(),
    questions: questions(kept.asked),
    answered: kept.estimates.map((estimate) => ({
      name: nameOf(estimate),
      isYou: isYou(estimate),
      at: new Date(estimate.answeredAt).toISOString(),
    })),
    yours: kept.estimates.find(isYou)?.answers ?? null,
    revealedAt: kept.revealedAt === null ? null : new Date(kept.revealedAt).toISOString(),
    revealedBy: kept.revealedBy,
    revealed: kept.revealedAt === null ? null : revealed(kept),
    isCurrent: asksTheSame(kept.asked, project),
  })
  return { questions, round }
}
