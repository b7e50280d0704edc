import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { refresh } from './refresh.ts'

/** A change, after which queries under `key` are asked again; left out: everything that is shown. */
export function useChange<Given, Answer>(change: (given: Given) => Promise<Answer>, key?: QueryKey) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: refresh(queries, key) })
}

/** A change that is answered with what the query of that key is from now on: it is shown without asking again. */
export function useAnsweredChange<Given, Answer>(change: (given: Given) => Promise<Answer>, key: QueryKey) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (answer: Answer) => {
      queries.setQueryData(key, answer)
    },
  })
}
