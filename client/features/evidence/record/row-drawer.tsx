import type { ReactNode } from 'react'
import type { IncidentDetail, IncidentRow } from '../../../../model/contract/evidence-tables.ts'
import { Drawer } from '../../../components/drawer.tsx'
import type { EvidenceTab } from '../../../lib/search.ts'
import { kindWord } from '../words.ts'
import { IncidentRecord } from './incident-record.tsx'
import { ObjectiveRecord } from './objective-record.tsx'
import { OtherRecord } from './other-record.tsx'
import styles from './record.module.css'

interface DrawerProps {
  readonly tab: EvidenceTab
  readonly id: string
  readonly onClose: () => void
  /** How the last decision about outages went, where the drawer lies over the page that says it. */
  readonly outcome: ReactNode
  /** What can be changed of an incident. */
  readonly changeOf: (row: IncidentRow) => ReactNode
  /** What several sources told of one outage. */
  readonly membersOf: (outage: NonNullable<IncidentDetail['outage']>) => ReactNode
}

/** Where a row comes from, what it counts as, and why. */
export function RowDrawer({ tab, id, onClose, outcome, changeOf, membersOf }: DrawerProps) {
  return (
    <Drawer kind={`${kindWord(tab)}, ${id}`} title={`${kindWord(tab)} ${id}`} onClose={onClose}>
      {outcome && <div className={styles.outcome}>{outcome}</div>}
      {tab === 'incidents' ? (
        <IncidentRecord id={id} changeOf={changeOf} membersOf={membersOf} />
      ) : tab === 'slos' ? (
        <ObjectiveRecord id={id} />
      ) : (
        <OtherRecord tab={tab} id={id} />
      )}
    </Drawer>
  )
}
