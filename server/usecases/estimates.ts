import type { SavedProject } from '../../model/contract/editable.ts'
import type { ProjectEstimates } from '../../model/contract/estimates.ts'
import {
  type EstimateAnswers,
  type Estimated,
  estimateQuestions,
  withAnswers,
} from '../../model/evidence/estimate-question.ts'
import type { Project } from '../../model/evidence/project.ts'
import type { Context } from './context.ts'
import { countedProjects, readEditableProject, saveProject } from './edit-project.ts'
import { roundView } from './estimate-round.ts'
import { RefusedRequest, StaleChange } from './refused-request.ts'

/** What people say of a project, as whoever asks may see it. Throws RefusedRequest when there is none of this id. */
export async function readEstimates(context: Context, id: string): Promise<ProjectEstimates> {
  const project = await findProject(context, id)
  const [[round], view] = await Promise.all([context.store.estimates.rounds(id), roundView(context)])
  const { title, effort, effects } = project
  return {
    project: id,
    title,
    questions: view.questions({ effort, effects }),
    round: round ? view.round(round, project) : null,
  }
}

/** Every project that people were asked about and that is still there. */
export async function listEstimates(context: Context): Promise<Omit<ProjectEstimates, 'questions'>[]> {
  const [rounds, projects, view] = await Promise.all([
    context.store.estimates.rounds(),
    countedProjects(context),
    roundView(context),
  ])
  return rounds.flatMap((round) => {
    const project = projects.find(({ id }) => id === round.project)
    return project ? [{ project: project.id, title: project.title, round: view.round(round, project) }] : []
  })
}

/** Asks people about a project as it stands now; where they are being asked already, nothing changes. */
export async function askForEstimates(context: Context, id: string): Promise<ProjectEstimates> {
  const { effort, effects } = await findProject(context, id)
  await context.store.estimates.open(id, { effort, effects }, context.now())
  context.events.publish({ type: 'review-changed' })
  return readEstimates(context, id)
}

/**
 * Keeps what one person says of a project, apart from all others. Asks the question where nobody has yet. Throws
 * RefusedRequest for answers to what was not asked, and StaleChange when the round has been revealed meanwhile.
 */
export async function answerEstimates(
  context: Context,
  id: string,
  { round, answers }: { readonly round: number | null; readonly answers: EstimateAnswers },
): Promise<ProjectEstimates> {
  const { store, now, visitor, events } = context
  const [newest] = await store.estimates.rounds(id)
  if (newest && newest.revealedAt !== null && (round === null || round === newest.id))
    throw new StaleChange(
      'These estimates have been revealed. Whoever leads the review can ask everybody again.',
      await readEstimates(context, id),
    )
  const { effort, effects } = newest?.asked ?? (await findProject(context, id))
  refuseUnasked({ effort, effects }, answers)
  const open = newest?.id ?? (await store.estimates.open(id, { effort, effects }, now()))
  const by = { person: visitor.person?.id ?? null, name: null }
  if ((round !== null && round !== open) || !(await store.estimates.answer(open, by, answers, now())))
    throw new StaleChange(
      'People have been asked anew since. Look again, then answer.',
      await readEstimates(context, id),
    )
  events.publish({ type: 'review-changed' })
  return readEstimates(context, id)
}

/** Shows what everybody said to everybody. Throws RefusedRequest where nobody has said anything, or it is shown already. */
export async function revealEstimates(context: Context, id: string): Promise<ProjectEstimates> {
  const [newest] = await context.store.estimates.rounds(id)
  if (!newest || newest.revealedAt !== null)
    throw new RefusedRequest('invalid-request', `nobody is being asked about "${id}"; nothing was revealed`)
  if (!(await context.store.estimates.reveal(newest.id, context.now())))
    throw new RefusedRequest('invalid-request', `nobody has answered about "${id}" yet; nothing was revealed`)
  context.events.publish({ type: 'review-changed' })
  return readEstimates(context, id)
}

/**
 * Takes the pooled figures as the project's own: an edit like any other, undone like any other. Throws RefusedRequest where
 * nothing is revealed or the project is asked something else by now, and StaleChange as `saveProject` does.
 */
export async function adoptEstimates(context: Context, id: string, revision: number): Promise<SavedProject> {
  const [{ value, edit }, { round }] = await Promise.all([readEditableProject(context, id), readEstimates(context, id)])
  if (!round?.revealed)
    throw new RefusedRequest('invalid-request', `no estimates of "${id}" are revealed; nothing was taken`)
  if (!round.isCurrent)
    throw new RefusedRequest(
      'invalid-request',
      'its teams or effects have changed since people were asked, so their answers are about something else; ask again',
    )
  const { effort, effects } = withAnswers(value, round.revealed.pooled)
  const changes = {
    ...edit?.changes,
    ...(isChanged(effort, value.effort) && { effort }),
    ...(isChanged(effects, value.effects) && { effects }),
  }
  return saveProject(context, { id, revision, changes })
}

const isChanged = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other)

async function findProject(context: Context, id: string): Promise<Project> {
  const found = (await countedProjects(context)).find((project) => project.id === id)
  if (found) return found
  throw new RefusedRequest('not-found', `there is no project "${id}"`)
}

function refuseUnasked(asked: Estimated, answers: EstimateAnswers): void {
  const keys = estimateQuestions(asked).map(({ key }) => key)
  const errors = Object.keys(answers)
    .filter((key) => !keys.includes(key))
    .map((key) => ({ path: `answers.${key}`, message: `is not asked; there are ${keys.join(', ')}` }))
  if (errors.length > 0)
    throw new RefusedRequest(
      'invalid-request',
      errors.map(({ path, message }) => `${path} ${message}`).join('; '),
      errors,
    )
}
