import { setTimeout as sleep } from 'node:timers/promises'
import type { StoreDatabase } from './database.ts'

/** Milliseconds in which others may come to be written with the first. */
const GATHER = 5

interface Waiting<Item, Value> {
  readonly item: Item
  readonly resolve: (value: Value) => void
  readonly reject: (error: unknown) => void
}

/**
 * Keeps items that come in great number, each on the disk when its promise resolves: all that have come by the time that it
 * is their turn are written in one transaction, so that a storm of them waits for the disk once and not once each. When
 * that fails, it fails for each of them; `change` must throw for none alone.
 */
export function writeTogether<Item, Value>(
  database: Pick<StoreDatabase, 'write'>,
  change: (item: Item) => Value,
): (item: Item) => Promise<Value> {
  let waiting: Waiting<Item, Value>[] = []

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      let written = waiting
      await sleep(GATHER)
      try {
        const values = await database.write(() => {
          written = [...waiting]
          return written.map(({ item }) => change(item))
        })
        for (const [index, { resolve }] of written.entries()) resolve(values[index] as Value)
      } catch (error) {
        for (const { reject } of written) reject(error)
      }
      waiting = waiting.slice(written.length)
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (waiting.length === 1) void writeAll()
    })
}
