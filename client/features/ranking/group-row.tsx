import type { Grouping } from '../../../model/ranking/groups.ts'
import styles from './group.module.css'
import { type GroupGain, groupCount, groupTitle, groupTogether } from './group-heading.ts'
import type { RowGroup } from './layout.ts'

interface GroupProps {
  readonly top: number
  readonly group: RowGroup
  readonly by: Grouping
  readonly gains: ReadonlyMap<string | null, GroupGain>
}

/** The heading of a group in the table, with its subtotal. */
export function GroupRow({ top, group, by, gains }: GroupProps) {
  const gain = gains.get(group.id)
  return (
    <tr className={styles.row} style={{ top }}>
      <th scope="rowgroup">
        <strong>{groupTitle(group, by, gain)}</strong> <span className="number">{groupCount(group, gain)}</span>
      </th>
      <td className="number">{gain && groupTogether(gain)}</td>
    </tr>
  )
}

/** The same in the list of narrow screens. */
export function GroupItem({ top, group, by, gains }: GroupProps) {
  const gain = gains.get(group.id)
  return (
    <li className={styles.heading} style={{ top }}>
      <span>
        <strong>{groupTitle(group, by, gain)}</strong> <span className="number">{groupCount(group, gain)}</span>
      </span>
      <span className="number">{gain && groupTogether(gain, true)}</span>
    </li>
  )
}
