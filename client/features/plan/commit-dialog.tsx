import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { commitRequestSchema, committedPlanSchema } from '../../../model/contract/committed-plan.ts'
import { LONGEST_REASON, LONGEST_TITLE } from '../../../model/contract/text-limits.ts'
import { percent, weeksShort } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import form from '../../components/form.module.css'
import { send } from '../../lib/api.ts'
import type { PlanOrder } from '../../lib/plan-edit.ts'
import { asTrouble, Failure } from '../../lib/problem.ts'
import styles from './commit-dialog.module.css'
import { regretWords } from './findings.ts'
import layout from './plan.module.css'
import { committedPlansQuery } from './queries.ts'
import type { PlanView } from './view.ts'

interface CommitProps {
  readonly open: boolean
  readonly view: PlanView
  readonly order: PlanOrder
  readonly onClose: () => void
  /** The evidence has changed since these figures were shown. */
  readonly onStale: () => void
  readonly onCommitted: (id: string) => void
}

/** Freezes the plan: what it stands on and its figures stay as they are, whatever changes later. */
export function CommitDialog({ open, view, order, onClose, onStale, onCommitted }: CommitProps) {
  const { report, members, mineValue, isBest } = view
  const [title, setTitle] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const queries = useQueryClient()
  const button = useRef<HTMLButtonElement>(null)
  // A dialog gives the focus to its first button, which closes it.
  useEffect(() => {
    if (open) button.current?.focus()
  }, [open])
  const named = title ?? `Plan of ${report.period.label}`
  const needsReason = !isBest && report.mine?.isFeasible === false
  const commit = useMutation({
    mutationFn: () =>
      send({
        method: 'POST',
        path: '/plans',
        request: {
          schema: commitRequestSchema,
          body: {
            title: named,
            reason: reason.trim() || null,
            evidenceVersion: report.evidenceVersion,
            order: { ...order, quarter: report.period.quarter, mine: [...members] },
          },
        },
        answer: committedPlanSchema,
      }),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: committedPlansQuery.queryKey })
      onCommitted(id)
    },
    onError: (error) => {
      if (error instanceof Failure && error.problem?.code === 'conflict') onStale()
    },
  })
  const weeks = view.teams.reduce((sum, { mine }) => sum + mine, 0)
  return (
    <Dialog open={open} title="Commit this plan" onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          commit.mutate()
        }}
      >
        <p className={layout.sentence}>
          {members.length} projects, {weeksShort(weeks)} engineer-weeks
          {mineValue !== null && `, ${percent(mineValue)} of all pain removed`}. Its figures and all that they stand on
          are frozen: they can be computed again to the last digit, however evidence and settings change.
        </p>
        {!isBest && <p className={layout.sentence}>{regretWords(view).title}.</p>}
        <label>
          Title
          <input value={named} maxLength={LONGEST_TITLE} required onChange={({ target }) => setTitle(target.value)} />
        </label>
        <label>
          {needsReason ? 'Why it is committed to all the same' : 'Reason, if there is one to keep'}
          <textarea
            rows={3}
            maxLength={LONGEST_REASON}
            required={needsReason}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        {commit.error && (
          <p role="alert" className={form.fault}>
            {asTrouble(commit.error).title}. {asTrouble(commit.error).detail}
          </p>
        )}
        <p className={layout.actions}>
          <Button ref={button} kind="primary" type="submit" disabled={commit.isPending || mineValue === null}>
            {commit.isPending ? 'Committing' : 'Commit'}
          </Button>
          <Button onClick={onClose}>Not yet</Button>
        </p>
      </form>
    </Dialog>
  )
}
