import { minuteOf } from './clock.ts'
import { SERVICES } from './company.ts'

/** A component of the status page. Its identifier stays; names are what customers call it, and change. */
export interface Component {
  readonly id: string
  readonly name: string
}

const NAMES: Readonly<Record<string, string>> = {
  'payments-api': 'Payments API',
  ledger: 'Balances',
  auth: 'Sign-in and API keys',
  payouts: 'Payouts',
  'risk-engine': 'Risk screening',
  dashboard: 'Dashboard',
  notifications: 'Email and SMS',
  billing: 'Invoices',
  search: 'Search',
  reporting: 'Reports and exports',
}

export const ALL_SERVICES: readonly string[] = SERVICES.map(({ id }) => id)

/** Renamed under its identifier. */
const CHECKOUT_RENAMED = minuteOf('2025-07-01T00:00:00Z')
/** Taken down and made again: the same name under a new identifier. */
const WEBHOOKS_MADE_AGAIN = minuteOf('2025-11-03T00:00:00Z')

/** The component that shows a service, as it was at that minute. */
export function componentOf(service: string, minute: number): Component {
  if (service === 'checkout-sdk') {
    return { id: 'demo-cmp-checkout', name: minute < CHECKOUT_RENAMED ? 'Hosted Checkout' : 'Checkout SDK' }
  }
  if (service === 'webhooks') {
    return { id: minute < WEBHOOKS_MADE_AGAIN ? 'demo-cmp-webhooks-1' : 'demo-cmp-webhooks-2', name: 'Webhooks' }
  }
  return { id: `demo-cmp-${service}`, name: NAMES[service] ?? service }
}
