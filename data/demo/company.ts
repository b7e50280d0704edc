/** Tidewater Payments, an invented company: its services, as services.csv lists them. Teams are in leverage.yaml. */

export interface DemoService {
  readonly id: string
  readonly title: string
  readonly team: 'core-api' | 'money-movement' | 'edge' | 'data' | 'platform'
  readonly tier: 1 | 2 | 3
  /** Of the requests that customers send; all services together make 1. */
  readonly trafficShare: number
  /** Dollars lost in a minute in which every customer of the service fails. */
  readonly revenuePerMinute: number
  readonly dependsOn: readonly string[]
  /** Chance that an outage with customer impact is told on the status page. */
  readonly told: number
  /** Services that an outage here takes down with it, each with its chance. */
  readonly takesDown: Readonly<Record<string, number>>
}

export const SERVICES: readonly DemoService[] = [
  {
    id: 'payments-api',
    title: 'Payments API',
    team: 'core-api',
    tier: 1,
    trafficShare: 0.28,
    revenuePerMinute: 640,
    dependsOn: ['auth', 'ledger', 'risk-engine'],
    told: 0.5,
    takesDown: { 'checkout-sdk': 0.4, webhooks: 0.12 },
  },
  {
    id: 'checkout-sdk',
    title: 'Checkout SDK',
    team: 'core-api',
    tier: 1,
    trafficShare: 0.17,
    revenuePerMinute: 410,
    dependsOn: ['payments-api', 'auth'],
    told: 0.55,
    takesDown: {},
  },
  {
    id: 'webhooks',
    title: 'Webhooks',
    team: 'edge',
    tier: 1,
    trafficShare: 0.14,
    revenuePerMinute: 60,
    dependsOn: ['payments-api', 'notifications'],
    told: 0.52,
    takesDown: { notifications: 0.12 },
  },
  {
    id: 'ledger',
    title: 'Ledger',
    team: 'money-movement',
    tier: 1,
    trafficShare: 0.12,
    revenuePerMinute: 380,
    dependsOn: [],
    told: 0.15,
    takesDown: { payouts: 0.45, 'payments-api': 0.12 },
  },
  {
    id: 'auth',
    title: 'Auth',
    team: 'platform',
    tier: 1,
    trafficShare: 0.1,
    revenuePerMinute: 450,
    dependsOn: [],
    told: 0.5,
    takesDown: { dashboard: 0.5, 'payments-api': 0.12 },
  },
  {
    id: 'payouts',
    title: 'Payouts',
    team: 'money-movement',
    tier: 1,
    trafficShare: 0.06,
    revenuePerMinute: 120,
    dependsOn: ['ledger', 'auth'],
    told: 0.5,
    takesDown: {},
  },
  {
    id: 'risk-engine',
    title: 'Risk engine',
    team: 'data',
    tier: 2,
    trafficShare: 0.04,
    revenuePerMinute: 90,
    dependsOn: ['search'],
    told: 0.3,
    takesDown: { 'payments-api': 0.35 },
  },
  {
    id: 'dashboard',
    title: 'Dashboard',
    team: 'data',
    tier: 2,
    trafficShare: 0.03,
    revenuePerMinute: 12,
    dependsOn: ['auth', 'search', 'reporting'],
    told: 0.5,
    takesDown: {},
  },
  {
    id: 'notifications',
    title: 'Notifications',
    team: 'edge',
    tier: 3,
    trafficShare: 0.02,
    revenuePerMinute: 9,
    dependsOn: [],
    told: 0.5,
    takesDown: {},
  },
  {
    id: 'billing',
    title: 'Billing',
    team: 'money-movement',
    tier: 2,
    trafficShare: 0.015,
    revenuePerMinute: 35,
    dependsOn: ['ledger'],
    told: 0.35,
    takesDown: {},
  },
  {
    id: 'search',
    title: 'Search',
    team: 'data',
    tier: 3,
    trafficShare: 0.015,
    revenuePerMinute: 3,
    dependsOn: [],
    told: 0.5,
    takesDown: { dashboard: 0.4 },
  },
  {
    id: 'reporting',
    title: 'Reporting',
    team: 'data',
    tier: 3,
    trafficShare: 0.01,
    revenuePerMinute: 5,
    dependsOn: ['ledger'],
    told: 0.3,
    takesDown: {},
  },
]

/** Two years of outages, by service and cause. */
export const OUTAGES_BY_CELL: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'payments-api': {
    dependency: 19,
    deploy: 13,
    database: 5,
    capacity: 7,
    configuration: 3,
    certificate: 1,
    network: 2,
    unknown: 2,
  },
  'checkout-sdk': { dependency: 8, deploy: 6, capacity: 2, configuration: 4, certificate: 2, unknown: 1 },
  webhooks: { dependency: 4, deploy: 3, database: 2, capacity: 11, configuration: 1, network: 1, unknown: 1 },
  ledger: { dependency: 1, deploy: 2, database: 12, capacity: 4, configuration: 1, 'human error': 1 },
  auth: {
    dependency: 2,
    deploy: 2,
    database: 1,
    capacity: 3,
    configuration: 3,
    certificate: 3,
    network: 1,
    security: 1,
  },
  payouts: { dependency: 6, deploy: 1, database: 2, configuration: 2, certificate: 1, 'human error': 2 },
  'risk-engine': { dependency: 4, deploy: 1, capacity: 3, configuration: 1 },
  dashboard: { deploy: 3, capacity: 1, configuration: 2, database: 1, unknown: 1 },
  notifications: { dependency: 3, deploy: 1, capacity: 5 },
  billing: { deploy: 2, database: 4, configuration: 1 },
  search: { deploy: 1, capacity: 4, hardware: 1 },
  reporting: { database: 4, deploy: 1, capacity: 1 },
}
