import { type Instant, MILLISECONDS_PER_MINUTE } from '../../../model/quantity.ts'
import { listWith, type RecordedForm, readRecorded } from '../recorded-rows.ts'
import { type Page, type Source, type SourceContext, SourceFault } from '../source.ts'
import { type GithubClient, githubClient } from './client.ts'
import { configSchema, firstMoment, type GithubConfig } from './config.ts'
import { advanced, cursorOf, type GithubCursor, isListed, isListingDue, listed, reachedOf } from './cursor.ts'
import { isOfOneRepository } from './fault.ts'
import { goneIssues } from './gone-issues.ts'
import { type IssuePage, issuePages, lastUpdateBefore, wholeSecond } from './issue-pages.ts'
import type { LabelRules } from './labels.ts'
import { externalIdOf, type GithubRow, mapGithubIssue } from './map-issue.ts'
import { repositoriesOf } from './repositories.ts'
import { githubWebhook } from './webhook.ts'

/** Issues move slowly, and a call costs one request a repository. */
const EVERY_QUARTER_OF_AN_HOUR = '*/15 * * * *'

/** GitHub's lists lag behind its edits, and clocks differ: a sync asks from this long before, and goes no further ahead. */
const OVERLAP = 10 * MILLISECONDS_PER_MINUTE

/** Issues that leave the evidence in one transaction. */
const WITHDRAWN_AT_A_TIME = 100

const RECORDED: RecordedForm = {
  of: 'GitHub issues',
  rows: 'issues',
  advice: "Name the answer of GitHub's list of issues (a JSON list), or DevLake's _raw_github_api_issues.csv.",
  rowsIn: (document) => listWith(document, 'number', 'title', 'state'),
  idOf: externalIdOf,
}

/** Issues of GitHub and GitHub Enterprise, as demand, and those with a chosen label as candidate projects. */
export const github: Source<GithubConfig> = {
  type: 'github',
  title: 'GitHub issues',
  schedule: EVERY_QUARTER_OF_AN_HOUR,
  configSchema,
  check,
  pull,
  read: (files) => readRecorded(files, RECORDED),
  map: mapGithubIssue,
  webhook: githubWebhook,
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

async function* pull(config: GithubConfig, stored: unknown, context: SourceContext): AsyncGenerator<Page> {
  const client = githubClient(config, context)
  const repositories = await repositoriesOf(config, client)
  const faults: SourceFault[] = []
  let cursor = cursorOf(stored)
  let given = 0
  for (const repository of repositories) {
    const isLast = repository === repositories.at(-1)
    try {
      for await (const page of repositoryPages(client, repository, { config, cursor, context })) {
        cursor = page.cursor
        given += page.rows.length
        // What the repositories after this one hold is not known yet.
        yield { ...page, expected: page.left === null || !isLast ? null : given + page.left }
      }
    } catch (fault) {
      if (!(fault instanceof SourceFault) || !isOfOneRepository(fault)) throw fault
      faults.push(fault)
    }
  }
  if (faults[0]) throw together(faults[0], faults.slice(1))
}

interface RepositoryPage extends Omit<Page, 'cursor' | 'expected'> {
  readonly cursor: GithubCursor
  readonly left: number | null
}

/**
 * What changed in a repository since its last page; or, once a day, all of it, because what was deleted or moved away
 * shows nowhere else. A listing that ends early leaves the cursor as one that was never begun, and withdraws nothing.
 */
async function* repositoryPages(
  client: GithubClient,
  repository: string,
  { config, cursor: before, context }: { config: GithubConfig; cursor: GithubCursor; context: SourceContext },
): AsyncGenerator<RepositoryPage> {
  const ceiling = wholeSecond(context.now() + OVERLAP)
  const since = firstMoment(config)
  const isListing = isListingDue(before, repository, context.now())
  const seen = new Set<string>()
  const from = isListing ? since : (startOf(reachedOf(before, repository), ceiling) ?? since)
  let cursor = before
  for await (const page of issuePages(client, repository, from, ceiling)) {
    // An update in the future moves nothing: with a clock ahead of GitHub's, what is edited until then would be passed over.
    const last = page.reached === ceiling ? lastUpdateBefore(page.items, ceiling) : page.reached
    cursor = advanced(cursor, repository, last)
    if (!page.hasNext && !isListed(cursor, repository)) cursor = listed(cursor, repository, context.now())
    const rows = rowsOf(page, repository, config)
    if (isListing) for (const id of page.items.map(externalIdOf)) if (id !== null) seen.add(id)
    yield { location: page.location, rows, cursor, left: page.left, coverage: null }
  }
  if (!isListing) return
  const location = `the listing of ${repository}`
  const gone = goneIssues(client, repository, await context.unseen(seen), since)
  for await (const withdrawn of inGroups(gone, WITHDRAWN_AT_A_TIME)) {
    yield { location, rows: [], cursor, left: 0, coverage: null, withdrawn }
  }
  yield { location, rows: [], cursor: listed(cursor, repository, context.now()), left: 0, coverage: null }
}

async function* inGroups<Value>(values: AsyncIterable<Value>, size: number): AsyncGenerator<readonly Value[]> {
  let group: Value[] = []
  for await (const value of values) {
    group.push(value)
    if (group.length < size) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
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
const startOf = (reached: Instant | null, ceiling: Instant): Instant | null =>
  reached === null ? null : wholeSecond(Math.min(reached, ceiling) - OVERLAP)

function rowsOf({ location, items }: IssuePage, repository: string, config: GithubConfig): GithubRow[] {
  const rules = rulesOf(config)
  return items.map((content, position) => {
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
