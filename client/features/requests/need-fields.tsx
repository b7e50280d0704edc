import { useId } from 'react'
import type { RequestBoard } from '../../../model/contract/requests.ts'
import { LONGEST_NEED_TITLE } from '../../../model/contract/text-limits.ts'
import { ASKING_FUNCTIONS } from '../../../model/evidence/demand.ts'
import { GROUP_TITLES } from '../../../model/evidence/request-words.ts'
import { AccountPicker } from './account-picker.tsx'
import type { NeedField, NeedForm } from './draft.ts'
import styles from './form.module.css'

interface FieldsProps {
  readonly form: NeedForm
  readonly board: RequestBoard
  readonly faults: ReadonlyMap<NeedField, string>
  readonly onChange: (form: NeedForm) => void
}

/** What hurts, for whom, what is at stake: only the first is needed. */
export function NeedFields({ form, board, faults, onChange }: FieldsProps) {
  const id = useId()
  const set = (part: Partial<NeedForm>) => onChange({ ...form, ...part })
  const fault = (field: NeedField) =>
    faults.has(field) && (
      <p id={`${id}-${field}-fault`} className={styles.fault}>
        {faults.get(field)}
      </p>
    )
  const faulty = (field: NeedField) => ({
    'aria-invalid': faults.has(field),
    'aria-describedby': faults.has(field) ? `${id}-${field}-fault` : undefined,
  })
  return (
    <div className={styles.fields}>
      <div>
        <label htmlFor={`${id}-title`}>What hurts</label>
        <input
          id={`${id}-title`}
          // biome-ignore lint/a11y/noAutofocus: somebody who opens this form has come to say it
          autoFocus
          value={form.title}
          maxLength={LONGEST_NEED_TITLE}
          autoComplete="off"
          placeholder="Such as: Harbor & Finch gets every webhook twice"
          {...faulty('title')}
          onChange={({ target }) => set({ title: target.value })}
        />
        {fault('title')}
      </div>
      <fieldset className={styles.functions}>
        <legend>You ask from</legend>
        {ASKING_FUNCTIONS.map((name) => (
          <label key={name}>
            <input
              type="radio"
              name={`${id}-from`}
              checked={form.askedFrom === name}
              onChange={() => set({ askedFrom: name })}
            />
            {GROUP_TITLES[name]}
          </label>
        ))}
      </fieldset>
      <AccountPicker accounts={form.accounts} known={board.accounts} onChange={(accounts) => set({ accounts })} />
      <div>
        <label htmlFor={`${id}-service`}>Where, as far as you can tell</label>
        <select id={`${id}-service`} value={form.service} onChange={({ target }) => set({ service: target.value })}>
          <option value="">I cannot tell</option>
          {board.services.map((service) => (
            <option key={service.id} value={service.id}>
              {service.title}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-stake`}>What is at stake a year{board.currency && `, ${board.currency}`}</label>
        <div className={styles.stake}>
          <input
            id={`${id}-stake`}
            inputMode="decimal"
            value={form.atStake}
            autoComplete="off"
            placeholder="420k, or nothing"
            {...faulty('atStake')}
            onChange={({ target }) => set({ atStake: target.value })}
          />
          <span className={styles.chance}>
            lost with
            {(['low', 'likely', 'high'] as const).map((part) => (
              <input
                key={part}
                inputMode="decimal"
                aria-label={`Chance that it is lost, ${part}, in percent`}
                placeholder={part}
                value={form[part]}
                autoComplete="off"
                {...faulty('chanceOfLoss')}
                onChange={({ target }) => set({ [part]: target.value })}
              />
            ))}
            %
          </span>
        </div>
        {fault('atStake')}
        {fault('chanceOfLoss')}
        <p className={styles.hint}>
          Money counts in the ranking only with a chance to lose it; the likely one is enough.
        </p>
      </div>
      <div>
        <label htmlFor={`${id}-description`}>Anything else</label>
        <textarea
          id={`${id}-description`}
          rows={3}
          value={form.description}
          placeholder="When it happens, how often, what you do about it today"
          {...faulty('description')}
          onChange={({ target }) => set({ description: target.value })}
        />
        {fault('description')}
      </div>
    </div>
  )
}
