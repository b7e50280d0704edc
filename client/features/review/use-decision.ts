import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Decided } from '../../../model/contract/decisions.ts'
import { REVIEW } from '../../lib/live.ts'
import { Failure } from '../../lib/problem.ts'
import { saveDecision } from './queries.ts'
import type { Subject } from './subjects.ts'

/** A decision as it is being made, from the revision that it was begun on. */
interface Draft extends Decided {
  readonly base: number
}

/** What stands of a project or is being typed instead; what somebody else decides meanwhile never takes its place. */
export function useDecision(subject: Subject, quarter: string, onDecided: () => void) {
  const queries = useQueryClient()
  const revision = subject.kept?.revision ?? 0
  const [draft, setDraft] = useState<Draft | null>(null)
  const shown: Draft = draft ?? { ...(subject.kept?.decision ?? firstOf(subject)), base: revision }
  const refresh = () => queries.invalidateQueries({ queryKey: REVIEW })
  const keep = useMutation({
    mutationFn: (decision: Decided | null) => saveDecision(quarter, subject.id, { revision: shown.base, decision }),
    onSuccess: async (_, decision) => {
      await refresh()
      setDraft(null)
      if (decision) onDecided()
    },
    onError: (error) => {
      if (error instanceof Failure && error.problem?.code === 'conflict') void refresh()
    },
  })
  const isOvertaken = draft !== null && draft.base !== revision && !keep.isPending && !keep.isSuccess
  return {
    shown,
    change: (changes: Partial<Decided>) => {
      keep.reset()
      setDraft({ ...shown, ...changes })
    },
    isOvertaken,
    takeTheirs: () => {
      keep.reset()
      setDraft(null)
    },
    keepMine: () => {
      keep.reset()
      setDraft({ ...shown, base: revision })
    },
    save: () => {
      const { base: _, expiresOn, ...decision } = shown
      keep.mutate({ ...decision, expiresOn: decision.outcome === 'risk accepted' ? expiresOn : null })
    },
    takeBack: () => keep.mutate(null),
    isSaving: keep.isPending,
    error: keep.error,
  }
}

/** What a form begins with where nobody has decided yet: what the best plan says. */
const firstOf = ({ isProposed }: Subject): Decided => ({
  outcome: isProposed ? 'in' : 'not this quarter',
  owner: '',
  reason: '',
  expiresOn: null,
})
