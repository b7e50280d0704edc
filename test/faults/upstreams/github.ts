import { asItIs, type Connector, IN_2999, moment, queryOf, rowsOf } from '../connector.ts'
import { githubIssue, iso, sendJson } from '../upstream.ts'

const COUNT = 250

export const github: Connector = {
  type: 'github',
  config: (baseUrl) => ({ baseUrl, repositories: ['acme/shop'] }),
  count: COUNT,
  answer(request, response, world = asItIs(COUNT)) {
    const query = queryOf(request)
    const since = Date.parse(query.get('since') ?? '') || 0
    const size = Number(query.get('per_page') ?? 30)
    const start = (Number(query.get('page') ?? 1) - 1) * size
    const rows = rowsOf(issueAt, world)
      .filter((row) => !(moment(row, 'updated_at') < since))
      .sort((one, other) => moment(one, 'updated_at') - moment(other, 'updated_at'))
    const headers: Record<string, string> =
      rows.length > start + size ? { link: '<http://upstream/next>; rel="next"' } : {}
    sendJson(response, rows.slice(start, start + size), 200, headers)
  },
  rows: {
    required: 'title',
    edited: (row) => ({ ...row, title: 'Edited', updated_at: '2024-02-01T00:00:00Z' }),
    broken: ({ title, ...row }) => ({ ...row, name: title }),
    future: (row) => ({ ...row, updated_at: IN_2999 }),
  },
  recorded: (issues) => ({ name: 'issues.json', text: JSON.stringify(issues) }),
}

const issueAt = (number: number, at?: number) => githubIssue(number, at === undefined ? {} : { updated_at: iso(at) })
