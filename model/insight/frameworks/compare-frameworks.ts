import { compareText } from '../../compare.ts'
import type { PerDimension } from '../../evidence/lens.ts'
import { WEEKS_PER_MONTH } from '../../evidence/rice.ts'
import { cd3Score } from '../../framework/cd3.ts'
import { iceScore } from '../../framework/ice.ts'
import { riceScore } from '../../framework/rice.ts'
import { wsjfScore } from '../../framework/wsjf.ts'
import { DAYS_PER_WEEK, ratio } from '../../quantity.ts'
import { orderByMean } from '../../ranking/order.ts'
import type { PreparedProject, PreparedRanking } from '../../ranking/prepare.ts'
import { reported } from '../../ranking/round.ts'

export const FRAMEWORKS = ['leverage', 'rice', 'ice', 'wsjf', 'cd3', 'cre'] as const
export type Framework = (typeof FRAMEWORKS)[number]

/** Where a score's figures come from: the evidence, or a sheet that somebody filled. */
export const ORIGINS = ['evidence', 'sheet'] as const

export interface FrameworkScore {
  readonly score: number
  /** From 1; equal scores by id. */
  readonly rank: number
  readonly origin: (typeof ORIGINS)[number]
}

/** One project as each framework has it. */
export interface FrameworkRow {
  readonly id: string
  readonly title: string
  readonly scores: Readonly<Record<Framework, FrameworkScore>>
}

/** Intercom's three steps of confidence, by how the figures are known. */
const CONFIDENCE = { measured: 1, reported: 0.8, assumed: 0.5 } as const
const QUARTERS_A_YEAR = 4

/**
 * The published frameworks over one set of evidence, side by side with leverage, in its order. RICE: customer minutes
 * expected in a quarter where the project reaches, the share it saves, confidence by provenance, person-months; a sheet's
 * own row goes before. ICE: minutes saved in a year, the same confidence, ease as 1 / weeks. WSJF in percent of all pain:
 * revenue and demand as value, reliability and toil as risk reduction; time criticality is known to no evidence and 0.
 * CD3: minutes that a week of delay costs, over weeks. CRE sheet: bad minutes a year saved; it knows no cost.
 */
export function compareFrameworks(prepared: PreparedRanking, weights: PerDimension): FrameworkRow[] {
  const order = orderByMean(prepared, weights)
  const byId = new Map(prepared.projects.map((own) => [own.project.id, own]))
  const sheet = new Map(prepared.evidence.rice.map((estimate) => [estimate.id, estimate]))
  const scored = order.flatMap(({ id, leverage }) => {
    const own = byId.get(id)
    if (!own) return []
    const stated = sheet.get(id)
    const figures = figuresOf(own, prepared)
    const scores: Record<Framework, number> = {
      leverage,
      rice: riceScore(
        stated ?? {
          reach: figures.reach,
          impact: figures.saved,
          confidence: ratio(figures.confidence),
          effort: own.effort / WEEKS_PER_MONTH,
        },
      ),
      ice: iceScore({ impact: figures.minutes, confidence: figures.confidence, ease: 1 / own.effort }),
      wsjf: wsjfScore({ value: figures.value, timeCriticality: 0, riskReduction: figures.risk, size: own.effort }),
      cd3: cd3Score({ urgency: figures.minutes / (365.25 / DAYS_PER_WEEK), duration: own.effort }),
      cre: figures.minutes,
    }
    return [{ id, title: own.project.title, scores, isStated: stated !== undefined }]
  })
  const ranks = new Map(
    FRAMEWORKS.map((framework) => {
      const best = scored.toSorted(
        (one, other) => other.scores[framework] - one.scores[framework] || compareText(one.id, other.id),
      )
      return [framework, new Map(best.map(({ id }, place) => [id, place + 1]))]
    }),
  )
  return scored.map(({ id, title, scores, isStated }) => ({
    id,
    title,
    scores: Object.fromEntries(
      FRAMEWORKS.map((framework) => [
        framework,
        {
          score: reported(scores[framework]),
          rank: ranks.get(framework)?.get(id) ?? 0,
          origin: framework === 'rice' && isStated ? 'sheet' : 'evidence',
        },
      ]),
    ) as FrameworkRow['scores'],
  }))
}

function figuresOf({ avoided, touches }: PreparedProject, { forecast, totals, evidence }: PreparedRanking) {
  const touched = touches.reduce(
    (sum, { positions }) => positions.reduce((own, unit) => own + (forecast.columns.reliability[unit] as number), sum),
    0,
  )
  const minutes = avoided.total.reliability
  const { byProvenance } = avoided
  const known = (Object.keys(CONFIDENCE) as (keyof typeof CONFIDENCE)[]).reduce(
    (sum, provenance) => sum + CONFIDENCE[provenance] * byProvenance[provenance].reliability,
    0,
  )
  const percentOf = (dimension: keyof PerDimension) =>
    totals[dimension] > 0 ? (100 * avoided.total[dimension]) / totals[dimension] : 0
  const perQuarter = 365.25 / QUARTERS_A_YEAR / evidence.assumptions.horizon
  return {
    reach: touched * perQuarter,
    saved: touched > 0 ? minutes / touched : 0,
    confidence: minutes > 0 ? known / minutes : CONFIDENCE.assumed,
    minutes,
    value: percentOf('revenue') + percentOf('demand'),
    risk: percentOf('reliability') + percentOf('toil'),
  }
}
