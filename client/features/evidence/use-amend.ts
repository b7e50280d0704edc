import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import {
  incidentsAmendmentSchema,
  incidentsSaveSchema,
  type SavedIncident,
  savedIncidentsSchema,
} from '../../../model/contract/editable.ts'
import type { IncidentChanges } from '../../../model/evidence/edit.ts'
import { send } from '../../lib/api.ts'
import { asTrouble, Failure, type Trouble } from '../../lib/problem.ts'
import { type Amendment, doneWords, inTurn } from './amendment.ts'
import { newerRows, type Shown, showAtOnce } from './at-once.ts'

/** What was changed last, and can be taken back. */
interface Done {
  readonly words: string
  readonly saved: readonly SavedIncident[]
  /** The rows as they were shown before. */
  readonly rows: Shown['rows']
}

/** Somebody else changed some of the same incidents first; nothing of ours was kept. */
export interface Clash {
  readonly mine: readonly Amendment[]
  readonly theirs: readonly { readonly id: string; readonly revision: number; readonly changes: object | null }[]
}

const theirsSchema = z.array(
  z.object({ id: z.string(), revision: z.number(), changes: z.record(z.string(), z.unknown()).nullable() }),
)

/** Says the same of many incidents: shown at once, with undo, and taken back where the server refuses; a clash with somebody else is kept to be shown. */
export function useAmend(onRevisions: (revisions: ReadonlyMap<string, number>) => void) {
  const queries = useQueryClient()
  const [done, setDone] = useState<Done | null>(null)
  const [clash, setClash] = useState<Clash | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const settle = (saved: readonly SavedIncident[]) => {
    onRevisions(new Map(saved.map(({ id, revision }) => [id, revision])))
    // The page would hear of it from the server too, a moment later.
    void queries.invalidateQueries()
  }
  const refused = (error: unknown, mine: readonly Amendment[], shown: Shown | undefined) => {
    shown?.restore()
    void queries.invalidateQueries()
    const theirs =
      error instanceof Failure && error.problem?.code === 'conflict'
        ? theirsSchema.safeParse(error.problem.current)
        : null
    if (theirs?.success) setClash({ mine, theirs: theirs.data })
    else setTrouble(asTrouble(error))
  }
  const begin = () => {
    setTrouble(null)
    setClash(null)
  }
  const amending = useMutation({
    onMutate: (amendments: readonly Amendment[]) => {
      begin()
      setDone(null)
      return showAtOnce(queries, newerRows(amendments))
    },
    mutationFn: (amendments: readonly Amendment[]) => inTurn(amendments, sendAmendment),
    onSuccess: ({ saved, failed }, amendments, { rows }) => {
      setDone({ words: doneWords(failed ? amendments.slice(0, failed.from) : amendments), saved, rows })
      settle(saved)
      if (failed) refused(failed.error, amendments.slice(failed.from), undefined)
    },
    onError: refused,
  })
  const undoing = useMutation({
    onMutate: ({ rows }: Done) => {
      begin()
      return showAtOnce(queries, new Map([...rows].map(([id, before]) => [id, () => before])))
    },
    mutationFn: async ({ saved }: Done) =>
      (
        await send({
          method: 'PUT',
          path: '/incidents',
          request: {
            schema: incidentsSaveSchema,
            body: {
              incidents: saved.map(({ id, revision, former }) => ({
                id,
                revision,
                changes: former && writable(former),
              })),
            },
          },
          answer: savedIncidentsSchema,
        })
      ).incidents,
    onSuccess: (saved) => {
      setDone(null)
      settle(saved)
    },
    onError: (error, _, shown) => {
      setDone(null)
      refused(error, [], shown)
    },
  })
  return {
    amend: amending.mutate,
    undo: done ? () => undoing.mutate(done) : null,
    /** The same said again, over what somebody else said in the meantime. */
    insist: (found: Clash) => amending.mutate(overTheirs(found)),
    forget: () => {
      begin()
      setDone(null)
    },
    /** What is shown already and not kept yet. */
    sending: amending.isPending ? doneWords(amending.variables) : null,
    done,
    clash,
    trouble,
    busy: amending.isPending || undoing.isPending,
  }
}

const writable = (changes: IncidentChanges) => ({ ...changes, services: changes.services && [...changes.services] })

async function sendAmendment({ incidents, changes }: Amendment): Promise<readonly SavedIncident[]> {
  const answered = await send({
    method: 'PATCH',
    path: '/incidents',
    request: {
      schema: incidentsAmendmentSchema,
      body: { incidents: [...incidents], changes: writable(changes) },
    },
    answer: savedIncidentsSchema,
  })
  return answered.incidents
}

/** Our amendments, made from what is kept now. */
export function overTheirs({ mine, theirs }: Clash): Amendment[] {
  const newer = new Map(theirs.map(({ id, revision }) => [id, revision]))
  return mine.map(({ incidents, changes }) => ({
    incidents: incidents.map(({ id, revision }) => ({ id, revision: newer.get(id) ?? revision })),
    changes,
  }))
}
