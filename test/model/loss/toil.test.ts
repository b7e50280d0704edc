import { expect, test } from 'vitest'
import { responderHours } from '../../../model/loss/toil.ts'
import { ratio } from '../../../model/quantity.ts'
import { at, incident } from '../../support/evidence.ts'

// Source: PagerDuty, "Cost of an incident": 1.2 responders x 126 minutes x $50 an hour = $126.
test('1.2 responders for 126 minutes at $50 an hour cost $126', () => {
  const startedAt = at('2025-06-01T10:00:00Z')
  const end = at('2025-06-01T12:06:00Z')
  const toil = responderHours(
    incident('i', { startedAt, detectedAt: startedAt, resolvedAt: end, responders: 1.2 }),
    { start: startedAt, end, flags: [] },
    ratio(0),
  )
  expect(toil * 50).toBeCloseTo(126, 9)
})
