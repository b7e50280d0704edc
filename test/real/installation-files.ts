import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { REPOSITORY } from './followed-up-issues.ts'

const CANDIDATES = new URL('../../data/github/leverage.yaml', import.meta.url)

interface Candidates {
  readonly services: readonly { readonly id: string; readonly title: string }[]
  readonly rules: readonly { readonly component?: string; readonly service?: string }[]
}

/** The candidates for the first quarter of 2025. */
export async function readCandidates(): Promise<Candidates> {
  return parse(await readFile(CANDIDATES, 'utf8')) as Candidates
}

/** The service of each component of the status page, by the component's identifier. */
export const servicesByComponent = ({ rules }: Candidates): ReadonlyMap<string, string> =>
  new Map(rules.flatMap(({ component, service }) => (component && service ? [[component, service] as const] : [])))

/** An objective of 99.9% over four weeks for each service, measured by the Prometheus. */
export async function writeObjectives(folder: string, { services }: Candidates): Promise<string> {
  const file = join(folder, 'objectives.yaml')
  const documents = services.map(({ id, title }) => ({
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name: `${id}-available`, displayName: `${title} is available` },
    spec: {
      service: id,
      indicator: {
        metadata: { name: `${id}-good-ratio` },
        spec: {
          ratioMetric: {
            rawType: 'success',
            raw: {
              metricSource: {
                type: 'Prometheus',
                spec: { query: `avg_over_time(component_good_ratio{component="${id}"}[{{.window}}])` },
              },
            },
          },
        },
      },
      timeWindow: [{ duration: '28d', isRolling: true }],
      budgetingMethod: 'Occurrences',
      objectives: [{ target: 0.999 }],
    },
  }))
  await writeFile(file, documents.map((document) => stringify(document)).join('---\n'))
  return file
}

/** leverage.yaml of the run: the candidates, with the sources where they are on this machine. */
export async function writeConfiguration(
  folder: string,
  addresses: { readonly statusPage: string; readonly github: string; readonly prometheus: string },
  objectives: string,
  measuredFrom: string,
): Promise<string> {
  const file = join(folder, 'leverage.yaml')
  const sources = [
    { id: 'github', type: 'statuspage', title: "GitHub's status page", url: addresses.statusPage },
    { id: 'follow-ups', type: 'github', baseUrl: addresses.github, repositories: [REPOSITORY] },
    { id: 'objectives', type: 'openslo', files: [objectives] },
    {
      id: 'measured',
      type: 'prometheus',
      url: addresses.prometheus,
      openslo: [objectives],
      step: '30m',
      coveredFrom: measuredFrom,
    },
  ]
  await writeFile(file, stringify({ ...(await readCandidates()), sources }))
  return file
}
