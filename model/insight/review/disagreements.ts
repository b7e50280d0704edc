import { compareText } from '../../compare.ts'
import { type EstimateAnswers, withAnswers } from '../../evidence/estimate-question.ts'
import type { PerDimension } from '../../evidence/lens.ts'
import { threePointMean } from '../../evidence/three-point.ts'
import type { Budget, PlanOrder } from '../../portfolio/order.ts'
import { pooledEstimate } from '../../random/pooled-estimate.ts'
import { type PreparedProject, type PreparedRanking, withProject } from '../../ranking/prepare.ts'
import { reported } from '../../ranking/round.ts'
import { asPain, painPerUnit } from '../../ranking/weights.ts'
import { rivalOf } from '../rival.ts'
import type { Disagreement, QuestionDisagreement, RevealedEstimates, Stand } from './disagreement.ts'
import { planBy } from './plan-by.ts'
import { poolInterval } from './pool-interval.ts'
import { pooledAnswers } from './pooled-answers.ts'
import { labelledQuestions } from './questions.ts'
import { disagreementWords } from './words.ts'

/**
 * Where people differ about projects that compete, by how much hangs on who is right: the chance that the best plan has
 * other members, if each person is as likely to be right as the other; then the expected value of knowing who is,
 * E over people of max(0, D) - max(0, E D), with D = value - rival's leverage x effort. Figures have six significant
 * digits. Cost: a search for the plan for each person and project.
 * @param budget of each search
 */
export function disagreements(
  prepared: PreparedRanking,
  order: PlanOrder,
  revealed: readonly RevealedEstimates[],
  budget: () => Budget,
): Disagreement[] {
  const otherPlan = planBy(prepared, order, budget)
  return revealed
    .flatMap((estimates) => {
      const own = prepared.projects.find(({ project }) => project.id === estimates.project)
      return own && estimates.people.length > 0
        ? [disagreementOf(prepared, order.weights, own, estimates, otherPlan)]
        : []
    })
    .sort(
      (one, other) =>
        other.planChange - one.planChange || other.gain - one.gain || compareText(one.project, other.project),
    )
}

function disagreementOf(
  prepared: PreparedRanking,
  weights: PerDimension,
  { project }: PreparedProject,
  { people }: RevealedEstimates,
  otherPlan: ReturnType<typeof planBy>,
): Disagreement {
  const rival = rivalOf(prepared, weights, project.id)
  const pain = painPerUnit(weights, prepared.totals)
  const standBy = (answers: EstimateAnswers): Stand => {
    const stated = withProject(prepared, withAnswers(project, answers))
    const own = stated.projects.find((other) => other.project.id === project.id) as PreparedProject
    const value = asPain(own.avoided.total, pain)
    return { effort: own.effort, value, leverage: value / own.effort }
  }
  const surplus = ({ value, effort }: Stand) => (rival ? value - rival.leverage * effort : 0)
  const gainAmong = (stands: readonly Stand[]) => (rival ? gainFromKnowingWho(stands.map(surplus)) : 0)
  const stands = people.map(({ answers }) => standBy(answers))
  const { teams, assumptions } = prepared.evidence
  const questions = labelledQuestions(project, (id) => teams.find((team) => team.id === id)?.title ?? id)
    .flatMap(({ key, label, unit, stated }): QuestionDisagreement[] => {
      const said = people.flatMap(({ name, answers }) => {
        const estimate = answers[key]
        return estimate ? [{ name, estimate, mean: reported(threePointMean(estimate, assumptions)) }] : []
      })
      if (said.length === 0) return []
      const estimates = said.map(({ estimate }) => estimate)
      const { low, high } = poolInterval(estimates, assumptions)
      return [
        {
          key,
          label,
          unit,
          stated,
          people: said,
          pooled: pooledEstimate(estimates, assumptions),
          interval: { low: reported(low), high: reported(high) },
          gain: reported(gainAmong(estimates.map((estimate) => standBy({ [key]: estimate })))),
        },
      ]
    })
    .sort((one, other) => other.gain - one.gain)
  const plans = people.map(({ answers }) => otherPlan(withAnswers(project, answers)))
  const found = {
    project: project.id,
    title: project.title,
    people: people.map(({ name }, position) => {
      const stand = stands[position] as Stand
      return {
        name,
        ...asReported(stand),
        isAhead: rival && surplus(stand) >= 0,
        otherPlan: plans[position] ?? null,
      }
    }),
    inUse: asReported(standBy({})),
    pooled: asReported(standBy(pooledAnswers(project, people, assumptions))),
    rival: rival && {
      ...rival,
      title: prepared.projects.find((other) => other.project.id === rival.id)?.project.title ?? rival.id,
      leverage: reported(rival.leverage),
    },
    planChange: reported(plans.filter((plan) => plan !== null).length / people.length),
    gain: reported(gainAmong(stands)),
    questions,
  }
  return { ...found, words: disagreementWords(found) }
}

/** Expected gain from deciding once it is known who is right, each as likely as the other. Never negative. */
export function gainFromKnowingWho(surpluses: readonly number[]): number {
  const average = (of: (surplus: number) => number) =>
    surpluses.reduce((sum, surplus) => sum + of(surplus), 0) / surpluses.length
  const known = average((surplus) => Math.max(0, surplus))
  return Math.max(
    0,
    known -
      Math.max(
        0,
        average((surplus) => surplus),
      ),
  )
}

const asReported = ({ effort, value, leverage }: Stand): Stand => ({
  effort: reported(effort),
  value: reported(value),
  leverage: reported(leverage),
})
