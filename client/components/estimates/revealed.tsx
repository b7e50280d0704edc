import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SavedProject } from '../../../model/contract/editable.ts'
import { editableProjectSchema } from '../../../model/contract/editable.ts'
import type { EstimateRound, ProjectEstimates } from '../../../model/contract/estimates.ts'
import { fetchJson } from '../../lib/api.ts'
import { day, hourAndMinute } from '../../lib/date.ts'
import { adoptEstimates, askAgain, restoreEdit } from '../../lib/estimates.ts'
import { Button } from '../button.tsx'
import { FormFault } from '../form-fault.tsx'
import { EstimateChart } from './estimate-chart.tsx'
import styles from './estimates.module.css'

interface RevealedProps {
  readonly project: string
  readonly round: EstimateRound
  readonly revealed: NonNullable<EstimateRound['revealed']>
  readonly onChange: (newest: ProjectEstimates) => void
}

/** Everybody's figures side by side and together; whoever leads may take what they say together as the project's own. */
export function Revealed({ project, round, revealed, onChange }: RevealedProps) {
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries()
  const adopt = useMutation({
    mutationFn: async () => {
      const { revision } = await fetchJson(`/projects/${encodeURIComponent(project)}`, editableProjectSchema)
      return adoptEstimates(project, revision)
    },
    onSuccess: refresh,
  })
  const undo = useMutation({
    mutationFn: ({ revision, former }: SavedProject) => restoreEdit(project, revision, former),
    onSuccess: () => {
      adopt.reset()
      return refresh()
    },
  })
  const again = useMutation({ mutationFn: () => askAgain(project), onSuccess: onChange })
  const asked = round.questions.filter(({ key }) => revealed.pooled[key])
  const at = round.revealedAt ?? round.openedAt
  return (
    <>
      <p className={styles.caption}>
        Revealed {day(at)} {hourAndMinute(at)} UTC{round.revealedBy && ` by ${round.revealedBy}`}. Together: each is as
        likely to be right as the other, and the line holds 8 of 10 chances.
      </p>
      <div className={styles.charts}>
        {asked.map((question) => (
          <EstimateChart key={question.key} question={question} revealed={revealed} file={`${project}-estimates`} />
        ))}
      </div>
      <p className={styles.actions} data-screen>
        {adopt.data ? (
          <>
            <span role="status">The project has the pooled figures now.</span>
            <Button needs="projects:write" disabled={undo.isPending} onClick={() => undo.mutate(adopt.data)}>
              Undo
            </Button>
          </>
        ) : (
          round.isCurrent && (
            <Button needs="projects:write" disabled={adopt.isPending} onClick={() => adopt.mutate()}>
              Take the pooled figures
            </Button>
          )
        )}
        <Button needs="projects:write" kind="link" disabled={again.isPending} onClick={() => again.mutate()}>
          Ask everybody again
        </Button>
        {!round.isCurrent && (
          <span className={styles.caption}>
            Its teams or effects have changed since: these answer another question.
          </span>
        )}
      </p>
      <FormFault error={adopt.error ?? undo.error ?? again.error} />
    </>
  )
}
