import type { Provenance } from '../evidence/provenance.ts'
import type { PreparedRanking } from './prepare.ts'
import { provenanceShares } from './provenance-shares.ts'
import type { RankingBasis } from './ranked.ts'
import { reported } from './round.ts'

/** The record a ranking stands on. Linear in losses and units. */
export function basisOf({ evidence, forecast, totals }: PreparedRanking): RankingBasis {
  const { losses, services, background } = evidence
  const minutes: Record<Provenance, number> = { measured: 0, reported: 0, assumed: 0 }
  for (const loss of losses) minutes[loss.provenance] += loss.minutes
  const watched = new Set(background.map(({ service }) => service))
  const withSli = forecast.units.reduce(
    (sum, { service, expected }) => (watched.has(service) ? sum + expected.reliability : sum),
    0,
  )
  return {
    incidents: new Set(losses.map((loss) => loss.incident)).size,
    losses: losses.length,
    services: services.length,
    withSli: totals.reliability > 0 ? reported(withSli / totals.reliability) : 0,
    minutes: provenanceShares((provenance) => minutes[provenance]),
  }
}
