import { stringify } from 'csv-stringify/sync'
import { ACCOUNT_COLUMNS, accountRows } from './accounts.ts'
import { CANDIDATES } from './candidates.ts'
import { SERVICES } from './company.ts'
import { issueRows } from './issues.ts'
import { plannedMaintenance } from './maintenance.ts'
import { ordinaryOutages } from './outages.ts'
import { PROJECT_COLUMNS, projectRows } from './projects.ts'
import { REQUEST_COLUMNS, REQUESTS } from './requests.ts'
import { RICE, RICE_COLUMNS } from './rice.ts'
import { RISK_COLUMNS, RISKS } from './risks.ts'
import { SHIPPED } from './shipped.ts'
import { openSloFile } from './slos.ts'
import { statusPage } from './status-page.ts'
import { storyOutages } from './stories.ts'
import { SLI_COLUMNS, sliRows } from './telemetry.ts'
import { TRACKER_COLUMNS, trackerRows } from './tracker.ts'

/** The demo company's generated files by name: the same text every time. */
export function demoFiles(): ReadonlyMap<string, string> {
  const outages = [...ordinaryOutages(), ...storyOutages()]
  return new Map([
    ['services.csv', csv(SERVICE_COLUMNS, serviceRows())],
    ['incidents.csv', csv(TRACKER_COLUMNS, trackerRows(outages))],
    ['statuspage.json', `${JSON.stringify(statusPage(outages, plannedMaintenance()), null, 1)}\n`],
    ['accounts.csv', csv(ACCOUNT_COLUMNS, accountRows())],
    ['risks.csv', csv(RISK_COLUMNS, RISKS)],
    ['projects.csv', csv(PROJECT_COLUMNS, projectRows([...CANDIDATES, ...SHIPPED]))],
    ['rice.csv', csv(RICE_COLUMNS, RICE)],
    ['requests.csv', csv(REQUEST_COLUMNS, REQUESTS)],
    ['issues.json', `${JSON.stringify(issueRows(), null, 1)}\n`],
    ['slos.yaml', openSloFile()],
    ['sli.csv', csv(SLI_COLUMNS, sliRows(outages))],
  ])
}

const SERVICE_COLUMNS = ['id', 'title', 'team', 'tier', 'traffic_share', 'revenue_per_minute', 'depends_on'] as const

const serviceRows = (): Record<string, string>[] =>
  SERVICES.map(({ id, title, team, tier, trafficShare, revenuePerMinute, dependsOn }) => ({
    id,
    title,
    team,
    tier: String(tier),
    traffic_share: String(trafficShare),
    revenue_per_minute: String(revenuePerMinute),
    depends_on: dependsOn.join(';'),
  }))

const csv = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string =>
  stringify([...rows], { header: true, columns: [...columns] })
