import { describe, expect, test } from 'vitest'
import { parseInstant, showInstant } from '../../../server/sources/time.ts'

describe('reading times', () => {
  test.each([
    ['2026-03-01T14:30:00Z', '2026-03-01T14:30:00.000Z'],
    ['2026-03-01T14:30:00.123456Z', '2026-03-01T14:30:00.123Z'],
    ['2026-03-01T14:30:00+02:00', '2026-03-01T12:30:00.000Z'],
    ['2026-03-01T14:30:00-0800', '2026-03-01T22:30:00.000Z'],
    ['2026-03-01 14:30', '2026-03-01T14:30:00.000Z'],
    [' 2026-03-01 14:30:05 ', '2026-03-01T14:30:05.000Z'],
    ['2024-02-29T00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2026-03-01T14:30:00+05:30', '2026-03-01T09:00:00.000Z'],
    ['0050-01-01T00:00Z', '0050-01-01T00:00:00.000Z'],
  ])('%s', (text, expected) => {
    const at = parseInstant(text)
    expect(at === null ? null : new Date(at).toISOString()).toBe(expected)
  })

  test.each([
    '',
    '2026-03-01',
    '01/03/2026 14:30',
    '03-01-2026T14:30',
    '2026-02-30T10:00Z',
    '2025-02-29T10:00Z',
    '2026-13-01T10:00Z',
    '2026-00-10T10:00Z',
    '2026-03-01T24:00Z',
    '2026-03-01T23:60Z',
    '2026-03-01T10:00:60Z',
    '2026-03-01T10:00+15:00',
    '2026-03-01T10:00 CET',
    '1772375400',
    'yesterday',
    '2026-W09-1T10:00',
  ])('refuses %j', (text) => expect(parseInstant(text)).toBeNull())

  test('shows whole seconds without milliseconds', () => {
    const at = parseInstant('2026-03-01T14:30Z')
    expect(at && showInstant(at)).toBe('2026-03-01T14:30:00Z')
  })
})
