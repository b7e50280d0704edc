import { DEFAULT_ASSUMPTIONS } from '../../model/assumption.ts'
import type { AccountRow, RiskRow } from '../../model/contract/evidence-tables.ts'
import { badMinutes } from '../../model/framework/cre.ts'
import { days } from '../../model/quantity.ts'
import { reported } from '../../model/ranking/round.ts'
import type { EvidenceTable } from './evidence-table.ts'
import { loadEvidence } from './load-evidence.ts'
import { loadMapping } from './load-mapping.ts'

const byText = (left: string, right: string) => left.localeCompare(right, 'en')
const YEAR = days(DEFAULT_ASSUMPTIONS.horizon)

export const RISK_TABLE: EvidenceTable<RiskRow> = {
  noun: 'risk',
  load: async (context) => {
    const [{ risks }, basis, origins] = await Promise.all([
      loadEvidence(context, null),
      loadMapping(context),
      context.store.origins.all('risk'),
    ])
    const services = new Set(basis.services.map(({ id }) => id))
    return risks.map((risk) => ({
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
      yearlyMinutes: reported(badMinutes(risk, YEAR)),
      flags: services.has(risk.service) ? [] : ['unmapped'],
    }))
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
