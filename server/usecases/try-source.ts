import type { SourceSetupRequest, SourceTrial } from '../../model/contract/source-setup.ts'
import { type Page, SourceFault } from '../sources/source.ts'
import { NO_PATIENCE } from '../sync/patience.ts'
import { patientFetch } from '../sync/patient-fetch.ts'
import { askedColumns } from './column-memory.ts'
import type { Context } from './context.ts'
import { previewRows } from './preview-rows.ts'
import { readSetup } from './source-setup.ts'

/** Milliseconds that a trial may take: somebody is waiting for it. */
const DEADLINE = 30_000

/**
 * Calls a source as it would be set up, keeps nothing but the silence that a host asks for, and shows its first rows as
 * they would map. What the source answers instead is the trial's problem, in words. Throws RefusedRequest when the setup
 * itself is wrong.
 */
export async function trySource(context: Context, setup: SourceSetupRequest): Promise<SourceTrial> {
  const { source, config } = await readSetup(context, setup)
  const controller = new AbortController()
  const { store, now, fetch, guard, secrets } = context
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(DEADLINE)])
  const asked = askedColumns(store, setup.columns?.mapping)
  const { columns } = asked
  const caller = patientFetch({
    source: `${source.title} "${setup.id}"`,
    silences: store.silences,
    now,
    // Spreads tries of the same request out; here is one.
    random: () => 0,
    signal,
    fetch,
    guard,
    patience: NO_PATIENCE,
  })
  const called = {
    sourceId: setup.id,
    fetch: caller.fetch,
    guard,
    signal,
    now,
    columns,
    told: async () => [],
    unseen: async () => [],
  }
  try {
    const fault = await source.check(config, called)
    if (fault) throw fault
    const page = await firstRows(source.pull(config, null, called))
    page?.rows.forEach(asked.heed)
    return {
      problem: null,
      expected: page?.expected ?? null,
      rows: page ? await previewRows(context, source, setup.id, page.rows) : [],
      columns: asked.question(),
    }
  } catch (error) {
    const { code, message, advice } = inWords(error, setup.id)
    const problem = { code, message: secrets.hide(message), advice: secrets.hide(advice) }
    return { problem, expected: null, rows: [], columns: null }
  } finally {
    controller.abort()
    await caller.close()
  }
}

function inWords(error: unknown, id: string): Pick<SourceFault, 'code' | 'message' | 'advice'> {
  if (error instanceof SourceFault) return error
  if (error instanceof Error && error.name === 'TimeoutError') {
    return {
      code: 'timed-out',
      message: `"${id}" did not answer within ${DEADLINE / 1_000} s`,
      advice: 'Check the address, or try again later.',
    }
  }
  throw error
}

/** The first page that has rows; the last one when none has. */
async function firstRows(pages: AsyncIterable<Page>): Promise<Page | null> {
  let last: Page | null = null
  for await (const page of pages) {
    last = page
    if (page.rows.length > 0) break
  }
  return last
}
