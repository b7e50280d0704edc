import type { GithubConfig } from './config.ts'

/** What the configuration says about labels. Case does not count: GitHub takes `Bug` and `bug` for one label. */
export type LabelRules = Pick<GithubConfig, 'labels' | 'projectLabels' | 'serviceLabels' | 'accountLabels'>

/** Whether an issue with these labels counts at all. */
export function isWanted(labels: readonly string[], { labels: wanted }: LabelRules): boolean {
  return wanted === undefined || hasOneOf(labels, wanted)
}

/** Whether an issue with these labels is a project of its own. */
export const isProject = (labels: readonly string[], { projectLabels = [] }: LabelRules): boolean =>
  hasOneOf(labels, projectLabels)

function hasOneOf(labels: readonly string[], wanted: readonly string[]): boolean {
  const known = new Set(wanted.map(folded))
  return labels.some((label) => known.has(folded(label)))
}

/** What follows the first label that begins so: of `team:core` "core"; null when no label does. */
export const named = (labels: readonly string[], prefix: string): string | null => meant(labels, {}, prefix)[0] ?? null

/** The service that a label names: the first of `serviceLabels` that the issue has, else its first `service:NAME`. */
export const serviceOf = (labels: readonly string[], { serviceLabels }: LabelRules): string | null =>
  meant(labels, serviceLabels, 'service')[0] ?? null

/** Every account that a label names, each once. */
export const accountsOf = (labels: readonly string[], { accountLabels }: LabelRules): string[] =>
  meant(labels, accountLabels, 'account')

function meant(labels: readonly string[], listed: Readonly<Record<string, string>> = {}, prefix: string): string[] {
  const present = new Set(labels.map(folded))
  const byList = Object.entries(listed).flatMap(([label, id]) => (present.has(folded(label)) ? [id] : []))
  const byName = labels.flatMap((label) => {
    const colon = label.indexOf(':')
    const name = label.slice(colon + 1).trim()
    return colon > 0 && folded(label.slice(0, colon)) === prefix && name !== '' ? [name] : []
  })
  return [...new Set([...byList, ...byName])]
}

const folded = (label: string): string => label.trim().toLowerCase()
