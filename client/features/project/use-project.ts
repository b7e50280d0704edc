import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import type { Project } from '../../../model/evidence/project.ts'
import { isSameStatement, type Statement } from '../../components/effects-editor/project-form.ts'
import { decodeWeights } from '../../lib/weights.ts'
import { useLiveEvidence } from '../../worker/use-live-evidence.ts'
import { ranking, useRanking } from '../../worker/use-ranking.ts'

/** Keeps the worker at the project and lens that the address asks for. */
export function useProject() {
  const { id } = useParams({ from: '/projects/$id' })
  const search = useSearch({ from: '/projects/$id' })
  const { lens = null, weights } = search
  useLiveEvidence(search.asOf ?? null)
  useEffect(() => ranking.weigh(lens, weights ? decodeWeights(weights) : null), [lens, weights])
  const state = useRanking()
  const project = state.frame?.projects.find((candidate) => candidate.id === id) ?? null
  return { id, search, project, ...state, again: () => ranking.load(search.asOf ?? null, true) }
}

/** Asks the worker what a statement would make of the project, as soon as it differs from what is ranked. */
export function useExamination(id: string, project: Project | null, statement: Statement | null) {
  const draft = useMemo(
    () => (project && statement && !isSameStatement(statement, project) ? { ...project, ...statement } : null),
    [project, statement],
  )
  useEffect(() => ranking.examine(id, draft), [id, draft])
  useEffect(() => () => ranking.examine(null, null), [])
  const { examined, report } = useRanking()
  const own = examined?.id === id ? examined : null
  const shown = draft ? (own?.report ?? report) : report
  return { isDraft: draft !== null, known: own !== null, examination: own?.examination ?? null, report: shown }
}
