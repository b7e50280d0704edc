import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { rankingSchema } from '../../../model/contract/ranking.ts'
import { runLeverage } from '../../support/command-line.ts'
import { realData } from '../../support/real-data.ts'
import { runCommand } from '../../support/run-command.ts'
import { temporaryFolder } from '../../support/temporary-installation.ts'

/** GitHub's recorded incidents, served as its status page serves them. */
async function serveStatuspage(): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url !== '/api/v2/incidents.json') {
      response.writeHead(404).end()
      return
    }
    response.setHeader('content-type', 'application/json')
    createReadStream(join(realData ?? '', 'github-status/incidents.json')).pipe(response)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function githubFolder(): Promise<string> {
  const folder = await temporaryFolder()
  const yaml = await readFile(new URL('../../../data/github/leverage.yaml', import.meta.url), 'utf8')
  await writeFile(join(folder, 'leverage.yaml'), yaml.replace('https://www.githubstatus.com', await serveStatuspage()))
  return folder
}

describe.skipIf(realData === null)("GitHub's real incidents, synced over HTTP", () => {
  test('are all kept, and rank the candidates for 2025Q1 the same each time', async () => {
    const folder = await githubFolder()
    const synced = await runCommand(folder, ['sync', 'github'])
    expect(synced).toMatchObject({
      code: 0,
      stdout: 'github: 450 rows read: 450 new, 0 changed, 0 unchanged, 0 in quarantine\n',
    })
    const again = await runCommand(folder, ['sync'])
    expect(again.stdout).toBe('github: 450 rows read: 0 new, 0 changed, 450 unchanged, 0 in quarantine\n')

    const rank = ['rank', '--as-of', '2025-01-01', '--format', 'json']
    const first = await runCommand(folder, rank)
    expect(await runLeverage(folder, rank)).toEqual(first)
    const report = rankingSchema.parse(JSON.parse(first.stdout))
    expect(report.projects.length).toBeGreaterThanOrEqual(8)
    expect(report.projects.slice(0, 3).map(({ title }) => title)).toEqual([
      'Changes that roll themselves back',
      'Guard rails for database changes',
      'Route Copilot requests around a failing model or region',
    ])
    expect(report.notes.map(({ code, count }) => [code, count])).toEqual([
      ['unmapped', 54],
      ['suggested-cause', 14],
      ['quiet', 104],
      ['as-of-now', 0],
      ['dimension-without-evidence', 3],
    ])
    expect(report.basis.incidents).toBe(450)
  })

  test('a year earlier, what happened since is not known', async () => {
    const folder = await githubFolder()
    await runCommand(folder, ['sync'])
    const { stdout } = await runCommand(folder, ['rank', '--as-of', '2024-01-01', '--format', 'json'])
    // 340 of the 450 incidents began before 2024.
    expect(JSON.parse(stdout).basis.incidents).toBe(340)
  })
})

test.skipIf(realData === null)("Google Cloud's real incidents come in from their file", async () => {
  const folder = await temporaryFolder()
  const file = join(realData ?? '', 'gcp-status/incidents.json')
  const imported = await runCommand(folder, ['import', 'google-cloud', file])
  expect(imported).toMatchObject({
    code: 0,
    stdout:
      'google-cloud: 642 rows read: 613 new, 0 changed, 0 unchanged, 0 in quarantine, 29 left out as no evidence\n',
  })
  const services = await runCommand(folder, ['services', '--as-of', '2023-07-01'])
  expect(services.stdout).toMatch(/Google Compute Engine/)
})
