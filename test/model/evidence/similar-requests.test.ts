import { expect, test } from 'vitest'
import { DEFAULT_ASSUMPTIONS } from '../../../model/assumption.ts'
import { type Comparable, similarRequests } from '../../../model/evidence/similar-requests.ts'

const need = (title: string, service: string | null = 'webhooks', accounts: readonly string[] = []): Comparable => ({
  title,
  service,
  accounts,
})
const similar = (asked: Comparable, ...needs: Comparable[]) => similarRequests(asked, needs, DEFAULT_ASSUMPTIONS)

test('needs of one service that share telling words may be one, with the reason', () => {
  const known = need('Harbor renews only with proof that webhooks arrive once', 'webhooks', ['harbor'])
  const [found] = similar(need('Webhook arrives twice, says Harbor', 'webhooks', ['harbor']), known)
  // Of webhook, arriv, twic, say and harbor the other title has three.
  expect(found).toEqual({
    need: known,
    overlap: 3 / 5,
    reason: 'same service, same account, both say webhook, arrives, harbor',
  })
})

test('of different services it takes most of the words, and more than one', () => {
  const known = need('Payouts arrive after the shops open', 'payouts')
  expect(similar(need('Payouts arrive late', null), known)).toMatchObject([{ overlap: 2 / 3 }])
  expect(similar(need('Payouts fail', null), known)).toEqual([])
  expect(similar(need('Receipts arrive late on Mondays', null), known)).toEqual([])
})

test('words that say nothing make no two needs alike', () => {
  expect(similar(need('They need this every time'), need('We need them every time'))).toEqual([])
  expect(similar(need(''), need('Webhooks arrive twice'))).toEqual([])
})

test('the closest comes first, and equally close ones by title', () => {
  const asked = need('Webhooks arrive twice after backlog')
  const titles = ['Webhooks lost', 'Backlog of webhooks', 'Arrive twice'].map((title) => need(title))
  expect(similar(asked, ...titles).map(({ need: { title } }) => title)).toEqual([
    'Arrive twice',
    'Backlog of webhooks',
    'Webhooks lost',
  ])
})
