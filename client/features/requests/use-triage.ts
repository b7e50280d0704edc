import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { BoardRequest, RequestBoard, requestsAmendmentSchema } from '../../../model/contract/requests.ts'
import { asTrouble, type Trouble } from '../../lib/problem.ts'
import { amendRequests, boardQuery } from './queries.ts'
import { decisionWords } from './words.ts'

type Changes = z.input<typeof requestsAmendmentSchema>['changes']

/** Decides on needs, one or many, and can take the last decision back. */
export function useTriage(board: RequestBoard | null) {
  const queries = useQueryClient()
  const [done, setDone] = useState<{ readonly words: string; readonly undo: (() => Promise<void>) | null } | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [isSending, setIsSending] = useState(false)

  const keep = async (steps: readonly { requests: readonly BoardRequest[]; changes: Changes }[]) => {
    let kept: BoardRequest[] = []
    for (const { requests, changes } of steps) {
      const answer = await amendRequests({ requests: requests.map(({ id, revision }) => ({ id, revision })), changes })
      kept = [...kept, ...answer.requests]
    }
    const newer = new Map(kept.map((request) => [request.id, request]))
    queries.setQueryData(
      boardQuery.queryKey,
      (before) => before && { ...before, requests: before.requests.map((each) => newer.get(each.id) ?? each) },
    )
    return kept
  }
  const guarded = async (work: () => Promise<void>) => {
    setIsSending(true)
    setTrouble(null)
    try {
      await work()
    } catch (error) {
      setTrouble(asTrouble(error))
      await queries.invalidateQueries({ queryKey: boardQuery.queryKey })
    } finally {
      setIsSending(false)
    }
  }
  const decide = (requests: readonly BoardRequest[], changes: Changes) =>
    guarded(async () => {
      const kept = await keep([{ requests, changes }])
      const revisions = new Map(kept.map((request) => [request.id, request]))
      const former = [...Map.groupBy(requests, (request) => JSON.stringify(formerOf(request, changes)))].map(
        ([json, some]) => ({
          changes: JSON.parse(json) as Changes,
          requests: some.map((request) => revisions.get(request.id) ?? request),
        }),
      )
      const titles = new Map(
        [...(board?.projects ?? []), ...(board?.services ?? [])].map(({ id, title }) => [id, title]),
      )
      setDone({
        words: decisionWords(requests.length, changes, (id) => titles.get(id) ?? id),
        undo: () =>
          guarded(async () => {
            await keep(former)
            setDone({ words: 'Taken back', undo: null })
          }),
      })
    })
  return {
    decide: (requests: readonly BoardRequest[], changes: Changes) => void decide(requests, changes),
    done,
    trouble,
    isSending,
    forget: () => {
      setDone(null)
      setTrouble(null)
    },
  }
}

export type TriageOf = ReturnType<typeof useTriage>

/** What was said before of the fields that change. */
function formerOf({ service, project, notIn, closedAt }: BoardRequest, changes: Changes): Changes {
  return {
    ...(changes.service === undefined ? {} : { service }),
    ...(changes.project === undefined ? {} : { project: project?.id ?? null }),
    ...(changes.notIn === undefined ? {} : { notIn }),
    ...(changes.closed === undefined ? {} : { closed: closedAt !== null }),
  }
}
