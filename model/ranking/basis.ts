import type { PerDimension } from '../evidence/lens.ts'
import type { Provenance } from '../evidence/provenance.ts'
import type { Forecast } from '../forecast/forecast.ts'
import { countIncidents } from '../loss/loss.ts'
import type { Evidence } from './evidence.ts'
import { provenanceShares } from './provenance-shares.ts'
import type { RankingBasis } from './ranked.ts'
import { reported } from './round.ts'

/** The record a ranking stands on. Linear in losses and units. @param totals expected loss of the horizon */
export function basisOf(
  { losses, services, background }: Evidence,
  forecast: Forecast,
  totals: PerDimension,
): RankingBasis {
  const minutes: Record<Provenance, number> = { measured: 0, reported: 0, assumed: 0 }
  for (const loss of losses) minutes[loss.provenance] += loss.minutes
  const watched = new Set(background.map(({ service }) => service))
  const withSli = forecast.units.reduce(
    (sum, { service, expected }) => (watched.has(service) ? sum + expected.reliability : sum),
    0,
  )
  return {
    incidents: countIncidents(losses),
    losses: losses.length,
    services: services.length,
    withSli: totals.reliability > 0 ? reported(withSli / totals.reliability) : 0,
    minutes: provenanceShares((provenance) => minutes[provenance]),
  }
}
