import { Link } from '@tanstack/react-router'
import type { Status } from '../../model/contract/resource.ts'
import { Dialog } from '../components/dialog.tsx'
import styles from './dialogs.module.css'
import { LeaveDemo } from './leave-demo.tsx'
import { START_STEPS, type Step } from './start-steps.ts'

interface OwnDataProps {
  readonly open: boolean
  readonly status: Status | undefined
  readonly onClose: () => void
}

/** The way from the demo company to a first ranking of one's own: out of the demo, then three steps, done ones ticked. */
export function OwnDataDialog({ open, status, onClose }: OwnDataProps) {
  const demo = status?.demo ?? false
  return (
    <Dialog open={open} title="Use your own data" onClose={onClose}>
      {demo && <LeaveDemo company={status?.company ?? ''} />}
      <ol aria-label="Three steps to real data">
        {START_STEPS.map((step, position) => (
          <StepItem
            key={step.title}
            step={step}
            number={position + 1}
            done={!demo && status !== undefined && step.isDone(status.counts)}
            reachable={!demo}
            onLeave={onClose}
          />
        ))}
      </ol>
    </Dialog>
  )
}

interface StepProps {
  readonly step: Step
  readonly number: number
  readonly done: boolean
  /** Steps are only told of while the demo is in the way. */
  readonly reachable: boolean
  readonly onLeave: () => void
}

function StepItem({ step: { title, text, links }, number, done, reachable, onLeave }: StepProps) {
  return (
    <li className={styles.step} data-done={done}>
      <span className={styles.stepNumber}>
        {done ? (
          <>
            <span aria-hidden="true">✓</span>
            <span className="unseen">Done:</span>
          </>
        ) : (
          number
        )}
      </span>
      <div>
        <h3>{title}</h3>
        <p>{text}</p>
        {reachable && (
          <p className={styles.stepLinks}>
            {links.map((link) => (
              <Link
                key={link.title}
                to={link.to}
                search={link.add ? { add: link.add } : {}}
                className={styles.stepLink}
                onClick={onLeave}
              >
                {link.title}
              </Link>
            ))}
          </p>
        )}
      </div>
    </li>
  )
}
