import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { TroubleNotice } from '../../components/trouble.tsx'
import { asTrouble } from '../../lib/problem.ts'
import { typesQuery } from './queries.ts'
import styles from './setup-form.module.css'
import { SourceSetupForm } from './source-setup-form.tsx'

/** Adds a source: choose what it is, fill in its form, try it, save it and let it fill in. */
export function AddSource({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const types = useQuery({ ...typesQuery, enabled: open })
  const id = useId()
  const [chosen, setChosen] = useState<string | null>(null)
  const type = types.data?.types.find((one) => one.type === chosen) ?? types.data?.types[0]
  return (
    <Dialog open={open} wide title="Add a source" onClose={onClose}>
      {types.error && <TroubleNotice trouble={asTrouble(types.error)} onAgain={() => void types.refetch()} />}
      {type && (
        <>
          <div className={styles.field}>
            <label htmlFor={id}>What it is</label>
            <select id={id} value={type.type} onChange={({ target }) => setChosen(target.value)}>
              {types.data?.types.map((one) => (
                <option key={one.type} value={one.type}>
                  {one.title}
                </option>
              ))}
            </select>
          </div>
          <SourceSetupForm key={type.type} type={type} stored={null} onDone={onClose} />
        </>
      )}
    </Dialog>
  )
}
