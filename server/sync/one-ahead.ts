/**
 * The same items, each asked for while the one before is worked on. Whoever stops early is not held up by what was asked for
 * last: it ends by itself. Throws what `items` throws, after every item before it was taken.
 */
export async function* oneAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const all = items[Symbol.asyncIterator]()
  const ask = (): Promise<IteratorResult<Item>> => {
    const asked = all.next()
    // Heard of when it is awaited, if ever.
    asked.catch(() => undefined)
    return asked
  }
  try {
    for (let next = ask(); ; ) {
      const { done, value } = await next
      if (done) return
      next = ask()
      yield value
    }
  } finally {
    all.return?.().catch(() => undefined)
  }
}
