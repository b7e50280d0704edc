import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type Scenario,
  scenarioFieldsSchema,
  scenarioSaveSchema,
  scenarioSchema,
} from '../../../model/contract/committed-plan.ts'
import { LONGEST_TITLE } from '../../../model/contract/text-limits.ts'
import { Allowed } from '../../components/allowed.tsx'
import { Button } from '../../components/button.tsx'
import floating from '../../components/floating.module.css'
import { FormFault } from '../../components/form-fault.tsx'
import { send } from '../../lib/api.ts'
import { editOfOrder } from '../../lib/plan-edit.ts'
import { refresh } from '../../lib/refresh.ts'
import styles from './controls.module.css'
import layout from './plan.module.css'
import { scenariosQuery } from './queries.ts'
import type { Plan } from './use-plan.ts'
import type { PlanView } from './view.ts'

interface ScenarioFormProps {
  readonly plan: Plan
  readonly view: PlanView
  readonly scenarios: readonly Scenario[]
  readonly current: Scenario | null
}

/** Opens a scenario, keeps the plan as a new one or over the one that is open. Someone else's newer version is never lost. */
export function ScenarioForm({ plan, view, scenarios, current }: ScenarioFormProps) {
  const [title, setTitle] = useState('')
  const queries = useQueryClient()
  const order = { ...plan.order, quarter: view.report.period.quarter, mine: [...view.members] }
  const onSettled = refresh(queries, scenariosQuery.queryKey)
  const make = useMutation({
    mutationFn: () =>
      send({
        method: 'POST',
        path: '/plan-scenarios',
        request: { schema: scenarioFieldsSchema, body: { title, order } },
        answer: scenarioSchema,
      }),
    onSuccess: ({ id }) => {
      setTitle('')
      plan.change({ ...plan.edit, members: view.members }, id)
    },
    onSettled,
  })
  const save = useMutation({
    mutationFn: ({ id, revision, title }: Scenario) =>
      send({
        method: 'PUT',
        path: `/plan-scenarios/${encodeURIComponent(id)}`,
        request: { schema: scenarioSaveSchema, body: { title, order, revision } },
        answer: scenarioSchema,
      }),
    onSettled,
  })
  const remove = useMutation({
    mutationFn: ({ id, revision }: Scenario) =>
      send({
        method: 'DELETE',
        path: `/plan-scenarios/${encodeURIComponent(id)}?revision=${revision}`,
        answer: scenarioSchema,
      }),
    onSuccess: () => plan.change(plan.edit, null),
    onSettled,
  })
  const error = make.error ?? save.error ?? remove.error
  return (
    <div className={styles.scenarios}>
      <ul>
        {scenarios.map((scenario) => (
          <li key={scenario.id}>
            <button
              type="button"
              className={floating.item}
              aria-pressed={scenario.id === current?.id}
              onClick={() => plan.change(editOfOrder(scenario.order), scenario.id)}
            >
              {scenario.title} <small>{scenario.order.mine.length} projects</small>
            </button>
          </li>
        ))}
      </ul>
      {current && (
        <p className={layout.actions}>
          <Button needs="plans:write" onClick={() => save.mutate(current)}>
            Save over “{current.title}”
          </Button>
          <Button kind="quiet" needs="plans:write" onClick={() => remove.mutate(current)}>
            Remove it
          </Button>
        </p>
      )}
      <Allowed scope="plans:write">
        <form
          className={styles.keep}
          onSubmit={(event) => {
            event.preventDefault()
            if (title.trim()) make.mutate()
          }}
        >
          <input
            aria-label="Name of the scenario"
            placeholder="Name of a new scenario"
            autoComplete="off"
            maxLength={LONGEST_TITLE}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
          <Button type="submit" disabled={!title.trim()}>
            Keep
          </Button>
        </form>
      </Allowed>
      <FormFault error={error} />
    </div>
  )
}
