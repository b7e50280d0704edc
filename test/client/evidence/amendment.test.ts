import { describe, expect, test } from 'vitest'
import {
  type Amendment,
  amendment,
  type Changeable,
  changesOf,
  confirmations,
  doneWords,
  EMPTY_FORM,
  inTurn,
} from '../../../client/features/evidence/amendment.ts'
import { overTheirs } from '../../../client/features/evidence/use-amend.ts'

const row = (id: string, cause: Changeable['cause'], flags: readonly string[] = []): Changeable => ({
  id,
  revision: 2,
  cause,
  flags,
})

describe('a form', () => {
  test('says only what is filled in, a share in percent as a part of one', () => {
    expect(changesOf(EMPTY_FORM)).toBeNull()
    expect(changesOf({ ...EMPTY_FORM, cause: 'deploy' })).toEqual({ cause: 'deploy' })
    expect(changesOf({ cause: '', service: 'auth', share: '12.5', confirmDuration: true })).toEqual({
      services: ['auth'],
      share: 0.125,
      durationConfirmed: true,
    })
    expect(changesOf({ ...EMPTY_FORM, share: '0' })).toEqual({ share: 0 })
  })

  test.each(['101', '-1', 'half', '1,5'])('refuses a share of "%s"', (share) => {
    expect(changesOf({ ...EMPTY_FORM, share })).toBe('The share must be between 0 and 100 percent')
  })
})

test('suggested causes are confirmed as they are, one amendment a cause', () => {
  const rows = [
    row('a', 'deploy', ['suggested-cause']),
    row('b', 'database', ['suggested-cause']),
    row('c', 'deploy', ['suggested-cause', 'open']),
    row('d', 'network'),
  ]
  expect(confirmations(rows)).toEqual([
    {
      incidents: [
        { id: 'a', revision: 2 },
        { id: 'c', revision: 2 },
      ],
      changes: { cause: 'deploy' },
    },
    { incidents: [{ id: 'b', revision: 2 }], changes: { cause: 'database' } },
  ])
  expect(doneWords(confirmations(rows))).toBe('Three incidents: cause confirmed as suggested')
})

test('what was done is said in words', () => {
  const changes = changesOf({ cause: 'deploy', service: '', share: '5', confirmDuration: false })
  if (changes === null || typeof changes === 'string') throw new Error('the form says something')
  expect(doneWords([amendment([row('a', 'unknown'), row('b', 'unknown')], changes)])).toBe(
    'Two incidents: cause deploy and share 5.0%',
  )
})

test('after a clash the same is said over what is kept now', () => {
  const mine = [amendment([row('a', 'unknown'), row('b', 'unknown')], { cause: 'deploy' as const })]
  expect(overTheirs({ mine, theirs: [{ id: 'b', revision: 7, changes: null }] })[0]?.incidents).toEqual([
    { id: 'a', revision: 2 },
    { id: 'b', revision: 7 },
  ])
})

describe('amendments sent in turn', () => {
  const amendments = confirmations([
    row('a', 'deploy', ['suggested-cause']),
    row('b', 'database', ['suggested-cause']),
    row('c', 'network', ['suggested-cause']),
  ])
  const refusing = (cause: string) => async (each: Amendment) => {
    if (each.changes.cause === cause) throw new Error(`no ${cause}`)
    return each.incidents.map(({ id }) => id)
  }

  test('tell which were kept when one is refused half way, and send none after it', async () => {
    expect(await inTurn(amendments, refusing('database'))).toEqual({
      saved: ['a'],
      failed: { from: 1, error: new Error('no database') },
    })
    expect(await inTurn(amendments, refusing('none'))).toEqual({ saved: ['a', 'b', 'c'], failed: null })
  })

  test('fail as a whole when not even the first is kept', () =>
    expect(inTurn(amendments, refusing('deploy'))).rejects.toThrow('no deploy'))
})
