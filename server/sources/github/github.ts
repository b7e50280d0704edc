import { z } from 'zod'
import { type Instant, instant, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { type Page, type Source, type SourceContext, SourceFault } from '../source.ts'
import { parseInstant, showInstant } from '../time.ts'
import { githubClient } from './client.ts'
import { configSchema, firstMoment, type GithubConfig } from './config.ts'
import { isOfOneRepository } from './fault.ts'
import { type IssuePage, issuePages, lastUpdateBefore, wholeSecond } from './issue-pages.ts'
import type { LabelRules } from './labels.ts'
import { externalIdOf, type GithubRow, mapGithubIssue } from './map-issue.ts'
import { readRecorded } from './read-recorded.ts'
import { repositoriesOf } from './repositories.ts'

/** Issues move slowly, and a call costs one request a repository. */
const EVERY_QUARTER_OF_AN_HOUR = '*/15 * * * *'

/** GitHub's lists lag behind its edits, and clocks differ: a sync asks from this long before, and goes no further ahead. */
const OVERLAP = 10 * MILLISECONDS_PER_MINUTE

/** Up to which update each repository is kept: { "owner/name": "2026-01-31T12:00:00Z" }. Another shape starts again. */
const cursorSchema = z.record(z.string(), z.string()).catch({})

/** Issues of GitHub and GitHub Enterprise, as demand, and those with a chosen label as candidate projects. */
export const github: Source<GithubConfig> = {
  type: 'github',
  title: 'GitHub issues',
  schedule: EVERY_QUARTER_OF_AN_HOUR,
  configSchema,
  check,
  pull,
  read: readRecorded,
  map: mapGithubIssue,
  reopen: ({ location, raw, origin }, config): GithubRow => ({
    location,
    content: JSON.parse(raw) as unknown,
    text: raw,
    ...(typeof origin === 'string' ? { repository: origin } : {}),
    ...(config === null ? {} : { rules: rulesOf(config) }),
  }),
}

const rulesOf = ({ labels, projectLabels, serviceLabels, accountLabels }: GithubConfig): LabelRules => ({
  labels,
  projectLabels,
  serviceLabels,
  accountLabels,
})

async function* pull(config: GithubConfig, cursor: unknown, context: SourceContext): AsyncGenerator<Page> {
  const client = githubClient(config, context)
  const ceiling = wholeSecond(context.now() + OVERLAP)
  const faults: SourceFault[] = []
  let reached: Readonly<Record<string, string>> = cursorSchema.parse(cursor ?? {})
  for (const repository of await repositoriesOf(config, client)) {
    try {
      const from = startOf(reached[repository], ceiling) ?? firstMoment(config)
      for await (const page of issuePages(client, repository, from, ceiling)) {
        // An update in the future moves nothing: with a clock ahead of GitHub's, what is edited until then would be passed over.
        const last = page.reached === ceiling ? lastUpdateBefore(page.items, ceiling) : page.reached
        reached = advanced(reached, repository, last)
        yield pageOf(page, repository, config, reached)
      }
    } catch (fault) {
      if (!(fault instanceof SourceFault) || !isOfOneRepository(fault)) throw fault
      faults.push(fault)
    }
  }
  if (faults[0]) throw together(faults[0], faults.slice(1))
}

async function check(config: GithubConfig, context: SourceContext): Promise<SourceFault | null> {
  const client = githubClient(config, context)
  try {
    const repositories = await repositoriesOf(config, client)
    for (const repository of config.repositories ? repositories : repositories.slice(0, 1)) {
      await client.list(`/repos/${repository}/issues`, { per_page: 1 })
    }
    return null
  } catch (fault) {
    if (fault instanceof SourceFault) return fault
    throw fault
  }
}

/** From where a repository goes on; null when nothing of it is kept. */
function startOf(reached: string | undefined, ceiling: Instant): Instant | null {
  const at = reached === undefined ? null : parseInstant(reached)
  return at === null ? null : wholeSecond(Math.min(at, ceiling) - OVERLAP)
}

/** The cursor after a page; it never goes back, which the overlap alone would make it do. */
function advanced(
  cursor: Readonly<Record<string, string>>,
  repository: string,
  reached: Instant | null,
): Readonly<Record<string, string>> {
  const before = parseInstant(cursor[repository] ?? '')
  if (reached === null || (before !== null && before >= reached)) return cursor
  return { ...cursor, [repository]: showInstant(instant(reached)) }
}

function pageOf({ location, items }: IssuePage, repository: string, config: GithubConfig, cursor: unknown): Page {
  const rules = rulesOf(config)
  const rows = items.map((content, position): GithubRow => {
    const id = externalIdOf(content)
    return {
      location: id === null ? `${location} issues[${position}]` : `${repository} id ${id}`,
      content,
      text: JSON.stringify(content),
      repository,
      origin: repository,
      rules,
    }
  })
  return { location, rows, cursor, expected: null, coverage: null }
}

/** Repositories that could not be read, told at the end: one wrong name keeps nothing from the others. */
function together(first: SourceFault, others: readonly SourceFault[]): SourceFault {
  if (others.length === 0) return first
  return new SourceFault({
    code: first.code,
    location: first.location,
    message: `${first.message}; ${others.length} more could not be read: ${others.map(({ location }) => location.replace(/\?.*$/, '')).join(', ')}`,
    advice: first.advice,
    cause: first,
  })
}
