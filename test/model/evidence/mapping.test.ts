import { expect, test } from 'vitest'
import type { Incident } from '../../../model/evidence/incident.ts'
import { incidentMapper, servicesFromComponents } from '../../../model/evidence/mapping.ts'
import type { MappingRule } from '../../../model/evidence/mapping-rule.ts'
import { UNMAPPED } from '../../../model/evidence/service.ts'
import { serviceIdOf } from '../../../model/evidence/service-name.ts'
import { ratio } from '../../../model/quantity.ts'
import { incident, service } from '../../support/evidence.ts'

const services = [service('actions', { title: 'Actions' }), service('git-operations', { title: 'Git Operations' })]
const impact = (component: string, name: string, share: number | null = null) => ({
  component,
  name,
  share: share === null ? null : ratio(share),
})
const map = (rules: readonly MappingRule[], changes: Partial<Incident>) =>
  incidentMapper({
    services,
    rules,
    components: [{ source: 'test', id: 'c1', name: 'Actions' }],
    compile: (pattern) => (title) => new RegExp(pattern, 'iu').test(title),
  })(incident('a', changes))

test.each([
  ['Git Operations', 'git-operations'],
  ['  API / Requests ', 'api-requests'],
  ['Überweisungen', 'überweisungen'],
  ['—', UNMAPPED],
])('the component "%s" becomes the service %s', (name, id) => {
  expect(serviceIdOf(name)).toBe(id)
})

test('components become services once, however many ids share a name', () => {
  const component = (id: string, name: string) => ({ source: 'test', id, name })
  expect(
    servicesFromComponents([component('1', 'Webhooks'), component('2', 'Webhooks'), component('3', 'API')]).map(
      ({ id, title }) => [id, title],
    ),
  ).toEqual([
    ['api', 'API'],
    ['webhooks', 'Webhooks'],
  ])
})

test('a component is a service by its name then, or by the name it has now', () => {
  expect(map([], { impacts: [impact('c9', 'git operations')] }).felt).toEqual([
    { service: 'git-operations', share: null },
  ])
  expect(map([], { impacts: [impact('c1', 'GitHub Actions')] }).felt).toEqual([{ service: 'actions', share: null }])
  expect(map([], { impacts: [impact('c2', 'GitHub Pages')] }).felt).toEqual([{ service: UNMAPPED, share: null }])
})

test('rules come first, and of several the first that matches', () => {
  const rules = [
    { source: 'other', component: 'c1', service: 'actions', cause: 'network' as const },
    { component: 'c1', service: 'git-operations', cause: 'deploy' as const },
    { component: 'c1', service: 'actions', cause: 'capacity' as const },
  ]
  const mapped = map(rules, { impacts: [impact('c1', 'Actions')] })
  expect([mapped.felt, mapped.mappedCause]).toEqual([[{ service: 'git-operations', share: null }], 'deploy'])
})

test('a title rule names the service of an incident without components, and never adds one to it', () => {
  const rules = [{ title: 'push(es)? delayed', service: 'git-operations', root: 'actions' }]
  expect(map(rules, { title: 'Pushes delayed' }).felt).toEqual([{ service: 'git-operations', share: null }])
  const named = map(rules, { title: 'Pushes delayed', impacts: [impact('c1', 'Actions', 0.3)] })
  expect([named.felt, named.root]).toEqual([[{ service: 'actions', share: 0.3 }], 'actions'])
})

test('two components of one service count once, at the worse share', () => {
  const mapped = map([], { impacts: [impact('c1', 'Actions', 0.05), impact('c9', 'actions', 0.3)] })
  expect(mapped.felt).toEqual([{ service: 'actions', share: 0.3 }])
})

test('an unmapped component beside a mapped one adds no loss', () => {
  const mapped = map([], { impacts: [impact('c1', 'Actions', 0.3), impact('c2', 'Somewhere')] })
  expect(mapped.felt).toEqual([{ service: 'actions', share: 0.3 }])
})

test('a stated cause holds over a rule', () => {
  expect(map([{ title: '.', cause: 'deploy' }], { cause: 'network' }).mappedCause).toBe('network')
})

test('a suggested cause is used, marked, and gives way to a rule and to a stated one', () => {
  const suggested = { suggestedCause: 'deploy' as const }
  const read = ({ mappedCause, causeSuggested }: ReturnType<typeof map>) => [mappedCause, causeSuggested]
  expect(read(map([], suggested))).toEqual(['deploy', true])
  expect(read(map([{ source: 'test', cause: 'network' }], suggested))).toEqual(['network', false])
  expect(read(map([], { ...suggested, cause: 'capacity' }))).toEqual(['capacity', false])
  expect(read(map([], {}))).toEqual(['unknown', false])
})

test('every stated condition must hold', () => {
  const rule = { source: 'test', component: 'c1', label: 'eu', title: 'slow', root: 'actions' }
  const all = { title: 'Slow pushes', labels: ['eu'], impacts: [impact('c1', 'Actions')] }
  expect(map([rule], all).root).toBe('actions')
  expect(map([rule], { ...all, source: 'other' }).root).toBeNull()
  expect(map([rule], { ...all, impacts: [impact('c3', 'Pages')] }).root).toBeNull()
  expect(map([rule], { ...all, labels: ['us'] }).root).toBeNull()
  expect(map([rule], { ...all, title: 'Fast pushes' }).root).toBeNull()
  expect(map([{ repository: 'acme/shop', root: 'actions' }], all).root).toBeNull()
})

test('a renamed component keeps its service and its rules, and a new bearer of its name takes neither from it', () => {
  const renamed = (rules: readonly MappingRule[], impacts: Incident['impacts']) =>
    incidentMapper({
      services,
      rules,
      components: [
        { source: 'test', id: 'c1', name: 'CI runners', formerNames: ['Builds', 'Actions'] },
        { source: 'test', id: 'c2', name: 'Builds' },
      ],
      compile: (pattern) => (title) => new RegExp(pattern, 'iu').test(title),
    })(incident('a', { impacts })).felt.map(({ service: id }) => id)
  expect(renamed([], [impact('c1', 'CI runners')])).toEqual(['actions'])
  expect(renamed([], [impact('c9', 'CI runners')])).toEqual([UNMAPPED])
  const rules = [
    { component: 'Builds', service: 'git-operations' },
    { component: 'CI runners', service: 'actions' },
  ]
  expect(renamed(rules, [impact('c1', 'CI runners')])).toEqual(['actions'])
  expect(renamed(rules.slice(0, 1), [impact('c1', 'CI runners')])).toEqual(['git-operations'])
  expect(renamed(rules, [impact('c2', 'Builds')])).toEqual(['git-operations'])
})
