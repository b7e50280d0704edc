import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendJson, startUpstream, type Upstream } from '../upstream.ts'

export interface KeptComment {
  readonly id: number
  body: string
}

export interface CommentsUpstream extends Upstream {
  /** Of acme/shop#12, in the order in which they were made; a test may edit them. */
  readonly comments: KeptComment[]
  /** Method and path of each request that came. */
  readonly asked: string[]
  /** Answers the next requests instead; true: it has. */
  instead: ((request: IncomingMessage, response: ServerResponse) => boolean) | null
  /** Does what is asked and then breaks the connection, so that the answer is lost. */
  losesAnswers: boolean
}

const LIST = '/api/v3/repos/acme/shop/issues/12/comments'
const ONE = /^\/api\/v3\/repos\/acme\/shop\/issues\/comments\/(\d+)$/

/** A GitHub with one issue, whose comments are real: listed in pages, read, made and changed. */
export async function startCommentsUpstream(): Promise<CommentsUpstream> {
  const comments: KeptComment[] = []
  const asked: string[] = []
  let numbers = 100
  const upstream = await startUpstream((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => {
      text += chunk
    })
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://fake')
      asked.push(`${request.method} ${pathname.replace('/api/v3/repos/acme/shop', '')}`)
      if (fake.instead?.(request, response)) return
      const answer = (body: unknown, status = 200) => {
        if (fake.losesAnswers && request.method !== 'GET') response.destroy()
        else sendJson(response, body, status)
      }
      const one = comments.find(({ id }) => id === Number(ONE.exec(pathname)?.[1]))
      if (pathname === LIST && request.method === 'GET') {
        const size = Number(searchParams.get('per_page'))
        const start = (Number(searchParams.get('page')) - 1) * size
        return answer(comments.slice(start, start + size))
      }
      if (pathname === LIST) {
        numbers += 1
        const made = { id: numbers, body: JSON.parse(text).body as string }
        comments.push(made)
        return answer(made, 201)
      }
      if (pathname === '/api/v3/repos/acme/shop/issues/12') return answer({ number: 12 })
      if (!one) return answer({ message: 'Not Found' }, 404)
      if (request.method === 'PATCH') one.body = JSON.parse(text).body
      return answer(one)
    })
  })
  const fake: CommentsUpstream = { ...upstream, comments, asked, instead: null, losesAnswers: false }
  return fake
}
