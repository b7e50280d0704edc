import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compiledRule } from '../../../model/evidence/mapping-rule.ts'
import type { Service } from '../../../model/evidence/service.ts'
import { type SuggestionRow, suggestRules } from '../../../model/evidence/suggested-rule/suggest-rules.ts'

const compile = (pattern: string) => {
  const expression = new RegExp(pattern, 'iu')
  return (title: string) => expression.test(title)
}
const service = (id: string, title: string): Service => ({
  id,
  title,
  tier: null,
  team: null,
  trafficShare: null,
  revenuePerMinute: null,
  dependsOn: [],
})
const SERVICES = [
  service('ledger', 'Ledger'),
  service('payments-api', 'Payments API'),
  service('public-api', 'Public API'),
]
const basis = { services: SERVICES, compile, suggestShare: 0.8, suggestFewest: 3, most: 8 }

const row = (title: string, more: Partial<SuggestionRow> = {}): SuggestionRow => ({
  source: 'page',
  title,
  repository: null,
  labels: [],
  components: [],
  services: [],
  suggestedCause: null,
  ...more,
})
const component = (name: string) => ({ components: [{ component: name, name }] })
const shown = (rows: readonly SuggestionRow[], more: object = {}) => {
  const { suggestions, rest } = suggestRules(rows, { ...basis, ...more })
  return {
    suggestions: suggestions.map(({ rows: taken, ...rule }) => ({ ...rule, taken: taken.length })),
    rest: rest.length,
  }
}

describe('rules are suggested', () => {
  test('the one that takes the most rows first, and rows count once', () => {
    const rows = [
      row('Queue stuck', component('Merchant portal')),
      row('Queue stuck', component('Merchant portal')),
      row('Ledger queue stuck', component('Merchant portal')),
      row('Ledger is slow'),
      row('Ledger stopped'),
    ]
    // The portal's three rows are gone before the ledger's three are counted: two are left of those.
    expect(shown(rows)).toEqual({
      suggestions: [
        { condition: { title: '\\bledger\\b' }, service: 'ledger', cause: null, taken: 3 },
        { condition: { component: 'Merchant portal' }, service: null, cause: null, taken: 2 },
      ],
      rest: 0,
    })
  })

  test('for the service whose name a component has, unless two have it', () => {
    expect(shown([row('Down', component('The Payments API v2'))]).suggestions).toMatchObject([
      { condition: { component: 'The Payments API v2' }, service: 'payments-api' },
    ])
    expect(shown([row('Down', component('API'))]).suggestions).toMatchObject([{ service: null }])
  })

  test('for the service that four of five rows alike belong to', () => {
    const alike = (id: string) => row('Acquirer does not answer', { services: [id] })
    const four = ['ledger', 'ledger', 'ledger', 'ledger'].map(alike)
    const asked = row('The acquirer is back')
    expect(shown([asked, ...four, alike('public-api')]).suggestions).toMatchObject([
      { condition: { title: '\\bacquirer\\b' }, service: 'ledger' },
    ])
    const divided = shown([asked, ...four, alike('public-api'), alike('public-api')])
    expect(divided).toEqual({ suggestions: [], rest: 1 })
  })

  test('without a service only where rows have nothing else in common, and no word that mapped rows have too', () => {
    const alike = [row('Settlement file late'), row('Settlement file empty')]
    expect(shown(alike)).toMatchObject({
      suggestions: [{ condition: { title: '\\bsettlement file\\b' }, taken: 2 }],
      rest: 0,
    })
    expect(shown([...alike, row('Settlement file gone', { services: ['ledger'] })])).toEqual({
      suggestions: [],
      rest: 2,
    })
    expect(shown([row('Slow'), row('Slow')])).toEqual({ suggestions: [], rest: 2 })
  })

  test('with the cause that words suggest, where rows have their words in common', () => {
    const told = (cause: SuggestionRow['suggestedCause']) => row('Ledger slow', { suggestedCause: cause })
    expect(shown([told('database'), told('database'), told('database')]).suggestions).toMatchObject([
      { cause: 'database' },
    ])
    expect(shown([told('database'), told('database'), told(null)]).suggestions).toMatchObject([{ cause: null }])
  })

  test('by repository and label, never more than asked for', () => {
    const issues = ['shop', 'shop', 'ledger'].map((name) =>
      row('Flaky', { repository: `acme/${name}`, labels: ['bug'] }),
    )
    expect(shown(issues).suggestions).toMatchObject([
      { condition: { repository: 'acme/shop' }, service: null, taken: 2 },
      { condition: { repository: 'acme/ledger' }, service: 'ledger', taken: 1 },
    ])
    expect(shown(issues, { most: 1 })).toMatchObject({ suggestions: [{ taken: 2 }], rest: 1 })
  })
})

test('whatever the rows: each is taken once, by a rule that applies to it, and the first takes no fewer than any later one', () => {
  const words = ['ledger', 'acquirer', 'portal', 'queue', 'down', 'Überweisung']
  const title = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((chosen) => chosen.join(' '))
  const anyRow = fc
    .record({
      title,
      name: fc.option(fc.constantFrom('portal', 'Ledger', 'batch')),
      services: fc.constantFrom([], [], ['ledger']),
    })
    .map(({ title, name, services }) => row(title, { services, ...(name ? component(name) : {}) }))
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 40 }), (rows) => {
      const { suggestions, rest } = suggestRules(rows, basis)
      const taken = suggestions.flatMap((suggestion) => suggestion.rows)
      expect(new Set([...taken, ...rest]).size).toBe(taken.length + rest.length)
      expect(taken.length + rest.length).toBe(rows.filter(({ services }) => services.length === 0).length)
      for (const { condition, rows: members } of suggestions) {
        const { applies } = compiledRule(condition, compile)
        expect(members.every((member) => applies(member))).toBe(true)
        expect(members.length).toBeLessThanOrEqual(suggestions[0]?.rows.length ?? 0)
      }
    }),
    { seed: 7, numRuns: 200 },
  )
})
