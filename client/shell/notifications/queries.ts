import { queryOptions } from '@tanstack/react-query'
import { notificationsSchema, notificationsSeenSchema } from '../../../model/contract/notification.ts'
import { fetchJson, send } from '../../lib/api.ts'
import { NOTIFICATIONS } from '../../lib/live.ts'

export const notificationsQuery = queryOptions({
  queryKey: NOTIFICATIONS,
  queryFn: ({ signal }) => fetchJson('/own/notifications', notificationsSchema, signal),
})

/** @param until when the newest that was on the screen came to be: what comes meanwhile is not seen yet */
export const seeNotifications = (until: string) =>
  send({
    method: 'PUT',
    path: '/own/notifications/seen',
    request: { schema: notificationsSeenSchema, body: { until } },
    answer: notificationsSchema,
  })
