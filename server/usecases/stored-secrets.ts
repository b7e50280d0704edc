import { openedConfig, withoutSealed } from '../configuration/config-secrets.ts'
import { findSource } from '../sources/registry.ts'
import type { StoredSource } from '../store/sources.ts'
import type { Context } from './context.ts'
import { DIGEST_PLACE } from './digest-hook.ts'
import { WRITER_PLACE } from './issue-links/issue-writer.ts'

/** Throws Refusal, in words, when a stored secret cannot be opened: the key is missing or is another one. */
export async function requireOpenSecrets({ store, secrets }: Context): Promise<void> {
  for (const { type, config } of await store.sources.all()) {
    const source = findSource(type)
    if (source && config !== null) openedConfig(source.configSchema, config, {}, secrets)
  }
  const hook = await store.digests.hook()
  if (hook) secrets.open(hook.address, DIGEST_PLACE)
  const writer = await store.issueWriter.current()
  if (writer) secrets.open(writer.token, WRITER_PLACE)
}

/** Takes every encrypted secret out, for when their key is lost. What is a reference stays. Returns whose secrets went. */
export async function forgetSecrets({ store }: Context): Promise<string[]> {
  const forgotten: string[] = []
  for (const known of await store.sources.all()) {
    const config = withoutSealedOf(known)
    if (config === null) continue
    await store.sources.upsert({ id: known.id, type: known.type, title: known.title, config })
    forgotten.push(known.title)
  }
  if (await store.digests.unset()) forgotten.push('the weekly digest')
  if (await store.issueWriter.unset()) forgotten.push('comments on issues')
  return forgotten
}

function withoutSealedOf({ type, config }: StoredSource): Readonly<Record<string, unknown>> | null {
  const source = findSource(type)
  return source && withoutSealed(source.configSchema, config)
}
