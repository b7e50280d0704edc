import type { Logger } from 'pino'
import { startOfDay } from '../usecases/as-of.ts'
import type { Context } from '../usecases/context.ts'
import { RefusedRequest } from '../usecases/refused-request.ts'
import { keptAnswers } from './kept-answers.ts'
import type { Answer, Fault, FromThread, Question } from './message.ts'
import { type StartThread, type Thread, threadsOf } from './thread-handle.ts'
import { Unanswered } from './unanswered.ts'

/** Answers questions in a thread of its own, so that computing one holds up no other request. */
export interface Calculator {
  /**
   * The answer, from memory when the evidence and the settings are those of an earlier one. Rejects with RefusedRequest,
   * and with Unanswered when the deadline passed, the thread ended, or too many wait; with the signal's reason once it
   * aborts. A question that nobody waits for any more is taken back, and a search for it ends.
   */
  ask(question: Question, signal: AbortSignal): Promise<Answer>
  /** An answer that is kept, when there is one; asks for nothing. */
  atHand(question: Question): Promise<Answer | undefined>
  /** Ends the thread; what waits is rejected. */
  close(): Promise<void>
}

export interface CalculatorOptions {
  /** Milliseconds that one answer may take, once the thread has started. */
  readonly deadline?: number
  /** How many questions may wait. */
  readonly mostWaiting?: number
  /** How large the thread's memory may grow. */
  readonly mostMegabytes?: number
  /** How it comes by its thread. */
  readonly startThread?: StartThread
}

const DEADLINE = 60_000
const MOST_WAITING = 64
const MOST_MEGABYTES = 1_024
const MOST_BYTES_KEPT = 48 * 1024 * 1024
/** Threads that answer every resource. */
export const resourceThreads = threadsOf(new URL('./thread.ts', import.meta.url))

interface Job {
  readonly key: string
  readonly question: Question
  readonly answer: PromiseWithResolvers<Answer>
  waiters: number
}

/** The calculator over the context's database. Its thread starts with the first question, and again after it ended. */
export function createCalculator(
  { store, now }: Pick<Context, 'store' | 'now'>,
  log: Logger,
  {
    deadline = DEADLINE,
    mostWaiting = MOST_WAITING,
    mostMegabytes = MOST_MEGABYTES,
    startThread = resourceThreads,
  }: CalculatorOptions = {},
): Calculator {
  const kept = keptAnswers(MOST_BYTES_KEPT)
  const jobs = new Map<string, Job>()
  const waiting: Job[] = []
  let thread: Thread | null = null
  let running: { readonly job: Job; readonly id: number; timer: NodeJS.Timeout | undefined } | null = null
  let asked = 0
  let isClosed = false

  const finish = (end: (job: Job) => void) => {
    if (!running) return
    const { job, timer } = running
    clearTimeout(timer)
    running = null
    if (jobs.get(job.key) === job) jobs.delete(job.key)
    end(job)
    next()
  }

  const receive = ({ id, answer, fault }: FromThread) => {
    if (running?.id !== id) return
    finish((job) => {
      if (fault) {
        job.answer.reject(asError(fault))
        return
      }
      // What nobody waited for may have been cut short.
      if (job.question.isKept && job.waiters > 0) kept.keep(job.key, answer)
      job.answer.resolve(answer)
    })
  }

  const end = (reason: string) => {
    const ended = thread
    thread = null
    finish(({ answer }) => answer.reject(new Unanswered(reason)))
    return ended?.end()
  }

  const next = () => {
    if (running || isClosed) return
    const job = waiting.shift()
    if (!job) return
    thread ??= startThread(store.path, mostMegabytes, receive, (error) => {
      log.error({ error }, 'the calculation thread ended; the next question starts a new one')
      void end('The calculation ended before it had an answer. Ask again.')
    })
    asked += 1
    const own = { job, id: asked, timer: undefined as NodeJS.Timeout | undefined }
    running = own
    void thread.ready.then(() => {
      if (running !== own) return
      own.timer = setTimeout(() => {
        void end(`No answer within ${deadline / 1_000} s. Ask for less, or ask again.`)
      }, deadline)
    })
    thread.send({ ...job.question, id: asked, now: now() })
  }

  const takeBack = (job: Job) => {
    job.waiters -= 1
    if (job.waiters > 0) return
    // Whoever asks the same from now on asks anew.
    if (jobs.get(job.key) === job) jobs.delete(job.key)
    const at = waiting.indexOf(job)
    if (at >= 0) waiting.splice(at, 1)
    else if (running?.job === job) thread?.unwant(running.id)
  }

  const jobFor = (key: string, question: Question): Job => {
    const known = jobs.get(key)
    if (known) return known
    if (waiting.length >= mostWaiting) throw new Unanswered('Too many questions are waiting. Ask again in a moment.')
    const job = { key, question, answer: Promise.withResolvers<Answer>(), waiters: 0 }
    // Rejected with nobody waiting is no news to anybody.
    job.answer.promise.catch(() => {})
    jobs.set(key, job)
    waiting.push(job)
    return job
  }

  const keyOf = async (question: Question) =>
    JSON.stringify([await store.evidenceVersion(), startOfDay(now()), question])

  return {
    atHand: async (question) => kept.get(await keyOf(question)),
    ask: async (question, signal) => {
      signal.throwIfAborted()
      const key = await keyOf(question)
      const ready = question.isKept ? kept.get(key) : undefined
      if (ready) return ready
      signal.throwIfAborted()
      if (isClosed) throw new Unanswered('The server is closing.')
      const job = jobFor(key, question)
      job.waiters += 1
      const gone = Promise.withResolvers<never>()
      const leave = () => {
        takeBack(job)
        gone.reject(signal.reason)
      }
      signal.addEventListener('abort', leave, { once: true })
      next()
      try {
        return await Promise.race([job.answer.promise, gone.promise])
      } finally {
        signal.removeEventListener('abort', leave)
      }
    },
    close: async () => {
      isClosed = true
      for (const { answer } of waiting.splice(0)) answer.reject(new Unanswered('The server is closing.'))
      await end('The server is closing.')
    },
  }
}

function asError(fault: Fault): Error {
  switch (fault.kind) {
    case 'refused':
      return new RefusedRequest(fault.code, fault.message, fault.errors)
    case 'unavailable':
      return new Unanswered(fault.message)
    case 'internal':
      return new Error('the calculation failed', { cause: fault.stack })
  }
}
