import { Refusal } from '../refusal.ts'
import { createKeyFile, parseKey, readKeyFile } from './key.ts'
import { type Sealed, seal, unseal } from './seal.ts'

/** Shorter texts would blank out half of what is said. */
const SHORTEST_HIDDEN = 6
const HIDDEN = '[secret]'

/** Encrypts what a screen gives as secret, and decrypts it for the moment of its use. */
export interface Vault {
  /** Throws Refusal when the key cannot be read or made. `place` says where the secret belongs, such as "token". */
  seal(text: string, place: string): Sealed
  /** Throws Refusal, in words, when the key is missing or is not the one under which it was sealed. */
  open(sealed: Sealed, place: string): string
  /** From now on `hide` knows this text. */
  remember(secret: string): void
  /** A text with every secret that this process has sealed, opened or remembered blanked out, as it is or inside JSON. */
  hide(text: string): string
}

interface VaultOptions {
  /** LEVERAGE_KEY; without it the key is in `keyFile`. */
  readonly stated: string | undefined
  /** Made, readable by its owner only, when the first secret is sealed. */
  readonly keyFile: string
}

/** The key is read when it is needed first. */
export function createVault({ stated, keyFile }: VaultOptions): Vault {
  const known = new Set<string>()
  const where = stated ? 'LEVERAGE_KEY' : keyFile
  let key: Buffer | null = null

  const remember = (secret: string) => {
    if (secret.length < SHORTEST_HIDDEN) return
    known.add(secret)
    known.add(JSON.stringify(secret).slice(1, -1))
  }
  const readKey = (): Buffer | null => {
    key ??= stated ? parseKey(stated, where) : readKeyFile(keyFile)
    return key
  }
  return {
    seal(text, place) {
      key = readKey() ?? createKeyFile(keyFile)
      remember(text)
      return seal(key, text, place)
    },
    open(sealed, place) {
      const used = readKey()
      if (used === null) {
        throw new Refusal(
          'database',
          `the database holds encrypted secrets, and their key file ${keyFile} is not there`,
          `Put it back, or set LEVERAGE_KEY to the key. ${LOST}`,
        )
      }
      const text = unseal(used, sealed, place)
      if (text === null) {
        throw new Refusal(
          'database',
          `the key in ${where} does not open the secret "${place}": it is another key, or the secret was changed`,
          `Give the key under which the secrets were stored. ${LOST}`,
        )
      }
      remember(text)
      return text
    },
    remember,
    hide(text) {
      let hidden = text
      for (const secret of known) if (hidden.includes(secret)) hidden = hidden.replaceAll(secret, HIDDEN)
      return hidden
    },
  }
}

const LOST =
  'If it is lost: leverage forget-secrets takes the secrets out, and each source then asks for its own again.'
