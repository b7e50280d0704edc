import { useCallback, useMemo, useState } from 'react'
import type { IncidentRow } from '../../../model/contract/evidence-tables.ts'
import { matchingIncidents } from './queries.ts'
import type { RowSource } from './row-source.ts'

type Selected = ReadonlyMap<string, IncidentRow>
const NONE: Selected = new Map()

/** The incidents that are selected, each as it was seen last. */
export function useSelection(source: RowSource | null, filter: Record<string, string | undefined>) {
  const [selected, setSelected] = useState<Selected>(NONE)
  const select = useCallback(
    (row: IncidentRow, isSelected: boolean) =>
      setSelected((before) => {
        const next = new Map(before)
        if (isSelected) next.set(row.id, row)
        else next.delete(row.id)
        return next
      }),
    [],
  )
  const selectAll = useCallback(async () => {
    const { rows } = await matchingIncidents(filter)
    setSelected(new Map(rows.map((row) => [row.id, row])))
  }, [filter])
  const clear = useCallback(() => setSelected(NONE), [])
  const ids = useMemo(() => new Set(selected.keys()), [selected])
  // What is on the page is newer than what was selected once: its cause may be another by now.
  const rows = useMemo(() => {
    if (selected.size === 0) return []
    const shown = new Map<string, IncidentRow>()
    for (let index = 0; source && index < source.matching; index += 1) {
      const row = source.rowAt(index)
      if (row && selected.has(row.id) && 'revision' in row) shown.set(row.id, row)
    }
    return [...selected.values()].map((row) => shown.get(row.id) ?? row)
  }, [selected, source])
  const revise = useCallback(
    (revisions: ReadonlyMap<string, number>) =>
      setSelected(
        (before) =>
          new Map([...before].map(([id, row]) => [id, { ...row, revision: revisions.get(id) ?? row.revision }])),
      ),
    [],
  )
  return { ids, rows, select, selectAll, clear, revise }
}
