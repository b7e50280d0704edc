import { z } from 'zod'
import type { EstimateAnswers } from '../evidence/estimate-question.ts'
import { effortSchema, reductionSchema } from './three-point.ts'

const shownSchema = z.object({ low: z.number(), likely: z.number(), high: z.number() })

/** Keys of questions, each with what may be an answer to it. */
const EFFORT_KEY = /^effort\/\d+\/\S/
const EFFECT_KEY = /^effect\/\d+\/[a-zA-Z]+$/
/** A project has fewer questions than this. */
const MOST_ANSWERS = 500

/** What a person says, by the key of the question: weeks for an effort, a share for an effect. A question left out stays open. */
export const answersSchema = z.record(z.string(), z.unknown()).transform((given, context): EstimateAnswers => {
  const entries = Object.entries(given)
  if (entries.length > MOST_ANSWERS) context.addIssue({ code: 'custom', message: `at most ${MOST_ANSWERS} answers` })
  return Object.fromEntries(
    entries.flatMap(([key, value]) => {
      const schema = EFFORT_KEY.test(key) ? effortSchema : EFFECT_KEY.test(key) ? reductionSchema : null
      if (!schema) {
        context.addIssue({ code: 'custom', path: [key], message: 'is no question: GET lists those there are' })
        return []
      }
      const answer = schema.safeParse(value)
      if (answer.success) return [[key, answer.data]]
      for (const { path, message } of answer.error.issues)
        context.addIssue({ code: 'custom', path: [key, ...path], message })
      return []
    }),
  )
})

/** Somebody's answers. `round` is the one that was asked; null where nobody had been asked yet. */
export const answerRequestSchema = z.strictObject({ round: z.number().int().nullable(), answers: answersSchema })

const shownAnswersSchema = z.record(z.string(), shownSchema)

const questionSchema = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.enum(['weeks', 'share']),
  /** What the project said when people were asked, and its mean. */
  stated: shownSchema,
  mean: z.number(),
})

/** People asked about one project, as whoever asks may see it: figures of others only once they are revealed. */
const roundSchema = z.object({
  id: z.number().int(),
  openedAt: z.iso.datetime(),
  questions: z.array(questionSchema),
  /** Who has answered, in the order of their names; not what. */
  answered: z.array(z.object({ name: z.string(), isYou: z.boolean(), at: z.iso.datetime() })),
  /** What whoever asks has said; null: nothing yet. */
  yours: shownAnswersSchema.nullable(),
  revealedAt: z.iso.datetime().nullable(),
  revealedBy: z.string().nullable(),
  /** Null until they are revealed. */
  revealed: z
    .object({
      people: z.array(z.object({ name: z.string(), isYou: z.boolean(), answers: shownAnswersSchema })),
      /** The linear opinion pool of each question, as low, likely and high. */
      pooled: shownAnswersSchema,
      /** P10, mean and P90 of the pool of each question. */
      intervals: z.record(z.string(), z.object({ low: z.number(), mean: z.number(), high: z.number() })),
    })
    .nullable(),
  /** The project is still asked the same, so that the pooled figures can be taken. */
  isCurrent: z.boolean(),
})
export type EstimateRound = z.infer<typeof roundSchema>

/** What people say of one project: the round that is open or was revealed last, and what is asked where there is none. */
export const projectEstimatesSchema = z.object({
  project: z.string(),
  title: z.string(),
  questions: z.array(questionSchema),
  round: roundSchema.nullable(),
})
export type ProjectEstimates = z.infer<typeof projectEstimatesSchema>

/** Every project that people were asked about, newest round first. */
export const estimateRoundsSchema = z.object({ rounds: z.array(projectEstimatesSchema.omit({ questions: true })) })

/** Takes the pooled figures as the project's; `revision` is that of the edit which they are put in the place of. */
export const adoptionSchema = z.strictObject({ revision: z.number().int().min(0) })
