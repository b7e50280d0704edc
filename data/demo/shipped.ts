import type { DemoProject } from './projects.ts'

/** Work that the company has done: of one the incidents tell what it brought, of the other they cannot yet. */
export const SHIPPED: readonly DemoProject[] = [
  {
    id: 'demo-invoice-queue',
    title: 'Invoice runs from a queue',
    team: 'money-movement',
    effort: [3, 4, 6],
    description: 'Every invoice is a job of its own: a slow tax service or a bad deploy holds up one and not the run.',
    shippedAt: '2026-03-30T09:00:00Z',
    effects: [{ services: 'billing', frequency: [0.5, 0.7, 0.85] }],
  },
  {
    id: 'demo-wallet-timeouts',
    title: 'Timeouts for each wallet',
    team: 'edge',
    effort: [1, 2, 3],
    description: 'A wallet that does not answer is left out of the checkout after two seconds.',
    shippedAt: '2026-07-06T09:00:00Z',
    effects: [{ services: 'checkout-sdk', causes: 'dependency', frequency: [0.2, 0.4, 0.6] }],
  },
]
