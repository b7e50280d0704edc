import { type Assumptions, DEFAULT_ASSUMPTIONS } from '../../model/assumption.ts'
import type { AccountRow, RiskRow } from '../../model/contract/evidence-tables.ts'
import type { Slo } from '../../model/evidence/slo.ts'
import { badMinutes } from '../../model/framework/cre.ts'
import { days, type Minutes } from '../../model/quantity.ts'
import { reported } from '../../model/ranking/round.ts'
import { riskLimit } from '../../model/slo/budget.ts'
import type { EvidenceTable } from './evidence-table.ts'
import { loadEvidence } from './load-evidence.ts'
import { loadMapping } from './load-mapping.ts'

const byText = (left: string, right: string) => left.localeCompare(right, 'en')
const YEAR = days(DEFAULT_ASSUMPTIONS.horizon)

export const RISK_TABLE: EvidenceTable<RiskRow> = {
  noun: 'risk',
  load: async (context) => {
    const [{ risks, assumptions }, basis, origins, slos] = await Promise.all([
      loadEvidence(context, null),
      loadMapping(context),
      context.store.origins.all('risk'),
      context.store.slos.all(),
    ])
    const services = new Set(basis.services.map(({ id }) => id))
    const limits = riskLimits(slos, assumptions)
    return risks.map((risk) => {
      const yearly = badMinutes(risk, YEAR)
      const limit = limits.get(risk.service) ?? null
      return {
        id: risk.id,
        source: origins.get(risk.id)?.source ?? '',
        externalId: origins.get(risk.id)?.externalId ?? risk.id,
        title: risk.title,
        service: risk.service,
        cause: risk.cause,
        daysBetweenFailures: risk.timeBetweenFailures,
        detectMinutes: risk.timeToDetect,
        resolveMinutes: risk.timeToResolve,
        share: risk.share,
        confidence: risk.confidence,
        yearlyMinutes: reported(yearly),
        limitMinutes: limit && reported(limit),
        flags: [
          ...(services.has(risk.service) ? [] : (['unmapped'] as const)),
          ...(limit !== null && yearly > limit ? (['over-limit'] as const) : []),
        ],
      }
    })
  },
  words: ({ title, id, service, cause }) => `${title} ${id} ${service} ${cause}`,
  facets: {
    flag: ({ flags }) => flags,
    service: ({ service }) => [service],
    cause: ({ cause }) => [cause],
    confidence: ({ confidence }) => [confidence],
    source: ({ source }) => [source],
  },
  sorts: {
    yearly: (left, right) => right.yearlyMinutes - left.yearlyMinutes,
    title: (left, right) => byText(left.title, right.title),
  },
}

export const ACCOUNT_TABLE: EvidenceTable<AccountRow> = {
  noun: 'account',
  load: async (context) => {
    const [accounts, basis, origins] = await Promise.all([
      context.store.accounts.all(),
      loadMapping(context),
      context.store.origins.all('account'),
    ])
    const services = new Set(basis.services.map(({ id }) => id))
    return accounts.map((account) => ({
      id: account.id,
      source: origins.get(account.id)?.source ?? '',
      externalId: origins.get(account.id)?.externalId ?? account.id,
      title: account.title,
      annualRevenue: account.annualRevenue,
      tier: account.tier,
      services: [...account.services],
      credits: [...account.credits],
      flags: account.services.every((service) => services.has(service)) ? [] : ['unmapped'],
    }))
  },
  words: ({ title, id, tier, services }) => `${title} ${id} ${tier ?? ''} ${services.join(' ')}`,
  facets: {
    flag: ({ flags }) => flags,
    service: ({ services }) => services,
    tier: ({ tier }) => [tier ?? 'no tier'],
    source: ({ source }) => [source],
  },
  sorts: {
    revenue: (left, right) => right.annualRevenue - left.annualRevenue,
    title: (left, right) => byText(left.title, right.title),
  },
}

/** Minutes a year that a single risk of each service may cost, by the strictest of its objectives. */
function riskLimits(slos: readonly Slo[], assumptions: Assumptions): ReadonlyMap<string, Minutes> {
  const limits = new Map<string, Minutes>()
  for (const { service, objective } of slos) {
    const limit = riskLimit(objective, assumptions)
    if (limit < (limits.get(service) ?? Number.POSITIVE_INFINITY)) limits.set(service, limit)
  }
  return limits
}
