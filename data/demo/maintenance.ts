import { randomStream } from '../../model/random/stream.ts'
import { SEED, whole } from './chance.ts'
import { DAY, minuteInWeek, WEEKS, writtenTime } from './clock.ts'
import { componentOf } from './components.ts'
import { PAGE } from './status-page.ts'
import { MAINTENANCE } from './wording/status-updates.ts'

const SERVICES = ['ledger', 'payouts', 'payments-api', 'auth', 'search', 'dashboard']

/** Maintenance as Statuspage tells it: its start is the announcement, days before the work. It is no incident. */
export function plannedMaintenance() {
  return MAINTENANCE.map((name, position) => {
    const random = randomStream(SEED, 'maintenance', String(position))
    const id = `demo-sp-maintenance-${position + 1}`
    const announced = minuteInWeek(Math.floor(((position + 0.5) / MAINTENANCE.length) * WEEKS), 'release', random)
    const from = announced + 4 * DAY + whole(0, 5, random) * 60
    const to = from + whole(2, 4, random) * 60
    const component = componentOf(SERVICES[position] ?? 'ledger', announced)
    const update = (number: number, status: string, at: number, body: string) => ({
      id: `${id}-update-${number}`,
      status,
      body,
      incident_id: id,
      created_at: writtenTime(at),
      updated_at: writtenTime(at),
      display_at: writtenTime(at),
      affected_components: [
        { code: component.id, name: component.name, old_status: 'operational', new_status: 'under_maintenance' },
      ],
      deliver_notifications: false,
    })
    return {
      id,
      name,
      status: 'completed',
      created_at: writtenTime(announced),
      updated_at: writtenTime(to),
      monitoring_at: null,
      resolved_at: writtenTime(to),
      impact: 'maintenance',
      shortlink: `${PAGE.url}/incidents/${id}`,
      started_at: writtenTime(announced),
      page_id: PAGE.id,
      incident_updates: [
        update(3, 'completed', to, 'The planned work is done.'),
        update(2, 'in_progress', from, 'The planned work has begun. Short interruptions are possible.'),
        update(1, 'scheduled', announced, 'We will carry out planned work. No action is needed.'),
      ],
      components: [{ ...component, status: 'operational', page_id: PAGE.id, group: false }],
      scheduled_for: writtenTime(from),
      scheduled_until: writtenTime(to),
    }
  })
}
