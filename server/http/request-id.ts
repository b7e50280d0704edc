import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'

const HEADER = 'x-request-id'

/** Gives every request an id that its answer and its log line share. */
export const requestId: RequestHandler = (_request, response, next) => {
  response.setHeader(HEADER, randomUUID())
  next()
}

export const requestIdOf = (response: Response): string => String(response.getHeader(HEADER) ?? '')
