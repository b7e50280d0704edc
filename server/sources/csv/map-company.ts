import type { Account, CreditStep } from '../../../model/evidence/account.ts'
import { INCIDENT_CAUSES } from '../../../model/evidence/cause.ts'
import type { Team } from '../../../model/evidence/project.ts'
import { CONFIDENCES, type Risk } from '../../../model/evidence/risk.ts'
import { type Service, UNMAPPED } from '../../../model/evidence/service.ts'
import { days, minutes, money, ratio } from '../../../model/quantity.ts'
import { showValue } from '../row-fault.ts'
import { CellFault, choice, identifier, list, needed, number, numberWithin, text } from './cells.ts'
import type { CsvRecord } from './row.ts'

export function serviceFromCsv(record: CsvRecord): Service {
  const id = needed(identifier, record, 'id')
  if (id === UNMAPPED) throw new CellFault(`id is "${UNMAPPED}"; that name is kept for incidents without a service`)
  const tier = number(record, 'tier', { least: 1 })
  if (tier !== null && !Number.isInteger(tier))
    throw new CellFault(`tier is ${tier}; write a whole number, 1 for the most important`)
  const trafficShare = number(record, 'traffic_share', { least: 0, most: 1 })
  const revenuePerMinute = number(record, 'revenue_per_minute', { least: 0 })
  return {
    id,
    title: text(record, 'title') ?? id,
    tier,
    team: identifier(record, 'team'),
    trafficShare: trafficShare === null ? null : ratio(trafficShare),
    revenuePerMinute: revenuePerMinute === null ? null : money(revenuePerMinute),
    dependsOn: list(record, 'depends_on'),
  }
}

export function accountFromCsv(record: CsvRecord): Account {
  const id = needed(identifier, record, 'id')
  return {
    id,
    title: text(record, 'title') ?? id,
    annualRevenue: money(needed(numberWithin({ least: 0 }), record, 'annual_revenue')),
    tier: text(record, 'tier'),
    services: list(record, 'services'),
    credits: list(record, 'sla').map(creditStep),
  }
}

export function riskFromCsv(record: CsvRecord): Risk {
  return {
    id: needed(identifier, record, 'id'),
    title: needed(text, record, 'title'),
    service: needed(identifier, record, 'service'),
    cause: choice(INCIDENT_CAUSES)(record, 'cause') ?? 'unknown',
    timeBetweenFailures: days(needed(numberWithin({ above: 0 }), record, 'time_between_failures_days')),
    timeToDetect: minutes(needed(numberWithin({ least: 0 }), record, 'time_to_detect_minutes')),
    timeToResolve: minutes(needed(numberWithin({ least: 0 }), record, 'time_to_resolve_minutes')),
    share: ratio(needed(numberWithin({ least: 0, most: 1 }), record, 'share')),
    confidence: needed(choice(CONFIDENCES), record, 'confidence'),
  }
}

export function teamFromCsv(record: CsvRecord): Team {
  const id = needed(identifier, record, 'id')
  return {
    id,
    title: text(record, 'title') ?? id,
    capacity: needed(numberWithin({ least: 0 }), record, 'capacity_weeks'),
  }
}

const CREDIT_STEP = /^(\d+(?:\.\d+)?)\s*:\s*(\d+(?:\.\d+)?)$/

/** "99.9:0.1" is: below 99.9% availability, a tenth of the month's fee. */
function creditStep(step: string): CreditStep {
  const [, below, credit] = CREDIT_STEP.exec(step) ?? []
  const share = Number(credit)
  const percent = Number(below)
  if (!(percent > 0 && percent <= 100 && share <= 1)) {
    throw new CellFault(
      `sla has the step ${showValue(step)}; write steps such as 99.9:0.1;99.0:0.25 (below 99.9% a credit of 0.1 of the month's fee)`,
    )
  }
  return { below: ratio(percent / 100), credit: ratio(share) }
}
