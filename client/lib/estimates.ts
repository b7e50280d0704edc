import { queryOptions } from '@tanstack/react-query'
import { projectSaveSchema, savedProjectSchema } from '../../model/contract/editable.ts'
import {
  adoptionSchema,
  answerRequestSchema,
  estimateRoundsSchema,
  projectEstimatesSchema,
} from '../../model/contract/estimates.ts'
import type { ProjectChanges } from '../../model/evidence/edit.ts'
import type { EstimateAnswers } from '../../model/evidence/estimate-question.ts'
import { fetchJson, send } from './api.ts'
import { REVIEW } from './live.ts'

const pathOf = (project: string) => `/projects/${encodeURIComponent(project)}`

/** What people say of a project: figures of others only once they are revealed. */
export const estimatesQuery = (project: string) =>
  queryOptions({
    queryKey: [...REVIEW, 'estimates', project],
    queryFn: ({ signal }) => fetchJson(`${pathOf(project)}/estimates`, projectEstimatesSchema, signal),
  })

/** Every project that people were asked about. */
export const estimateRoundsQuery = queryOptions({
  queryKey: [...REVIEW, 'estimates'],
  queryFn: ({ signal }) => fetchJson('/estimates', estimateRoundsSchema, signal),
})

/** Keeps one's own answers; `round` is the one that was seen. */
export const answerEstimates = (project: string, round: number | null, answers: EstimateAnswers) =>
  send({
    method: 'PUT',
    path: `${pathOf(project)}/estimates`,
    request: { schema: answerRequestSchema, body: { round, answers: { ...answers } } },
    answer: projectEstimatesSchema,
  })

export const revealEstimates = (project: string) =>
  send({ method: 'POST', path: `${pathOf(project)}/estimates/reveal`, answer: projectEstimatesSchema })

export const askAgain = (project: string) =>
  send({ method: 'POST', path: `${pathOf(project)}/estimate-rounds`, answer: projectEstimatesSchema })

/** Takes the pooled figures as the project's own, in the place of the edit with this revision. */
export const adoptEstimates = (project: string, revision: number) =>
  send({
    method: 'POST',
    path: `${pathOf(project)}/estimates/adoption`,
    request: { schema: adoptionSchema, body: { revision } },
    answer: savedProjectSchema,
  })

/** Puts the edit back that was there before. */
export const restoreEdit = (project: string, revision: number, changes: ProjectChanges | null) =>
  send({
    method: 'PUT',
    path: pathOf(project),
    request: {
      schema: projectSaveSchema,
      body: { revision, changes: changes as never },
    },
    answer: savedProjectSchema,
  })
