import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type OutagesAnswer,
  type Regrouped,
  regroupedSchema,
  regroupingSchema,
} from '../../../../model/contract/outages.ts'
import { send } from '../../../lib/api.ts'
import { asTrouble } from '../../../lib/problem.ts'
import { refresh } from '../../../lib/refresh.ts'
import { outagesQuery } from './queries.ts'
import { type Decision, groupsOf } from './regroupings.ts'

const regroup = ({ request }: Decision): Promise<Regrouped> =>
  send({
    method: 'PUT',
    path: '/outages',
    request: { schema: regroupingSchema, body: request },
    answer: regroupedSchema,
  })

/** Decides which incidents are one outage: a proposal leaves the list at once, and what was decided last can be undone. */
export function useRegroup() {
  const queries = useQueryClient()
  const [done, setDone] = useState<{ readonly words: string; readonly undo: Decision } | null>(null)
  const changing = useMutation({
    mutationFn: regroup,
    onMutate: async ({ request }) => {
      await queries.cancelQueries({ queryKey: outagesQuery.queryKey, exact: true })
      const before = queries.getQueryData(outagesQuery.queryKey)
      if (before) queries.setQueryData(outagesQuery.queryKey, without(before, request.was.flat()))
      return { before }
    },
    onSuccess: ({ former }, { words }) => setDone({ words, undo: { request: former, words: 'Undone' } }),
    onError: (_, __, shown) => {
      if (shown?.before) queries.setQueryData(outagesQuery.queryKey, shown.before)
    },
    onSettled: refresh(queries),
  })
  return {
    decide: changing.mutate,
    busy: changing.isPending,
    done: done?.words ?? null,
    undo: done && done.words !== 'Undone' ? () => changing.mutate(done.undo) : null,
    forget: () => {
      setDone(null)
      changing.reset()
    },
    trouble: changing.error ? asTrouble(changing.error) : null,
  }
}
export type Regrouping = ReturnType<typeof useRegroup>

/** The list without the proposals of which any incident was just decided. */
function without(answer: OutagesAnswer, decided: readonly string[]): OutagesAnswer {
  const left = answer.proposals.filter(
    (proposal) =>
      !groupsOf(proposal)
        .flat()
        .some((id) => decided.includes(id)),
  )
  return { ...answer, proposed: answer.proposed - (answer.proposals.length - left.length), proposals: left }
}
