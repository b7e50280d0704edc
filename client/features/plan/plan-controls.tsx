import { useState } from 'react'
import type { Scenario } from '../../../model/contract/committed-plan.ts'
import type { Lens } from '../../../model/evidence/lens.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Popover } from '../../components/popover.tsx'
import { useNarrow } from '../../lib/use-media.ts'
import styles from './controls.module.css'
import { quartersAround, quarterTitle } from './quarters.ts'
import { ScenarioForm } from './scenario-form.tsx'
import type { Plan } from './use-plan.ts'
import type { PlanView } from './view.ts'

interface ControlsProps {
  readonly plan: Plan
  readonly view: PlanView
  readonly lenses: readonly Lens[]
  readonly scenarios: readonly Scenario[]
  readonly onCommit: () => void
}

/** The quarter, the lens, undo, scenarios and the way to commit. */
export function PlanControls({ plan, view, lenses, scenarios, onCommit }: ControlsProps) {
  const { edit, change, undo, canUndo, search } = plan
  const { period, lens, asOf } = view.report
  const current = scenarios.find(({ id }) => id === search.scenario)
  const narrow = useNarrow()
  const [sheet, setSheet] = useState(false)
  const label = current?.title ?? 'Scenarios'
  const form = <ScenarioForm plan={plan} view={view} scenarios={scenarios} current={current ?? null} />
  return (
    <div className={styles.controls} data-screen>
      <select
        className={styles.select}
        aria-label="Quarter"
        value={period.quarter}
        onChange={({ target }) => change({ ...edit, quarter: target.value, members: null }, null)}
      >
        {quartersAround(asOf, period.quarter).map((quarter) => (
          <option key={quarter} value={quarter}>
            {quarterTitle(quarter)}
          </option>
        ))}
      </select>
      <select
        className={styles.select}
        aria-label="Lens"
        value={edit.weights === null ? lens : 'custom'}
        onChange={({ target }) => change({ ...edit, lens: target.value, weights: null })}
      >
        {edit.weights !== null && <option value="custom">Own weights</option>}
        {lenses.length === 0 && edit.weights === null && <option value={lens}>{lens}</option>}
        {lenses.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <Button onClick={undo} disabled={!canUndo}>
        Undo
      </Button>
      {narrow ? (
        <>
          <Button active={current !== undefined} onClick={() => setSheet(true)}>
            {label}
          </Button>
          <Dialog open={sheet} title="Scenarios" onClose={() => setSheet(false)} sheet>
            {form}
          </Dialog>
        </>
      ) : (
        <Popover label={label} title="Scenarios" active={current !== undefined}>
          {form}
        </Popover>
      )}
      <Button kind="primary" needs="plans:write" onClick={onCommit}>
        Commit this plan
      </Button>
    </div>
  )
}
