import { type PerDimension, perDimension } from '../evidence/lens.ts'
import { PROVENANCES, type Provenance } from '../evidence/provenance.ts'
import type { PreparedProject, PreparedRanking } from '../ranking/prepare.ts'
import { reported } from '../ranking/round.ts'
import { asPain } from '../ranking/weights.ts'
import { type BarRow, beyond, heaviestRows, type RowShares, savedShares, WHOLE_ROWS } from './bar-rows.ts'
import type { BarKind, InsightBar } from './insight.ts'
import { type WaterfallBar, waterfall, withOnly } from './waterfall.ts'
import { type InsightTitles, mechanismLabel } from './words.ts'

interface BarFrame {
  readonly prepared: PreparedRanking
  readonly own: PreparedProject
  readonly pain: PerDimension
  readonly mostRows: number
}

/** The waterfall of one project under a lens, ready to draw, each bar with the rows that weigh most in it. Cost: as `waterfall`, and n log n in the rows of each bar. */
export function insightBars(frame: BarFrame, titles: InsightTitles): InsightBar[] {
  const { prepared, own } = frame
  const fall = waterfall(prepared, own)
  const saved = fall.removed.map((_, at) => savedShares(prepared, withOnly(own, fall.removed.slice(0, at + 1))))
  const all = saved.at(-1) ?? savedShares(prepared, withOnly(own, []))
  const bar = (kind: BarKind, label: string, from: WaterfallBar, shares: RowShares = WHOLE_ROWS): InsightBar => ({
    key: kind,
    kind,
    label,
    effect: null,
    mechanism: null,
    ...figures(frame, from, shares),
  })
  const where = touchedWords(fall.inScope, prepared, titles)
  const removed = fall.removed.map(({ effect, mechanism, ...from }, at): InsightBar => {
    const now = saved[at] as RowShares
    const before = saved[at - 1]
    const stating = fall.removed.filter((step) => step.mechanism === mechanism).map((step) => step.effect)
    return {
      key: `removed/${effect}/${mechanism}`,
      kind: 'removed',
      label: mechanismLabel(mechanism, effect, stating, frame.own.project.effects),
      effect,
      mechanism,
      ...figures(frame, from, before ? beyond(now, before) : now),
    }
  })
  return [
    bar('total', 'All expected loss', fall.total),
    bar('elsewhere', 'Elsewhere', fall.elsewhere),
    bar('out of scope', `${where}, out of scope`, fall.outOfScope),
    bar('in scope', `${where}, in scope`, fall.inScope),
    ...removed,
    bar('left', 'Still lost', fall.left, beyond(WHOLE_ROWS, all)),
  ]
}

function figures({ prepared, pain, mostRows }: BarFrame, { amount, units, demand }: WaterfallBar, shares: RowShares) {
  return {
    amount: perDimension((dimension) => reported(amount.total[dimension])),
    pain: reported(asPain(amount.total, pain)),
    painByProvenance: Object.fromEntries(
      PROVENANCES.map((provenance) => [provenance, reported(asPain(amount.byProvenance[provenance], pain))]),
    ) as Record<Provenance, number>,
    count: units.length + demand.length,
    rows: heaviestRows(prepared, { units, demand }, shares, pain, mostRows).map(asReported),
  }
}

const asReported = (row: BarRow): BarRow => ({
  ...row,
  amount: perDimension((dimension) => reported(row.amount[dimension])),
  pain: reported(row.pain),
})

/** How many services are named before they are counted. */
const MOST_NAMED = 2

function touchedWords({ units }: WaterfallBar, { forecast }: PreparedRanking, titles: InsightTitles): string {
  const services = [...new Set(units.flatMap((unit) => forecast.units[unit]?.service ?? []))]
  if (services.length === 0) return 'Issues and requests'
  return services.length <= MOST_NAMED ? services.map(titles.service).join(' and ') : `${services.length} services`
}
