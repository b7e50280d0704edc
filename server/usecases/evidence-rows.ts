import type { ProjectEvidence } from '../../model/contract/resource.ts'
import type { ForecastUnit } from '../../model/forecast/forecast.ts'
import type { Loss } from '../../model/loss/loss.ts'
import { reported } from '../../model/ranking/round.ts'

/** A unit of expected loss with what is avoided of it, in customer minutes. */
export interface TouchedUnit {
  readonly unit: ForecastUnit
  readonly avoided: number
}

export const unitKey = (incident: string, service: string): string => `${incident}\u0000${service}`

/** The loss that a unit of an incident stands for, by `unitKey`. */
export const lossesByUnit = (losses: readonly Loss[]): ReadonlyMap<string, Loss> =>
  new Map(losses.map((loss) => [unitKey(loss.incident, loss.service), loss]))

/** A row as every screen shows it. Without a unit nothing is expected of it: it is an instance of a stated risk. */
export function evidenceRow(
  loss: Loss,
  unit: ForecastUnit | null,
  avoided: number,
  known: { readonly title: string; readonly url: string | null; readonly source: string } | undefined,
): ProjectEvidence['rows'][number] {
  return {
    incident: loss.incident,
    title: known?.title ?? loss.incident,
    url: known?.url ?? null,
    source: known?.source ?? '',
    service: loss.service,
    startedAt: new Date(loss.startedAt).toISOString(),
    cause: loss.cause,
    severity: loss.severity,
    provenance: loss.provenance,
    flags: [...loss.flags],
    minutes: reported(loss.minutes),
    expectedMinutes: reported(unit?.expected.reliability ?? 0),
    avoidedMinutes: reported(avoided),
  }
}

function labelOf(unit: ForecastUnit, riskTitles: ReadonlyMap<string, string>): string {
  if (unit.kind === 'risk') return riskTitles.get(unit.id) ?? unit.id
  return unit.kind === 'background' ? 'Burn outside incidents' : 'Incidents like those of the whole company'
}

/** What comes from no single incident, by where it comes from. */
export function otherSources(
  touched: readonly TouchedUnit[],
  riskTitles: ReadonlyMap<string, string>,
): ProjectEvidence['other'] {
  const sums = new Map<string, { expectedMinutes: number; avoidedMinutes: number }>()
  for (const { unit, avoided } of touched) {
    if (unit.kind === 'incident') continue
    const label = labelOf(unit, riskTitles)
    const sum = sums.get(label) ?? { expectedMinutes: 0, avoidedMinutes: 0 }
    sums.set(label, {
      expectedMinutes: sum.expectedMinutes + unit.expected.reliability,
      avoidedMinutes: sum.avoidedMinutes + avoided,
    })
  }
  return [...sums].map(([label, { expectedMinutes, avoidedMinutes }]) => ({
    label,
    expectedMinutes: reported(expectedMinutes),
    avoidedMinutes: reported(avoidedMinutes),
  }))
}
