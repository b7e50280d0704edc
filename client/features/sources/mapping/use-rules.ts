import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PeopleRules } from '../../../../model/contract/mapping-rules.ts'
import type { MappingRule } from '../../../../model/evidence/mapping-rule.ts'
import { refresh } from '../../../lib/refresh.ts'
import { putRules } from './queries.ts'

interface Save {
  /** The rules that people made, as they were when the change was made. */
  readonly former: PeopleRules
  readonly rules: readonly MappingRule[]
  /** What was done, once it is done. */
  readonly words: string
}

/** Keeps rules, says so, and takes it back when asked. */
export function useRules() {
  const queries = useQueryClient()
  const [done, setDone] = useState<{ readonly words: string; readonly back: PeopleRules | null } | null>(null)
  const settle = refresh(queries)
  const saving = useMutation({
    mutationFn: ({ former, rules }: Save) => putRules({ revision: former.revision, rules: [...rules] }),
    onSuccess: (kept, { former, words }) => setDone({ words, back: { revision: kept.revision, rules: former.rules } }),
    onSettled: settle,
  })
  const undoing = useMutation({
    mutationFn: putRules,
    onSuccess: () => setDone({ words: 'Taken back: the rules are as they were', back: null }),
    onSettled: settle,
  })
  const back = done?.back
  return {
    save: saving.mutate,
    saving,
    done,
    undo: back ? () => undoing.mutate(back) : null,
    undoing,
    forget: () => setDone(null),
  }
}
