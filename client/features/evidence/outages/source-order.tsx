import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type OutagesAnswer,
  type SourceOrderAnswer,
  sourceOrderAnswerSchema,
  sourceOrderSchema,
} from '../../../../model/contract/outages.ts'
import { FIELD_GROUPS, type FieldGroup } from '../../../../model/evidence/outage/source-order.ts'
import { ChangeableBy } from '../../../components/allowed.tsx'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { send } from '../../../lib/api.ts'
import { asTrouble } from '../../../lib/problem.ts'
import styles from './outages.module.css'
import { sourceOrderQuery } from './queries.ts'

const GROUP_WORDS: Readonly<Record<FieldGroup, readonly [title: string, fields: string]>> = {
  times: ['When it was', 'start, detection, end, people and hours'],
  impact: ['Whom it hit', 'severity, share of customers'],
  words: ['What it was', 'title, address, cause, where it began'],
}

interface OrderProps {
  readonly sources: OutagesAnswer['sources']
  readonly onClose: () => void
}

/** In which order sources are believed about an outage that several tell of, for each kind of field. */
export function SourceOrderDialog({ sources, onClose }: OrderProps) {
  const queries = useQueryClient()
  const { data } = useQuery(sourceOrderQuery)
  const saving = useMutation({
    mutationFn: (order: Partial<SourceOrderAnswer['order']>) =>
      send({
        method: 'PUT',
        path: '/outages/source-order',
        request: { schema: sourceOrderSchema.partial(), body: order },
        answer: sourceOrderAnswerSchema,
      }),
    onSuccess: (answer) => {
      queries.setQueryData(sourceOrderQuery.queryKey, answer)
      void queries.invalidateQueries()
    },
  })
  const stated = (answer: SourceOrderAnswer) =>
    Object.fromEntries(answer.stated.map((group) => [group, answer.order[group]]))
  const up = (answer: SourceOrderAnswer, group: FieldGroup, position: number) =>
    saving.mutate({ ...stated(answer), [group]: movedUp(told(answer.order[group]), position) })
  const usual = (answer: SourceOrderAnswer, group: FieldGroup) =>
    saving.mutate({ ...stated(answer), [group]: undefined })
  const kindOf = (id: string) => sources.find((source) => source.id === id)?.title
  // The others tell of no incident.
  const told = (ids: readonly string[]) => ids.filter((id) => kindOf(id) !== undefined)
  return (
    <Dialog open title="Whose word holds about one outage" onClose={onClose}>
      <p className={styles.detail}>
        Of an outage that several sources tell of, each field is that of the first source here that tells it. It hit
        every service that any of them names.
      </p>
      <ChangeableBy scope="settings:write">
        {data &&
          FIELD_GROUPS.map((group) => (
            <section key={group} className={styles.order} aria-label={GROUP_WORDS[group][0]}>
              <h3>{GROUP_WORDS[group][0]}</h3>
              <p className={styles.detail}>
                {GROUP_WORDS[group][1]}; {data.stated.includes(group) ? 'as a person put it' : 'by kind of source'}
                {data.stated.includes(group) && (
                  <Button kind="link" disabled={saving.isPending} onClick={() => usual(data, group)}>
                    Back to the usual
                  </Button>
                )}
              </p>
              <ol>
                {told(data.order[group]).map((id, position) => (
                  <li key={id}>
                    <span>
                      {id} <small>{kindOf(id)}</small>
                    </span>
                    {position > 0 && (
                      <Button
                        kind="link"
                        aria-label={`Up: believe ${id} earlier about ${GROUP_WORDS[group][0].toLowerCase()}`}
                        disabled={saving.isPending}
                        onClick={() => up(data, group, position)}
                      >
                        Up
                      </Button>
                    )}
                  </li>
                ))}
              </ol>
            </section>
          ))}
      </ChangeableBy>
      {saving.error && (
        <p className={styles.detail} role="alert">
          {asTrouble(saving.error).detail}
        </p>
      )}
    </Dialog>
  )
}

const movedUp = (ids: readonly string[], position: number): string[] => [
  ...ids.slice(0, position - 1),
  ...ids.slice(position, position + 1),
  ...ids.slice(position - 1, position),
  ...ids.slice(position + 1),
]
