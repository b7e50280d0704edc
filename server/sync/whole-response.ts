/** Statuses that have no body. */
const BODILESS = [101, 204, 205, 304]

/**
 * An answer of which every byte is here. Its text is decoded in one go: the platform's own Response would copy the bytes
 * into a stream and put them together again, which costs as much as parsing them.
 */
export class WholeResponse extends Response {
  readonly #bytes: ArrayBuffer

  constructor(bytes: ArrayBuffer, { status, headers }: { readonly status: number; readonly headers: Headers }) {
    super(null, { status, headers })
    this.#bytes = BODILESS.includes(status) ? new ArrayBuffer(0) : bytes
  }

  override text = async (): Promise<string> => new TextDecoder().decode(this.#bytes)
  override json = async (): Promise<unknown> => JSON.parse(await this.text())
  override arrayBuffer = async (): Promise<ArrayBuffer> => this.#bytes
}
