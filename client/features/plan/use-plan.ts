import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { editOf, locked, moved, orderOf, type PlanEdit, searchOf } from '../../lib/plan-edit.ts'
import { useLiveEvidence } from '../../worker/use-live-evidence.ts'
import { forecastQuery, planQuery } from './queries.ts'
import { planView } from './view.ts'

/** The plan that the address describes, what the server makes of it, and every way to change it. */
export function usePlan() {
  const search = useSearch({ from: '/plan' })
  const navigate = useNavigate({ from: '/plan' })
  const edit = useMemo(() => editOf(search), [search])
  useLiveEvidence(null)
  const [before, setBefore] = useState<readonly PlanEdit[]>([])
  const order = useMemo(() => orderOf(edit), [edit])
  const asked = useQuery({ ...planQuery(order), placeholderData: keepPreviousData })
  const { data: report } = asked
  const members = useMemo(() => edit.members ?? report?.plan.members.map(({ id }) => id) ?? [], [edit.members, report])
  const view = useMemo(() => (report ? planView(report, members) : null), [report, members])
  const forecast = useQuery({
    ...forecastQuery(view?.members ?? [], asked.dataUpdatedAt),
    enabled: view !== null && !asked.isPlaceholderData,
    placeholderData: keepPreviousData,
  })

  const show = useCallback(
    (next: PlanEdit, scenario?: string | null) =>
      void navigate({
        search: (former) => ({
          ...former,
          ...searchOf(next),
          ...(scenario !== undefined && { scenario: scenario ?? undefined }),
        }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  const change = (next: PlanEdit, scenario?: string | null) => {
    setBefore([...before, edit])
    show(next, scenario)
  }
  const undo = () => {
    const last = before.at(-1)
    if (!last) return
    setBefore(before.slice(0, -1))
    show(last)
  }
  return {
    search,
    edit,
    order,
    view,
    isWaiting: asked.isFetching,
    error: asked.error,
    again: () => void asked.refetch(),
    forecast,
    canUndo: before.length > 0,
    change,
    undo,
    // What is no candidate any more goes with the next change.
    move: (id: string, isIn: boolean) => change(moved(edit, view?.members ?? members, id, isIn)),
    lock: (id: string, lock: 'in' | 'out' | null) => change(locked(edit, view?.members ?? members, id, lock)),
    adopt: (ids: readonly string[]) => change({ ...edit, members: [...ids] }),
    setCapacity: (team: string, weeks: number | null) =>
      change({ ...edit, capacity: { ...edit.capacity, [team]: weeks } }),
  }
}

export type Plan = ReturnType<typeof usePlan>
