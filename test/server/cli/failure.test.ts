import { expect, onTestFinished, test, vi } from 'vitest'
import { printFailure } from '../../../server/cli/failure.ts'
import { SourceFault } from '../../../server/sources/source.ts'

test('what a host says back of a secret is not printed', () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => written.mockRestore())
  const hide = (text: string) => text.replaceAll('ghp_canary0123456789', '[secret]')
  const fault = new SourceFault({
    code: 'refused',
    location: 'https://host.example',
    message: 'answered 401: bad token ghp_canary0123456789',
    advice: 'Give another than ghp_canary0123456789.',
  })
  expect(printFailure(fault, hide)).toBe('source')
  expect(printFailure(new Error('ghp_canary0123456789'), hide)).toBe('unexpected')
  const told = written.mock.calls.map(([text]) => String(text)).join('')
  expect(told).toContain('bad token [secret]')
  expect(told).toContain('another than [secret]')
  expect(told).not.toContain('ghp_canary')
})

test.each([
  [{ line: 3, column: 7 }, 'shop.yaml:3:7: '],
  [{ line: 3 }, 'shop.yaml:3: '],
  [{}, ''],
])('a fault at %o says where, as an editor opens it', (place, said) => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => written.mockRestore())
  const fault = new SourceFault({ code: 'malformed', location: 'shop.yaml', message: 'is cut', advice: '', ...place })
  expect(printFailure(fault, (text) => text)).toBe('input')
  expect(written.mock.calls).toEqual([[`leverage: ${said}is cut\n`]])
})
