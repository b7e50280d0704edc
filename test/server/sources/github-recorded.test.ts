import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { github } from '../../../server/sources/github/github.ts'
import { mapGithubIssue } from '../../../server/sources/github/map-issue.ts'
import { findSource } from '../../../server/sources/registry.ts'
import { importFiles } from '../../../server/usecases/import-files.ts'
import { realData } from '../../support/real-data.ts'
import { quietLog, temporaryContext } from '../../support/temporary-installation.ts'
import { issue, issues } from './github-server.ts'
import { collect, faultOf, temporaryFile } from './reading.ts'

const read = (file: string) => collect(github, github.read([file]))

describe('recorded pages', () => {
  test('are read as the API gives them, and DevLake keeps them', async () => {
    const fromJson = await read(await temporaryFile('page.json', JSON.stringify(issues(3))))
    const cell = (content: unknown) => `"${JSON.stringify(content).replaceAll('"', '""')}"`
    const csv = `id,params,data\n${issues(3)
      .map((row) => `1,{},${cell(row)}`)
      .join('\n')}\n`
    const fromCsv = await read(await temporaryFile('raw.csv', csv))
    expect(fromJson.records).toHaveLength(3)
    expect(fromCsv.records).toEqual(fromJson.records)
    expect(fromJson.pages[0]?.rows[2]?.location).toBe('page.json issues[2] id 1003')
    expect(fromCsv.pages[0]?.rows[2]?.location).toBe('raw.csv line 4')
  })

  test('in many rows come in pages, and a row that is no JSON is put aside', async () => {
    const lines = Array.from({ length: 1_001 }, () => '"{""pull_request"":{}}"')
    const { pages, dropped, rejections } = await read(
      await temporaryFile('raw.csv', ['data', ...lines, '{cut'].join('\n')),
    )
    expect([pages.map(({ rows }) => rows.length), dropped]).toEqual([[1_000, 2], 1_001])
    expect(rejections).toMatchObject([
      { location: 'raw.csv line 1003', reason: 'the row is "{cut"; expected an object' },
    ])
  })

  test.each([
    ['another list', 'page.json', '[{"begin":"2026-01-01","external_desc":"x"}]', 'unknown-format'],
    ['an object', 'page.json', JSON.stringify(issue(1)), 'unknown-format'],
    ['cut JSON', 'page.json', '[{"id":1', 'malformed'],
    ['a table without the column', 'raw.csv', 'id,title\n1,x\n', 'unknown-format'],
  ])('of %s are refused', async (_what, name, content, code) => {
    expect((await faultOf(read(await temporaryFile(name, content)))).code).toBe(code)
  })

  test('without a file are refused, and an empty list is an empty page', async () => {
    for (const name of ['none.json', 'none.csv']) expect((await faultOf(read(name))).code).toBe('unreadable-file')
    expect((await read(await temporaryFile('page.json', '[]'))).records).toEqual([])
  })
})

describe.skipIf(realData === null)("DevLake's recorded rows", () => {
  const folder = join(realData ?? '', 'devlake/github/e2e')
  const raw = join(folder, 'raw_tables/_raw_github_api_issues.csv')
  const snapshot = async (name: string): Promise<Record<string, string>[]> =>
    parse(await readFile(join(folder, 'snapshot_tables', name)), { columns: true, bom: true })

  test('give the issues that DevLake makes of them', async () => {
    const { records, dropped, rejections, pages } = await read(raw)
    expect([pages[0]?.rows.length, dropped, rejections.length, records.length]).toEqual([42, 16, 0, 26])
    const labels = await snapshot('_tool_github_issue_labels.csv')
    const expected = (await snapshot('_tool_github_issues.csv')).map((row) => ({
      externalId: row.github_id,
      id: `panjf2000/ants#${row.number}`,
      // DevLake keeps titles to the letter; ours are one line for lists, without spaces around and in a row.
      title: row.title?.replace(/\s+/g, ' ').trim(),
      createdAt: Date.parse(row.github_created_at ?? ''),
      // An open issue has none; all of these are closed.
      closedAt: row.state === 'closed' ? Date.parse(row.closed_at ?? '') : null,
      url: row.url,
      labels: labels.filter(({ issue_id }) => issue_id === row.github_id).map(({ label_name }) => label_name),
    }))
    const ours = records.flatMap(({ kind, externalId, value }) =>
      kind !== 'issue'
        ? []
        : [
            {
              externalId,
              id: value.id,
              title: value.title,
              createdAt: value.createdAt,
              closedAt: value.closedAt,
              url: value.url,
              labels: value.labels,
            },
          ],
    )
    const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id)
    expect(ours.sort(byId)).toEqual(expected.sort(byId))
    // Nobody is assigned in these rows, and no author is a bot.
    expect(records.map((record) => record.kind === 'issue' && record.value.people)).toEqual(records.map(() => 1))
  })

  test('with the label "bug" are projects that shipped, and the others demand', async () => {
    const rows = (await read(raw)).pages.flatMap((page) => page.rows)
    const results = rows.map((row) => mapGithubIssue({ ...row, rules: { projectLabels: ['bug'] } }).records)
    const bugs = (await snapshot('_tool_github_issue_labels.csv')).filter(({ label_name }) => label_name === 'bug')
    const projects = results.flat().filter(({ kind }) => kind === 'project')
    expect(projects.map(({ externalId }) => externalId).sort()).toEqual(bugs.map(({ issue_id }) => issue_id).sort())
    expect(projects.length).toBeGreaterThan(0)
    expect(results.flat()).toHaveLength(26)
    for (const { value } of projects) expect(value).toMatchObject({ status: 'shipped', effortAssumed: true })
  })

  test('have one id twice, of a pull request; imported twice they are 26 issues', async () => {
    const context = await temporaryContext()
    const source = findSource('github')
    if (!source) throw new Error('there is no source github')
    const ids = (await read(raw)).pages.flatMap(({ rows }) => rows.map(({ content }) => (content as { id: number }).id))
    expect(ids.filter((id, position) => ids.indexOf(id) !== position)).toEqual([344_340_088])
    for (const [created, unchanged] of [
      [26, 0],
      [0, 26],
    ]) {
      const { run, fault } = await importFiles(context, {
        source,
        sourceId: 'github',
        files: [raw],
        log: quietLog,
        signal: new AbortController().signal,
      })
      expect(fault).toBeNull()
      expect(run).toMatchObject({ fetched: 42, dropped: 16, created, unchanged })
    }
    expect(await context.store.issues.all()).toHaveLength(26)
  })
})
