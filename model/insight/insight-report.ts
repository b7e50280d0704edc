import type { PerDimension } from '../evidence/lens.ts'
import { orderByMean } from '../ranking/order.ts'
import type { PreparedRanking } from '../ranking/prepare.ts'
import { reported } from '../ranking/round.ts'
import { painPerUnit } from '../ranking/weights.ts'
import { projectInputs } from './inputs.ts'
import type { ProjectInsight } from './insight.ts'
import { insightBars } from './insight-bars.ts'
import { insightInputs } from './insight-inputs.ts'
import { leadOf } from './lead.ts'
import { type Rival, rivalOf } from './rival.ts'
import { reportedParts } from './value-parts.ts'
import { type InsightTitles, refiningWords, tornadoWords, waterfallWords } from './words.ts'

/**
 * Why a project has its place and what would change it, under one lens. Figures have six significant digits.
 * Cost: the forecast's units, plus the units touched for each mechanism stated. No draw is made.
 * @param mostRows how many rows each bar of the waterfall carries
 * @param requestTitles of requests, by id
 * @throws RangeError when no such project competes
 */
export function insightReport(
  prepared: PreparedRanking,
  lens: { readonly id: string; readonly weights: PerDimension },
  id: string,
  mostRows: number,
  requestTitles: ReadonlyMap<string, string>,
): ProjectInsight {
  const { evidence, totals } = prepared
  const ranked = orderByMean(prepared, lens.weights)
  const place = ranked.find((each) => each.id === id)
  const own = prepared.projects.find(({ project }) => project.id === id)
  if (!place || !own) throw new RangeError(`no project ${id} competes in this ranking`)
  const pain = painPerUnit(lens.weights, totals)
  const titles = titlesOf(prepared, requestTitles)
  const rival = shownRival(prepared, rivalOf(prepared, lens.weights, id))
  const waterfall = insightBars({ prepared, own, pain, mostRows }, titles)
  const uncertain = projectInputs(prepared, own, pain)
  const { inputs, best } = insightInputs(uncertain, own, rival, titles)
  return {
    asOf: new Date(evidence.asOf).toISOString(),
    lens: lens.id,
    evidenceVersion: evidence.version,
    horizonDays: evidence.assumptions.horizon,
    currency: evidence.currency,
    id,
    title: own.project.title,
    team: own.project.effort[0]?.team ?? '',
    rank: place.rank,
    of: ranked.length,
    value: reported(place.value),
    leverage: reported(place.leverage),
    effort: reported(place.effort),
    rival: rival?.shown ?? null,
    waterfall,
    parts: reportedParts(prepared, own, lens.weights),
    inputs,
    lead: leadOf(prepared, lens.weights, own, uncertain, titles),
    worthRefining: best?.key ?? null,
    words: {
      waterfall: waterfallWords(waterfall, place.value),
      tornado: tornadoWords(inputs, place.leverage, rival?.shown ?? null),
      refining: refiningWords(best),
    },
  }
}

function shownRival({ projects }: PreparedRanking, rival: Rival | null) {
  if (rival === null) return null
  const title = projects.find(({ project }) => project.id === rival.id)?.project.title ?? rival.id
  return { of: rival, shown: { id: rival.id, title, role: rival.role, leverage: reported(rival.leverage) } }
}

/** What things are called, by id. */
export function titlesOf({ evidence }: PreparedRanking, requestTitles: ReadonlyMap<string, string>): InsightTitles {
  const byId = (list: readonly { readonly id: string; readonly title: string }[]) => {
    const titles = new Map(list.map(({ id, title }) => [id, title]))
    return (id: string) => titles.get(id) ?? id
  }
  return {
    service: byId(evidence.services),
    team: byId(evidence.teams),
    risk: byId(evidence.risks),
    request: (id) => requestTitles.get(id) ?? id,
  }
}
