import { type AuditedRoutes, edited } from './audited-route.ts'

const incident = (name: string) => ({ id: `csv/${name}`, path: `/incidents/${encodeURIComponent(`csv/${name}`)}` })

export const auditedIncidents: AuditedRoutes = {
  changes: {
    'put /incidents/:id': [
      edited(incident('i1').path, { cause: 'capacity' }, { cause: 'database' }),
      {
        action: 'changed',
        kind: 'incident',
        subject: 'csv/i1',
        before: { cause: 'capacity' },
        after: { cause: 'database' },
      },
    ],
    'patch /incidents': [
      () => ({
        path: '/incidents',
        body: { incidents: [{ id: incident('i2').id, revision: 0 }], changes: { share: 0.5 } },
      }),
      { action: 'changed', kind: 'incident', subject: 'csv/i2', before: null, after: { share: 0.5 } },
    ],
    'put /incidents': [
      () => ({
        path: '/incidents',
        body: { incidents: [{ id: incident('i2').id, revision: 1, changes: null }] },
      }),
      { action: 'took back', kind: 'incident', subject: 'csv/i2', before: { share: 0.5 }, after: null },
    ],
    'put /outages': [
      () => ({
        path: '/outages',
        body: { was: [['csv/i2'], ['csv/i3']], now: [['csv/i3', 'csv/i2']], apart: [] },
      }),
      {
        action: 'changed',
        kind: 'outage',
        subject: 'csv/i3',
        before: { groups: [], apart: [] },
        after: { groups: [['csv/i3', 'csv/i2']], apart: [] },
      },
    ],
    'put /outages/source-order': [
      () => ({ path: '/outages/source-order', body: { times: ['csv'] } }),
      { action: 'changed', kind: 'settings', subject: 'source-order', before: {}, after: { times: ['csv'] } },
    ],
  },
}
