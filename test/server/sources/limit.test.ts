import { describe, expect, test } from 'vitest'
import { isLimited, secondsOfSilence } from '../../../server/sources/limit.ts'
import { at, NOW } from './reading.ts'

const UNSTATED = 60
const answer = (status: number, headers: Record<string, string> = {}, text = '') => ({
  status,
  headers: new Headers(headers),
  text,
})
const seconds = (...told: Parameters<typeof answer>) => secondsOfSilence(answer(...told), UNSTATED, NOW)
const seen = (moment: string) => new Date(at(moment)).toUTCString()
const reset = (moment: string) => String(at(moment) / 1_000)

describe('a request was one too many', () => {
  test.each<[string, Parameters<typeof answer>, boolean]>([
    ['by 429', [429], true],
    ['by 420, as Statuspage says it', [420], true],
    ['by 403 with Retry-After', [403, { 'retry-after': '5' }], true],
    ['by 403 with none left', [403, { 'x-ratelimit-remaining': '0' }], true],
    ['by 403 and its text alone', [403, {}, 'You have exceeded a secondary rate limit'], true],
    ['not by 403 for a missing permission', [403, { 'x-ratelimit-remaining': '12' }, 'Must have admin rights'], false],
    ['not by 200 with none left', [200, { 'x-ratelimit-remaining': '0' }], false],
  ])('%s', (_, told, limited) => {
    expect(isLimited(answer(...told))).toBe(limited)
  })
})

describe('nothing is sent', () => {
  test('for the seconds of Retry-After', () => {
    expect(seconds(429, { 'retry-after': '7' })).toBe(7)
    expect(seconds(420, { 'retry-after': '0' })).toBe(0)
  })

  test('until the date of Retry-After, by the clock of the host and not by ours', () => {
    const until = { 'retry-after': seen('2020-01-01T00:01:30Z') }
    expect(seconds(429, { ...until, date: seen('2020-01-01T00:01:00Z') })).toBe(30)
    // Ours is years ahead: the moment has passed long ago.
    expect(seconds(429, until)).toBe(0)
  })

  test('until a second after the reset, also where a good answer says that none are left', () => {
    const none = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset('2026-06-01T00:02:00Z') }
    expect(seconds(200, none)).toBe(121)
    expect(seconds(403, { ...none, date: seen('2026-06-01T00:01:00Z') })).toBe(61)
    expect(seconds(200, { ...none, 'x-ratelimit-remaining': '1' })).toBe(0)
  })

  test('for a usual while where a limit says nothing that can be read', () => {
    expect(seconds(429)).toBe(UNSTATED)
    expect(seconds(429, { 'retry-after': 'soon' })).toBe(UNSTATED)
    expect(seconds(403, {}, 'abuse detection')).toBe(UNSTATED)
    expect(seconds(500, { 'retry-after': '9' })).toBe(0)
  })
})
