import type { Facet, RowFlag } from '../../../model/contract/evidence-tables.ts'
import { amount, count, counted, inWords, list, sentence } from '../../../model/format.ts'
import type { EvidenceTab } from '../../lib/search.ts'
import type { EvidenceFacts } from './row-source.ts'

export const TAB_TITLES: Readonly<Record<EvidenceTab, string>> = {
  incidents: 'Incidents',
  issues: 'Issues',
  slos: 'SLOs',
  risks: 'Risks',
  accounts: 'Accounts',
  requests: 'Requests',
}

/** One and many of what a tab shows. */
const NOUNS: Readonly<Record<EvidenceTab, readonly [string, string]>> = {
  incidents: ['incident', 'incidents'],
  issues: ['issue', 'issues'],
  slos: ['objective', 'objectives'],
  risks: ['stated risk', 'stated risks'],
  accounts: ['account', 'accounts'],
  requests: ['request', 'requests'],
}

/** One of a tab, to name a row: "Incident". */
export const kindWord = (tab: EvidenceTab): string => sentence(NOUNS[tab][0])

export const FACET_TITLES: Readonly<Record<Facet, string>> = {
  flag: 'Look at',
  service: 'Service',
  cause: 'Cause',
  severity: 'Severity',
  state: 'State',
  tier: 'Tier',
  confidence: 'Confidence',
  provenance: 'How it is known',
  source: 'Source',
}

const FLAG_WORDS: Readonly<Record<RowFlag | 'overspent' | 'unmeasured', string>> = {
  unmapped: 'no known service',
  open: 'still open',
  overlong: 'unusually long',
  quiet: 'never closed',
  overlapped: 'told twice',
  'suggested-cause': 'suggested cause',
  merged: 'several sources',
  edited: 'edited',
  'over-limit': 'too big for its SLO',
  overspent: 'budget overspent',
  unmeasured: 'not measured',
}

/** A value of a facet in words: flags have names of their own, all else is shown as it is called. */
export const facetWord = (facet: Facet, value: string): string =>
  facet === 'flag' ? flagWord(value) : value === 'unmapped' ? 'Unmapped' : value

export const flagWord = (flag: string): string => (flag in FLAG_WORDS ? FLAG_WORDS[flag as RowFlag] : flag)

/** Whether the data of a tab is right, as one sentence. */
export function evidenceHeadline(tab: EvidenceTab, { total, flags, rows }: EvidenceFacts): string {
  const [one, many] = NOUNS[tab]
  if (total === 0) return `No ${many} yet`
  const all = `${inWords(total)} ${total === 1 ? one : many}`
  const of = (number: number) => `${sentence(inWords(number))} of ${all}`
  const verb = (number: number, single: string, several: string) => (number === 1 ? single : several)
  const unmapped = flags.get('unmapped') ?? 0
  const suggested = flags.get('suggested-cause') ?? 0
  if (tab === 'slos') {
    const overspent = flags.get('overspent') ?? 0
    if (overspent > 0) return `${of(overspent)} ${verb(overspent, 'has', 'have')} overspent their budget`
    return `No budget of ${all} is overspent`
  }
  if (unmapped > 0 || suggested > 0) {
    const parts = [
      ...(unmapped > 0 ? [`${verb(unmapped, 'belongs', 'belong')} to no known service`] : []),
      ...(suggested > 0
        ? [
            `${unmapped > 0 ? `${inWords(suggested)} ` : ''}${verb(suggested, 'has a cause', 'have a cause')} that only words suggest`,
          ]
        : []),
    ]
    return `${of(unmapped > 0 ? unmapped : suggested)} ${list(parts)}`
  }
  const tooBig = flags.get('over-limit') ?? 0
  if (tooBig > 0) {
    return `${of(tooBig)} ${verb(tooBig, 'is', 'are')} too big for ${verb(tooBig, "its service's objective", "their services' objectives")}`
  }
  if (tab === 'risks' && rows.length === total) {
    const minutes = rows.reduce((sum, row) => sum + ('yearlyMinutes' in row ? row.yearlyMinutes : 0), 0)
    return `${sentence(all)} come to ${amount(minutes)} service minutes a year`
  }
  if (tab === 'requests' && rows.length === total) {
    const open = rows.filter((row) => 'closedAt' in row && row.closedAt === null)
    const stake = open.reduce((sum, row) => sum + ('atStake' in row ? (row.atStake ?? 0) : 0), 0)
    return `${of(open.length)} ${verb(open.length, 'is', 'are')} open, with ${amount(stake)} at stake`
  }
  return total === 1 ? `The one ${one} belongs to a known service` : `All ${all} belong to known services`
}

/** How many of all are shown, when not all are. */
export function shownWords(tab: EvidenceTab, matching: number, total: number): string {
  const [one, many] = NOUNS[tab]
  return matching === total ? counted(total, one, many) : `${count(matching)} of ${counted(total, one, many)}`
}

/** Labels without those that other columns tell: the service and the accounts. */
export const labelsLeft = (labels: readonly string[]): string[] =>
  labels.filter((label) => !/^(service|account):/i.test(label))
