import type { GroupedGains } from '../../../model/contract/groups.ts'
import { counted, percent, weeks } from '../../../model/format.ts'
import type { RowGroup } from './layout.ts'

export type GroupGain = GroupedGains['groups'][number]

/** What a heading says of its group while the figures are on their way, and where projects are filtered out. */
export function groupCount({ rows }: RowGroup, gain: GroupGain | undefined): string {
  const all = gain?.projects.length ?? rows.length
  const shown = rows.length < all ? `${rows.length} of ${counted(all, 'project')} shown` : counted(all, 'project')
  return gain?.above == null ? shown : `${shown}, ${gain.above === 0 ? 'none' : gain.above} above the cut`
}

/** "Together 18% for 25.3 weeks", and what adding up would have claimed where that is more. */
export function groupTogether({ projects, value, addedUp, effort }: GroupGain, isShort = false): string {
  const what = projects.length > 1 ? 'Together ' : ''
  const claimed = percent(addedUp)
  const why = isShort ? '' : ': overlaps count once'
  const overlap = claimed === percent(value) ? '' : `, not ${claimed}${why}`
  return `${what}${percent(value)}${isShort ? '' : ' of all pain'} for ${weeks(effort)} weeks${overlap}`
}

/** The group's name: a row has it too, so that it is there before any figure. */
export const groupTitle = ({ id, rows }: RowGroup, by: 'team' | 'service', gain: GroupGain | undefined): string =>
  gain?.title ?? (by === 'team' ? rows[0]?.team : rows[0]?.services[0]) ?? id ?? 'No service'
