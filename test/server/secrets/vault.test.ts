import { randomBytes } from 'node:crypto'
import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../server/refusal.ts'
import { createVault } from '../../../server/secrets/vault.ts'
import { temporaryFolder } from '../../support/temporary-installation.ts'

const withFile = async () => {
  const keyFile = join(await temporaryFolder(), 'leverage.db.key')
  return { keyFile, vault: createVault({ stated: undefined, keyFile }) }
}
const stated = (text: string) => createVault({ stated: text, keyFile: '/nowhere/key' })
const refusal = (act: () => unknown): Refusal => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('was not refused')
}

describe('the key file', () => {
  test('is made when the first secret is sealed, readable by its owner only, and serves the next process', async () => {
    const { keyFile, vault } = await withFile()
    await expect(stat(keyFile)).rejects.toMatchObject({ code: 'ENOENT' })
    const sealed = vault.seal('ghp_canary', 'token')
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(keyFile, '..'))).toEqual(['leverage.db.key'])
    expect(Buffer.from((await readFile(keyFile, 'utf8')).trim(), 'base64')).toHaveLength(32)
    expect(createVault({ stated: undefined, keyFile }).open(sealed, 'token')).toBe('ghp_canary')
  })

  test('is one for two processes that need it at the same time', async () => {
    const { keyFile, vault } = await withFile()
    const other = createVault({ stated: undefined, keyFile })
    const [one, two] = [vault.seal('first', 'token'), other.seal('second', 'token')]
    expect(other.open(one, 'token')).toBe('first')
    expect(vault.open(two, 'token')).toBe('second')
  })

  test('that others may read is refused, and the refusal says what to do', async () => {
    const { keyFile, vault } = await withFile()
    vault.seal('x', 'token')
    await chmod(keyFile, 0o640)
    const refused = refusal(() => createVault({ stated: undefined, keyFile }).seal('x', 'token'))
    expect(refused.advice).toBe(`Run chmod 600 ${keyFile}`)
  })

  test('that is missing, damaged or another one is told in words, and no new one is made', async () => {
    const { keyFile, vault } = await withFile()
    const sealed = vault.seal('ghp_canary', 'token')
    const again = () => createVault({ stated: undefined, keyFile }).open(sealed, 'token')
    await writeFile(keyFile, 'half a k')
    expect(refusal(again).message).toContain('holds no key')
    await writeFile(keyFile, randomBytes(32).toString('base64'))
    expect(refusal(again).message).toContain(`the key in ${keyFile} does not open the secret "token"`)
    await rm(keyFile)
    expect(refusal(again).message).toContain(`their key file ${keyFile} is not there`)
    await expect(stat(keyFile)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('LEVERAGE_KEY', () => {
  const bytes = randomBytes(32)

  test('is 32 bytes as base64 or hexadecimal', () => {
    const sealed = stated(bytes.toString('base64')).seal('ghp_canary', 'token')
    expect(stated(bytes.toString('hex')).open(sealed, 'token')).toBe('ghp_canary')
    expect(stated(`${bytes.toString('base64')}\n`).open(sealed, 'token')).toBe('ghp_canary')
  })

  test.each([
    ['a password', 'correct horse battery staple'],
    ['too short', randomBytes(16).toString('base64')],
    ['too long', randomBytes(48).toString('base64')],
    ['hexadecimal cut short', randomBytes(32).toString('hex').slice(2)],
  ])('%s is refused without being quoted', (_, text) => {
    const refused = refusal(() => stated(text).seal('x', 'token'))
    expect(refused.message).toContain('LEVERAGE_KEY holds no key')
    expect(refused.advice).toContain('openssl rand -base64 32')
    expect(`${refused.message}${refused.advice}`).not.toContain(text)
  })

  test('that is another one opens nothing', () => {
    const sealed = stated(bytes.toString('hex')).seal('ghp_canary', 'token')
    const refused = refusal(() => stated(randomBytes(32).toString('hex')).open(sealed, 'token'))
    expect(refused.message).toContain('the key in LEVERAGE_KEY does not open the secret "token"')
    expect(refused.advice).toContain('forget-secrets')
  })
})

test('what was sealed, opened or remembered is hidden wherever it is said, also inside JSON', async () => {
  const { keyFile, vault } = await withFile()
  const sealed = vault.seal('line one\nline "two"', 'app.privateKey')
  const reader = createVault({ stated: undefined, keyFile })
  expect(reader.hide('line one\nline "two"')).toContain('line')
  reader.open(sealed, 'app.privateKey')
  reader.remember('ghp_canary')
  reader.remember('no')
  expect(reader.hide('Bad credentials: ghp_canary, no more')).toBe('Bad credentials: [secret], no more')
  expect(reader.hide(JSON.stringify({ said: 'line one\nline "two"' }))).toBe('{"said":"[secret]"}')
})
