import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { settingDraftSchema } from '../../../model/contract/settings.ts'

import { asTrouble, type Trouble } from '../../lib/problem.ts'
import { useStatus } from '../../lib/use-status.ts'
import { type Kept, keptMeanwhile, previewQuery, type SettingKind, saveSetting, settingsQuery } from './queries.ts'
import { previewWords } from './words.ts'

/** How saving stands. Undo is what was kept before the last save. */
export type Saving =
  | { readonly state: 'idle' | 'saving' }
  | {
      readonly state: 'saved'
      readonly revision: number
      readonly former: object | null
      readonly words: string | null
    }
  | { readonly state: 'failed'; readonly trouble: Trouble }
  /** Somebody else saved first: both versions are shown and a person chooses. */
  | { readonly state: 'conflict'; readonly theirs: Kept }

interface Draft {
  readonly changes: object | null
  /** Of what the draft was made from. */
  readonly revision: number
}

interface Setting {
  readonly kind: SettingKind
  readonly id: string
  readonly kept: Kept
  /** What counts in a preview when the change is taken back; null: nothing can be told of it. */
  readonly withoutChange: object | null
}

/** Milliseconds without a key before a preview is asked for. */
const REST = 250

/** A change of one setting while it is typed: what it would do, and how it is saved, undone and settled with another. */
export function useSetting({ kind, id, kept, withoutChange }: Setting) {
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [last, setSaving] = useState<Saving>({ state: 'idle' })
  // Once somebody has changed it again, there is nothing of this save to undo.
  const isPassed = last.state === 'saved' && kept.revision > last.revision
  const saving: Saving = isPassed ? { state: 'idle' } : last
  const preview = usePreview(kind, id, draft && (draft.changes ?? withoutChange))

  const put = async (from: Kept) => {
    setSaving({ state: 'saving' })
    try {
      const { revision, former } = await saveSetting(kind, id, from)
      setDraft(null)
      setSaving({ state: 'saved', revision, former, words: preview.words })
      await queries.invalidateQueries({ queryKey: settingsQuery.queryKey })
    } catch (error) {
      const theirs = keptMeanwhile(error)
      setSaving(theirs ? { state: 'conflict', theirs } : { state: 'failed', trouble: asTrouble(error) })
    }
  }
  return {
    draft,
    saving,
    preview,
    /** The same as is kept is no draft. */
    change: (changes: object | null) => {
      const isSame = JSON.stringify(changes) === JSON.stringify(kept.changes)
      setDraft(isSame ? null : { changes, revision: draft?.revision ?? kept.revision })
      if (saving.state !== 'conflict') setSaving({ state: 'idle' })
    },
    discard: () => {
      setDraft(null)
      setSaving({ state: 'idle' })
    },
    save: () => {
      if (draft) void put(draft)
    },
    undo: () => {
      if (saving.state === 'saved') void put({ revision: saving.revision, changes: saving.former })
    },
    keepMine: () => {
      if (saving.state === 'conflict' && draft) void put({ revision: saving.theirs.revision, changes: draft.changes })
    },
    takeTheirs: () => {
      setDraft(null)
      setSaving({ state: 'idle' })
      void queries.invalidateQueries({ queryKey: settingsQuery.queryKey })
    },
    putOff: () => setSaving({ state: 'idle' }),
  }
}
export type SettingEditing = ReturnType<typeof useSetting>

function usePreview(kind: SettingKind, id: string, changes: object | null) {
  const { lens } = useSearch({ from: '/settings' })
  const { data: status } = useStatus()
  const asked = JSON.stringify(changes)
  const [rested, setRested] = useState(asked)
  useEffect(() => {
    const timer = setTimeout(() => setRested(asked), REST)
    return () => clearTimeout(timer)
  }, [asked])
  const draft = { kind, id, changes } as z.input<typeof settingDraftSchema>
  const { data, error } = useQuery({
    ...previewQuery(draft, lens, status?.evidenceVersion ?? ''),
    enabled: changes !== null && rested === asked,
  })
  const isAnswered = changes !== null && rested === asked
  return {
    data: isAnswered ? (data ?? null) : null,
    /** Why it cannot be, while it is typed. */
    fault: isAnswered && error ? asTrouble(error).detail : null,
    words: isAnswered && data ? previewWords(data) : null,
  }
}
