import { expect, test } from 'vitest'
import { loadEvidence } from '../../../server/usecases/load-evidence.ts'
import { rankProjects } from '../../../server/usecases/rank-projects.ts'
import { importCsv, temporaryContext } from '../../support/temporary-installation.ts'
import { config, fakeGithub, issue, syncInto } from './github-server.ts'
import { at } from './reading.ts'

const NOW = at('2026-01-01T06:00:00Z')

test('issues become demand, and the project that closes them rises in the ranking', async () => {
  const context = await temporaryContext(NOW)
  const { url, repositories } = await fakeGithub({
    'acme/shop': [
      issue(1, { labels: ['reliability', 'cart'], assignees: [{ login: 'bob' }, { login: 'eve' }] }),
      issue(2, { labels: ['reliability', 'service:checkout', 'account:globex'] }),
      issue(3, { labels: ['reliability'], state: 'closed', closed_at: '2026-01-02T00:00:00Z' }),
      issue(4, { labels: ['colour'] }),
      issue(5, { labels: ['reliability'], pull_request: {} }),
    ],
  })
  await importCsv(context, 'services.csv', 'id,traffic_share\ncheckout,0.5\nledger,0.2\n')
  await importCsv(
    context,
    'projects.csv',
    `id,title,team,effort_low,effort_likely,effort_high,services,issues,closing_low,closing_likely,closing_high
books,Balance the books,core,1,2,3,ledger,true,0.5,0.5,0.5
cart,Mend the cart,core,1,2,3,checkout,true,0.5,0.5,0.5
`,
  )
  const given = config(url, { labels: ['Reliability'], serviceLabels: { cart: 'checkout' } })
  const { run } = await syncInto(context, given)
  expect(run).toMatchObject({ status: 'succeeded', created: 3, dropped: 2 })

  const { demand, assumptions } = await loadEvidence(context, null)
  expect(demand.map(({ id, kind, service, points }) => [id, kind, service, points])).toEqual([
    // 1 + log2(1 + people) + what an account weighs.
    ['acme/shop#1', 'issue', 'checkout', 3],
    ['acme/shop#2', 'issue', 'checkout', 2 + assumptions.demandPerAccount],
  ])
  const ranking = async () => (await rankProjects(context, { asOf: null, lens: null, weights: null })).projects
  const [first, next] = await ranking()
  expect([first?.id, next?.id]).toEqual(['cart', 'books'])
  expect(first?.avoided.demand).toBeCloseTo((5 + assumptions.demandPerAccount) / 2, 3)
  expect(next?.avoided.demand).toBe(0)

  for (const open of repositories['acme/shop'] ?? []) {
    Object.assign(open, { state: 'closed', closed_at: '2026-01-03T00:00:00Z', updated_at: '2026-01-03T00:00:00Z' })
  }
  await syncInto(context, given)
  expect((await loadEvidence(context, null)).demand).toEqual([])
})
