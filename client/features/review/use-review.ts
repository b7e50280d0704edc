import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Decision } from '../../../model/contract/decisions.ts'
import { estimateRoundsQuery } from '../../lib/estimates.ts'
import type { ReviewStep } from '../../lib/search.ts'
import { committedQuery, decisionsQuery, disagreementsQuery, lensesQuery, painQuery, proposalQuery } from './queries.ts'
import { contested, type Subject, subjectsOf } from './subjects.ts'

/** The review that the address describes: its agenda, its figures and what stands decided. */
export function useReview() {
  const search = useSearch({ from: '/review' })
  const navigate = useNavigate({ from: '/review' })
  const pain = useQuery(painQuery(search))
  const proposal = useQuery(proposalQuery(search))
  const lenses = useQuery(lensesQuery(search))
  const differences = useQuery(disagreementsQuery(search))
  const rounds = useQuery(estimateRoundsQuery)
  const kept = useQuery(decisionsQuery)
  const committed = useQuery(committedQuery)
  const quarter = proposal.data?.period.quarter ?? null
  const decisions = kept.data?.decisions ?? NONE
  const subjects = useMemo(
    () => (proposal.data ? subjectsOf(proposal.data, decisions) : []),
    [proposal.data, decisions],
  )
  const show = useCallback(
    (next: { readonly step?: ReviewStep; readonly project?: string; readonly present?: 'yes' | undefined }) =>
      void navigate({
        search: (former) => ({ ...former, ...next }),
        replace: true,
        resetScroll: next.step !== undefined,
      }),
    [navigate],
  )
  const named = subjects.find(({ id }) => id === search.project)
  const subject: Subject | null =
    named ?? contested(subjects, differences.data?.disagreements ?? [], lenses.data ?? null)
  const asked = [pain, proposal, lenses, kept]
  return {
    search,
    step: search.step ?? 'pain',
    isPresenting: search.present === 'yes',
    show,
    quarter,
    pain: pain.data ?? null,
    proposal: proposal.data ?? null,
    lenses: lenses.data ?? null,
    differences: differences.data?.disagreements ?? null,
    rounds: rounds.data?.rounds ?? [],
    decisions,
    committed: committed.data?.plans.filter((plan) => plan.quarter === quarter) ?? [],
    subjects,
    subject,
    error: asked.find(({ error }) => error)?.error ?? differences.error,
    again: () => void Promise.all([...asked, differences].map((query) => query.refetch())),
  }
}

const NONE: readonly Decision[] = []

export type Review = ReturnType<typeof useReview>
