import { z } from 'zod'
import { decisionFields } from '../../model/contract/decisions.ts'
import { answersSchema } from '../../model/contract/estimates.ts'
import { nextQuarter, quarterName } from '../../model/portfolio/quarter.ts'
import { type Instant, instant } from '../../model/quantity.ts'
import type { Context } from './context.ts'
import { countedProjects } from './edit-project.ts'

const moment = z.iso.datetime().transform((text): Instant => instant(Date.parse(text)))

const reviewSchema = z.strictObject({
  rounds: z.array(
    z.strictObject({
      project: z.string(),
      openedAt: moment,
      revealedAt: moment.nullable(),
      people: z.array(z.strictObject({ name: z.string(), answers: answersSchema })),
    }),
  ),
  decisions: z.array(z.strictObject({ project: z.string(), ...decisionFields, decidedAt: moment })),
})

/** Keeps what the demo company's people said and decided: names of nobody, since it has no accounts. Throws for a file that is wrong. */
export async function keepDemoReview(context: Context, text: string): Promise<void> {
  const { rounds, decisions } = reviewSchema.parse(JSON.parse(text))
  const { store } = context
  const projects = new Map((await countedProjects(context)).map((project) => [project.id, project]))
  const known = (id: string) => {
    const project = projects.get(id)
    if (project) return project
    throw new Error(`the demo's review names a project "${id}" that there is not`)
  }
  for (const { project, openedAt, revealedAt, people } of rounds) {
    const { effort, effects } = known(project)
    const round = await store.estimates.open(project, { effort, effects }, openedAt)
    for (const { name, answers } of people)
      await store.estimates.answer(round, { person: null, name }, answers, revealedAt ?? openedAt)
    if (revealedAt !== null) await store.estimates.reveal(round, revealedAt)
  }
  for (const { project, decidedAt, outcome, owner, reason, expiresOn } of decisions) {
    // Decided in the last days of a quarter, for the next.
    const quarter = quarterName(nextQuarter(decidedAt))
    const decision = { outcome, owner, reason, expiresOn }
    await store.decisions.replace(
      { quarter, project, title: known(project).title, revision: 0, decision },
      null,
      decidedAt,
    )
  }
}
