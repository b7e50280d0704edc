import { expect, test } from 'vitest'
import type { MappingRule } from '../../../model/evidence/mapping-rule.ts'
import type { ConfigurationEvidence } from '../../../server/store/configuration-evidence.ts'
import { saveIncident } from '../../../server/usecases/edit-incidents.ts'
import { listMappingRules } from '../../../server/usecases/list-mapping-rules.ts'
import { loadUnmapped } from '../../../server/usecases/load-evidence.ts'
import { previewMappingRules } from '../../../server/usecases/preview-mapping-rules.ts'
import { StaleChange } from '../../../server/usecases/refused-request.ts'
import { replaceMappingRules } from '../../../server/usecases/replace-mapping-rules.ts'
import { importCsv, smallCompany } from '../../support/temporary-installation.ts'

const SOMEWHERE: MappingRule = { title: '^somewhere', service: 'ledger' }
const SAYS_NOTHING: ConfigurationEvidence = {
  company: null,
  demo: false,
  currency: null,
  assumptions: {},
  services: [],
  rules: [],
  teams: [],
  projects: [],
  lenses: [],
  places: { file: 'leverage.yaml', lines: {} },
  sources: [],
}
const none = { incidents: 0, issues: 0, requests: 0 }

/** The small company, with an open request and a closed one that name no service. */
async function company() {
  const context = await smallCompany()
  await importCsv(
    context,
    'requests.csv',
    'id,title,requested_at,closed_at\nr1,Refunds are slow,2025-12-01,\nr2,Refunds were slow,2025-11-01,2025-12-01\n',
  )
  return context
}
type Company = Awaited<ReturnType<typeof company>>
const keep = async (context: Company, rules: MappingRule[]) =>
  replaceMappingRules(context, { revision: (await listMappingRules(context)).revision, rules })

test('rules are listed with the open rows that each decides, and the rest is what the sources show as unmapped', async () => {
  const context = await company()
  const before = await listMappingRules(context)
  expect(before).toMatchObject({ rules: [], unmapped: { incidents: 1, issues: 0, requests: 1 } })
  expect([...(await loadUnmapped(context)).values()]).toEqual([2])
  await keep(context, [{ title: 'refunds', service: 'checkout' }, SOMEWHERE, { title: 'over', cause: 'capacity' }])
  expect(await listMappingRules(context)).toMatchObject({
    rules: [
      { origin: 'person', decides: { ...none, requests: 1 } },
      { origin: 'person', rule: SOMEWHERE, decides: { ...none, incidents: 1 } },
      // Its cause is stated, and that comes before any rule.
      { origin: 'person', decides: none },
    ],
    unmapped: none,
  })
})

test('a rule does not decide where a person said something else', async () => {
  const context = await company()
  await keep(context, [SOMEWHERE])
  await saveIncident(context, { id: 'csv/i3', revision: 0, changes: { services: ['checkout'] } })
  expect((await listMappingRules(context)).rules).toMatchObject([{ decides: none }])
  expect(await previewMappingRules(context, [])).toMatchObject({ counts: { unmapped: 0 }, rows: [] })
})

test("the file's rules come first, and stay when people change theirs", async () => {
  const context = await company()
  const { store } = context
  const rules = [{ title: 'else', service: 'checkout' }]
  await store.applyConfiguration({ ...SAYS_NOTHING, rules }, 'hash')
  await keep(context, [SOMEWHERE])
  expect((await listMappingRules(context)).rules).toMatchObject([
    { origin: 'file', decides: { incidents: 1 } },
    { origin: 'person', rule: SOMEWHERE, decides: { incidents: 0 } },
  ])
  await keep(context, [])
  expect((await listMappingRules(context)).rules).toMatchObject([{ origin: 'file' }])
})

test('a preview says what becomes of each row, and keeps nothing', async () => {
  const context = await company()
  await keep(context, [SOMEWHERE])
  const revision = (await listMappingRules(context)).revision
  const moved = await previewMappingRules(context, [{ ...SOMEWHERE, service: 'checkout' }])
  expect(moved).toEqual({
    counts: { mapped: 0, moved: 1, unmapped: 0, explained: 0 },
    rows: [
      {
        kind: 'incident',
        id: 'csv/i3',
        title: 'Somewhere else',
        change: 'moved',
        before: ['ledger'],
        after: ['checkout'],
      },
    ],
    decides: [{ ...none, incidents: 1 }],
  })
  expect(await previewMappingRules(context, [{ title: 'refunds', service: 'ledger' }])).toMatchObject({
    counts: { mapped: 1, moved: 0, unmapped: 1, explained: 0 },
    rows: [
      { id: 'csv/i3', change: 'unmapped', before: ['ledger'], after: [] },
      { kind: 'request', change: 'mapped', before: [], after: ['ledger'] },
    ],
  })
  const root: MappingRule = { title: 'database', root: 'checkout' }
  expect((await previewMappingRules(context, [SOMEWHERE, root])).counts).toMatchObject({ moved: 0, explained: 1 })
  expect((await listMappingRules(context)).revision).toBe(revision)
})

test('of a preview only the first twenty rows are shown, and all are counted', async () => {
  const context = await company()
  const rows = Array.from({ length: 25 }, (_, position) => `more-${position},Refunds ${position},2025-12-01,`)
  await importCsv(context, 'more.csv', ['id,title,requested_at,closed_at', ...rows].join('\n'), 'more')
  const { counts, rows: shown } = await previewMappingRules(context, [{ source: 'more', service: 'ledger' }])
  expect([counts.mapped, shown.length]).toEqual([25, 20])
})

test('of two who change the rules at once, one is kept and the other is shown it', async () => {
  const context = await company()
  const heard: unknown[] = []
  context.events.subscribe((event) => heard.push(event))
  const { revision } = await listMappingRules(context)
  const save = (service: string) => replaceMappingRules(context, { revision, rules: [{ ...SOMEWHERE, service }] })
  const results = await Promise.allSettled([save('checkout'), save('ledger')])
  const refused = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  const kept = results.find(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<unknown>
  expect(refused.reason).toBeInstanceOf(StaleChange)
  expect((refused.reason as StaleChange).current).toEqual(kept.value)
  expect(heard).toEqual([{ type: 'evidence-changed', evidenceVersion: await context.store.evidenceVersion() }])
})

test('rules that cannot be are refused where they stand, in a preview as in a save', async () => {
  const context = await company()
  const rules: MappingRule[] = [SOMEWHERE, { title: '(', service: 'legder', root: 'nowhere' }]
  const errors = [
    { path: 'rules.1.title', message: expect.stringContaining('"(" is not a regular expression') },
    { path: 'rules.1.service', message: 'there is no service "legder"; did you mean "ledger"?' },
    { path: 'rules.1.root', message: 'there is no service "nowhere"' },
  ]
  await expect(previewMappingRules(context, rules)).rejects.toMatchObject({ code: 'invalid-request', errors })
  await expect(keep(context, rules)).rejects.toMatchObject({ code: 'invalid-request', errors })
  expect((await listMappingRules(context)).rules).toEqual([])
})
