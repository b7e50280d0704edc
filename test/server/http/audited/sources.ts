import { expect } from 'vitest'
import { pageIncident } from '../../../faults/upstream.ts'
import { SERVICES_CSV } from '../../../support/temporary-installation.ts'
import { page } from '../../store/sample-evidence.ts'
import type { AuditedRoutes } from './audited-route.ts'
import type { AuditedCompany } from './company.ts'

const source = async ({ ask, upstream }: AuditedCompany, id: string) => {
  const setup = { id, type: 'statuspage', title: id, config: { url: upstream.url } }
  await ask('post', { path: '/sources', body: setup })
  return setup
}
const aside = async (company: AuditedCompany, id: string) => {
  const { store } = company.context
  await source(company, id)
  const run = await store.runs.start(id, 'schedule')
  const raw = JSON.stringify(pageIncident(1))
  const rejections = [{ location: 'page 1 row 1', externalId: null, reason: 'a rule that was wrong', raw }]
  await store.ingest.page(page(run.id, [], { source: id, rejections }))
  return (await store.quarantine.list({ source: id })).map((row) => row.id)
}

export const auditedSources: AuditedRoutes = {
  changes: {
    'post /sources': [
      async (company) => {
        const setup = await source(company, 'status')
        return { path: '/sources', body: { ...setup, title: 'Our page', changes: true } }
      },
      {
        action: 'changed',
        kind: 'source',
        subject: 'status',
        before: { title: 'status' },
        after: { title: 'Our page' },
      },
    ],
    'put /sources/:id/paused': [
      async (company) => ({ path: `/sources/${(await source(company, 'paused')).id}/paused`, body: { paused: true } }),
      { action: 'changed', kind: 'source', subject: 'paused', before: { paused: false }, after: { paused: true } },
    ],
    'post /sources/:id/sync': [
      async (company) => {
        const { id } = await source(company, 'called')
        // Its schedule would call it too, and whoever asks for a sync while one is going on gets that one.
        await company.ask('put', { path: `/sources/${id}/paused`, body: { paused: true } })
        await expect.poll(() => company.context.engine.progress().has(id)).toBe(false)
        return { path: `/sources/${id}/sync` }
      },
      { action: 'called', kind: 'source', subject: 'called', before: null, after: { run: expect.any(Number) } },
    ],
    'delete /sources/:id': [
      async (company) => ({ path: `/sources/${(await source(company, 'removed')).id}` }),
      { action: 'removed', kind: 'source', subject: 'removed', before: { title: 'removed' }, after: null },
    ],
    'post /uploads': [
      () => ({ path: '/uploads', body: { name: 'services.csv', text: SERVICES_CSV, source: 'sheet' } }),
      { action: 'called', kind: 'source', subject: 'sheet', before: null, after: { run: expect.any(Number) } },
    ],
    'post /quarantine/replay': [
      async (company) => ({ path: '/quarantine/replay', body: { ids: await aside(company, 'replayed') } }),
      {
        action: 'replayed',
        kind: 'quarantine',
        subject: 'replayed',
        before: { inQuarantine: 1 },
        after: { inQuarantine: 0 },
      },
    ],
    'post /quarantine/dismiss': [
      async (company) => ({ path: '/quarantine/dismiss', body: { ids: await aside(company, 'dismissed') } }),
      {
        action: 'removed',
        kind: 'quarantine',
        subject: 'dismissed page 1 row 1',
        before: { reason: 'a rule that was wrong' },
        after: null,
      },
    ],
  },
  keepsNothing: {
    'post /source-trials': (company) => ({
      path: '/source-trials',
      body: { id: 'tried', type: 'statuspage', config: { url: company.upstream.url } },
    }),
    'post /uploads/preview': () => ({ path: '/uploads/preview', body: { name: 'services.csv', text: SERVICES_CSV } }),
    // What a run has kept stays, and its own record says how it ended.
    'post /sources/:id/cancel': async (company) => ({ path: `/sources/${(await source(company, 'idle')).id}/cancel` }),
  },
}
