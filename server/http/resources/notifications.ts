import { z } from 'zod'
import { notificationsSchema, notificationsSeenSchema } from '../../../model/contract/notification.ts'
import { listNotifications, seeNotifications } from '../../usecases/notifications/list-notifications.ts'
import { type Route, route } from '../route.ts'

const none = z.strictObject({})

export const NOTIFICATION_ROUTES: readonly Route[] = [
  route({
    method: 'get',
    path: '/own/notifications',
    scope: 'own',
    summary: 'What concerns whoever asks, the newest first, and how much of it they have not seen',
    parameters: none,
    answer: notificationsSchema,
    handle: (context) => listNotifications(context),
  }),
  route({
    method: 'put',
    path: '/own/notifications/seen',
    scope: 'own',
    summary: 'Mark everything up to a moment as seen',
    parameters: none,
    body: notificationsSeenSchema,
    answer: notificationsSchema,
    handle: (context, _, { until }) => seeNotifications(context, until),
  }),
]
