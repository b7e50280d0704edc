import { sentence } from '../../model/format.ts'
import { asTrouble } from '../lib/problem.ts'
import styles from './form.module.css'

/** Why what was sent was refused, told to everybody; nothing while there is no error. */
export const FormFault = ({ error }: { readonly error: Error | null }) =>
  error && (
    <p className={styles.fault} role="alert">
      {sentence(asTrouble(error).detail)}
    </p>
  )
