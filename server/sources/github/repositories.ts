import { z } from 'zod'
import { showValue } from '../row-fault.ts'
import { SourceFault } from '../source.ts'
import type { GithubClient } from './client.ts'
import type { GithubConfig } from './config.ts'

const repositorySchema = z.object({
  full_name: z.string().regex(/^[^/]+\/[^/]+$/),
  has_issues: z.boolean().default(true),
  archived: z.boolean().default(false),
})

/**
 * The repositories to read, each once: those named, or all of the organization that have issues and are not archived.
 * Throws SourceFault; an organization that shows none is a token that may not look, and never a reason to be content.
 */
export async function repositoriesOf(config: GithubConfig, client: GithubClient): Promise<readonly string[]> {
  if (config.repositories) return eachOnce(config.repositories)
  const path = `/orgs/${config.organization}/repos`
  const names = new Set<string>()
  for (let page = 1, hasNext = true; hasNext; page += 1) {
    const answer = await client.list(path, { per_page: 100, sort: 'full_name', page })
    for (const item of answer.items) {
      const parsed = repositorySchema.safeParse(item)
      if (!parsed.success) throw strange(client, answer.location, item)
      if (parsed.data.has_issues && !parsed.data.archived) names.add(parsed.data.full_name)
    }
    hasNext = answer.items.length > 0 && (answer.hasNext || answer.items.length >= 100)
  }
  if (names.size > 0) return [...names]
  throw new SourceFault({
    code: 'not-found',
    location: path,
    message: `${client.source}: the organization "${config.organization}" shows no repository with issues`,
    advice: 'Check its name and that the token, or the App, may see its repositories.',
  })
}

/** GitHub takes acme/shop and Acme/Shop for one repository. */
const eachOnce = (names: readonly string[]): string[] =>
  names.filter((name, position) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === position)

const strange = ({ source }: GithubClient, location: string, item: unknown): SourceFault =>
  new SourceFault({
    code: 'unexpected-answer',
    location,
    message: `${source}: ${location} lists something that is no repository: ${showValue(item)}`,
    advice: 'Check baseUrl. Nothing was changed.',
  })
