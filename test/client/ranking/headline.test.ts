import { describe, expect, test } from 'vitest'
import { scatterTitle, subline } from '../../../client/features/ranking/headline.ts'
import { rankingHeadline } from '../../../model/ranking/headline.ts'
import { rankingReport } from '../../fixtures/ranking-report.ts'

const webhooks = { title: 'Idempotent webhook retries', tier: 1, value: 0.067, effort: 3.2 }
const certificates = { title: 'Certificate rotation', tier: 1, value: 0.039, effort: 2.1 }
const alerts = { title: 'Alert on SLO burn', tier: 1, value: 0.04, effort: 2.3 }
const timeouts = { title: 'Dependency timeouts', tier: 1, value: 0.078, effort: 4.2 }
const payouts = { title: 'Payout file replay', tier: 2, value: 0.036, effort: 3.2 }

describe('the headline', () => {
  test('names a tie, what it removes together and what it takes', () => {
    expect(rankingHeadline(rankingReport([webhooks, certificates, alerts, timeouts, payouts]))).toBe(
      'Any of four projects could come first; together they remove 20% of all pain for 11.8 engineer-weeks',
    )
  })

  test('names the first with its chance, rounded down', () => {
    expect(rankingHeadline(rankingReport([{ ...webhooks, pFirst: 0.839 }, payouts]))).toBe(
      'Idempotent webhook retries comes first, with a chance of 83%',
    )
  })

  test('says when nothing can be told apart', () => {
    expect(rankingHeadline(rankingReport([webhooks, certificates]))).toBe(
      'Too little evidence to tell both projects apart; together they remove 10% of all pain for 5.3 engineer-weeks',
    )
  })

  test('says when there is nothing to rank, nothing to rank by, or nothing touched', () => {
    expect(rankingHeadline(rankingReport([]))).toBe('No project to rank yet')
    expect(
      rankingHeadline(rankingReport([webhooks], { totals: { reliability: 0, revenue: 0, toil: 0, demand: 0 } })),
    ).toBe('Too little evidence to rank anything yet')
    expect(
      rankingHeadline(rankingReport([webhooks], { weights: { reliability: 0, revenue: 0, toil: 0, demand: 0 } })),
    ).toBe('This lens weighs only what has no evidence yet')
    expect(rankingHeadline(rankingReport([{ ...webhooks, value: 0 }]))).toBe(
      'No project touches what the evidence says hurts',
    )
  })
})

describe('the line under it', () => {
  const made = 'Mon 28 Sep 2026, Engineering lens, 4,096 draws, seed 41.'

  test('counts what fits', () => {
    const rows = [
      { ...webhooks, aboveLine: true },
      { ...payouts, aboveLine: false },
    ]
    expect(subline(rankingReport(rows), 'Engineering')).toBe(
      `Taken in rank order, 1 of 2 fit into 44 engineer-weeks. ${made}`,
    )
  })

  test('says when everything or nothing fits, or when nobody stated a capacity', () => {
    expect(
      subline(
        rankingReport([
          { ...webhooks, aboveLine: true },
          { ...payouts, aboveLine: true },
        ]),
        'Engineering',
      ),
    ).toBe(`Both projects fit into 44 engineer-weeks. ${made}`)
    expect(subline(rankingReport([{ ...webhooks, aboveLine: false }], { capacity: 3 }), 'Engineering')).toBe(
      `None of the 1 fits into 3 engineer-weeks. ${made}`,
    )
    expect(subline(rankingReport([webhooks]), null)).toBe(
      'No team has a capacity yet, so there is no cut line. Mon 28 Sep 2026, custom weights, 4,096 draws, seed 41.',
    )
  })
})

test('the chart tells whether the biggest gain is the best buy', () => {
  expect(scatterTitle(rankingReport([certificates, timeouts]))).toBe('The biggest gain is not the best buy')
  expect(scatterTitle(rankingReport([timeouts, certificates]))).toBe('The biggest gain is also the best buy')
  expect(scatterTitle(rankingReport([timeouts]))).toBe('Value by effort')
})
