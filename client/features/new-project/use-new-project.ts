import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { type CellId, decodeCell } from '../../lib/cell-id.ts'
import { asTrouble, type Trouble } from '../../lib/problem.ts'
import { decodeWeights } from '../../lib/weights.ts'
import { useLiveEvidence } from '../../worker/use-live-evidence.ts'
import { ranking, useRanking } from '../../worker/use-ranking.ts'
import { DRAFT_ID, firstForm, type NewForm, readNewForm } from './draft.ts'
import { makeProject } from './queries.ts'

type Saving = { readonly state: 'idle' | 'saving' } | { readonly state: 'failed'; readonly trouble: Trouble }

/** What a person is stating of a project that is not there yet, and what the worker makes of it meanwhile. */
export function useNewProject() {
  const { lens = null, weights, cell: cellText, service, cause } = useSearch({ from: '/projects/new' })
  const navigate = useNavigate()
  useLiveEvidence(null)
  useEffect(() => ranking.weigh(lens, weights ? decodeWeights(weights) : null), [lens, weights])
  const { frame, examined, trouble } = useRanking()
  const cell: CellId | null = decodeCell(cellText ?? `${service ?? ''},${cause ?? ''}`)
  const [changed, change] = useState<NewForm | null>(null)
  const [saving, setSaving] = useState<Saving>({ state: 'idle' })
  const [isTried, setIsTried] = useState(false)

  // The evidence may be loaded again meanwhile; what somebody has typed stays.
  const form = changed ?? (frame && firstForm(cell, frame))
  const reading = useMemo(() => (form ? readNewForm(form) : null), [form])
  const draft = reading?.draft ?? null
  const asked = JSON.stringify(draft)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same statement is not asked twice
  useEffect(() => ranking.examine(draft ? DRAFT_ID : null, draft), [asked])
  useEffect(() => () => ranking.examine(null, null), [])
  const own = draft && examined?.id === DRAFT_ID ? examined : null

  const save = async () => {
    setIsTried(true)
    if (!reading?.request || saving.state === 'saving') return
    setSaving({ state: 'saving' })
    try {
      const { id } = await makeProject(reading.request)
      ranking.load(null, true)
      await navigate({ to: '/projects/$id', params: { id }, search: { lens: lens ?? undefined, weights } })
    } catch (error) {
      setSaving({ state: 'failed', trouble: asTrouble(error) })
    }
  }

  return {
    cell,
    frame,
    form,
    reading,
    /** Before anybody tried to save, an empty field is no fault. */
    fields: isTried ? reading?.fields : undefined,
    examination: own?.examination ?? null,
    ranked: own?.report?.projects.find(({ id }) => id === DRAFT_ID) ?? null,
    trouble,
    saving,
    change,
    save: () => void save(),
    again: () => ranking.load(null, true),
  }
}
