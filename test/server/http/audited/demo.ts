import { expect } from 'vitest'
import type { AuditedRoutes } from './audited-route.ts'

export const auditedDemo: AuditedRoutes = {
  changes: {
    'post /demo/leave': [
      async (company) => {
        await company.context.store.settings.set({ demo: true })
        return { path: '/demo/leave' }
      },
      { action: 'removed', kind: 'evidence', subject: 'everything', before: { rows: expect.any(Number) }, after: null },
    ],
  },
}
