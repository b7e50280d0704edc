import { Dialog } from '../components/dialog.tsx'
import styles from './dialogs.module.css'
import { START_STEPS, type Step } from './start-steps.ts'

interface OwnDataProps {
  readonly open: boolean
  readonly demo: boolean
  readonly onClose: () => void
}

/** The way from the demo company to one's own figures, in three steps with their commands. */
export function OwnDataDialog({ open, demo, onClose }: OwnDataProps) {
  return (
    <Dialog open={open} title="Use your own data" onClose={onClose}>
      <p className={styles.intro}>
        Run these where Leverage is installed; this page follows by itself.{' '}
        {demo && 'The first import replaces the demo company, after asking.'}
      </p>
      <ol className={styles.steps}>
        {START_STEPS.map((step, position) => (
          <StepItem key={step.title} step={step} number={position + 1} />
        ))}
      </ol>
    </Dialog>
  )
}

function StepItem({ step, number }: { readonly step: Step; readonly number: number }) {
  return (
    <li className={styles.step}>
      <span className={styles.stepNumber}>{number}</span>
      <div>
        <h3>{step.title}</h3>
        <p>{step.text}</p>
        {step.commands.map((command) => (
          <pre key={command} className={styles.command}>
            {command}
          </pre>
        ))}
      </div>
    </li>
  )
}
