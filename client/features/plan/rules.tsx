import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import styles from './controls.module.css'
import type { Plan } from './use-plan.ts'
import type { PlanView } from './view.ts'

/** Which projects exclude each other, to say and to take back; needs are stated with the projects themselves. */
export function Rules({ plan: { edit, change }, view }: { readonly plan: Plan; readonly view: PlanView }) {
  const [one, setOne] = useState('')
  const [other, setOther] = useState('')
  const { titleOf, rows } = view
  const options = rows.toSorted((left, right) => left.title.localeCompare(right.title))
  return (
    <section className={styles.rules} data-screen aria-label="Projects that exclude each other">
      {edit.apart.map((pair) => (
        <p key={pair.join()}>
          Not both: {titleOf(pair[0])} and {titleOf(pair[1])}{' '}
          <Button
            kind="link"
            onClick={() => change({ ...edit, apart: edit.apart.filter((kept) => kept !== pair) })}
            aria-label={`Allow both ${titleOf(pair[0])} and ${titleOf(pair[1])}`}
          >
            Allow both
          </Button>
        </p>
      ))}
      <details>
        <summary>Two of these exclude each other</summary>
        <form
          className={styles.keep}
          onSubmit={(event) => {
            event.preventDefault()
            if (!one || !other || one === other) return
            change({ ...edit, apart: [...edit.apart, [one, other]] })
            setOne('')
            setOther('')
          }}
        >
          {[
            { label: 'One project', value: one, set: setOne },
            { label: 'Another project', value: other, set: setOther },
          ].map(({ label, value, set }) => (
            <select
              key={label}
              className={styles.select}
              aria-label={label}
              value={value}
              onChange={({ target }) => set(target.value)}
            >
              <option value="">{label}</option>
              {options.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          ))}
          <Button type="submit" disabled={!one || !other || one === other}>
            Not both
          </Button>
        </form>
      </details>
    </section>
  )
}
