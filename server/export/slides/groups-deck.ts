import type { GroupedGains } from '../../../model/contract/groups.ts'
import { percent } from '../../../model/format.ts'
import { reported } from '../../../model/ranking/round.ts'
import { groupsLine, groupsName, groupTable } from '../groups.ts'
import type { Deck } from './deck.ts'

/** The ranking by team or service to present: what each group removes together, and the table of all. */
export function groupsDeck(report: GroupedGains): Deck {
  const { by, groups } = report
  const most = groups.reduce<(typeof groups)[number] | null>(
    (best, group) => (best === null || group.value > best.value ? group : best),
    null,
  )
  return {
    fileName: `${groupsName(report)}.pptx`,
    foot: `Leverage. ${groupsLine(report)}`,
    sources: [groupsLine(report), 'Filters of the screen take no part: groups are those of all candidates.'],
    slides: [
      {
        title: most
          ? `${most.title} could remove ${percent(most.value)} of all pain, more than any other ${by}`
          : 'There is no candidate',
        chart: {
          caption: `% of all pain that the projects of a ${by} remove together, and added up with overlaps`,
          categories: groups.map(({ title }) => title),
          series: [
            { name: 'together', hue: 'avoided', values: groups.map(({ value }) => reported(value * 100)) },
            { name: 'added up', hue: 'faint', values: groups.map(({ addedUp }) => reported(addedUp * 100)) },
          ],
          digits: 1,
        },
      },
      { title: `Every ${by}`, table: groupTable(report) },
    ],
  }
}
