import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type ProjectEstimates, projectEstimatesSchema } from '../../../model/contract/estimates.ts'
import { answerEstimates, revealEstimates } from '../../lib/estimates.ts'
import { Failure } from '../../lib/problem.ts'
import { Allowed } from '../allowed.tsx'
import { Button } from '../button.tsx'
import { EstimateHead, EstimateRow } from '../effects-editor/estimate-row.tsx'
import { FormFault } from '../form-fault.tsx'
import { blindForm, readBlindForm } from './blind-form.ts'
import styles from './estimates.module.css'
import { answeredWords } from './words.ts'

interface BlindRoundProps {
  readonly estimates: ProjectEstimates
  readonly onChange: (newest: ProjectEstimates) => void
}

/** One's own figures, and who else has given theirs: what they are nobody sees before all do. */
export function BlindRound({ estimates, onChange }: BlindRoundProps) {
  const { project, round } = estimates
  const questions = round?.questions ?? estimates.questions
  const yours = round?.yours ?? null
  const [form, setForm] = useState<ReturnType<typeof blindForm> | null>(null)
  const [tried, setTried] = useState(false)
  const answer = useMutation({
    mutationFn: (answers: Parameters<typeof answerEstimates>[2]) =>
      answerEstimates(project, round?.id ?? null, answers),
    onSuccess: (newest) => {
      setForm(null)
      onChange(newest)
    },
    // Somebody has revealed them, or asked anew: what stands now is shown, and what is wrong said.
    onError: (error) => {
      const current = error instanceof Failure ? projectEstimatesSchema.safeParse(error.problem?.current) : null
      if (current?.success) onChange(current.data)
    },
  })
  const reveal = useMutation({ mutationFn: () => revealEstimates(project), onSuccess: onChange })
  const { answers, faults } = readBlindForm(questions, form ?? {})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.size === 0 && Object.keys(answers).length > 0) answer.mutate(answers)
  }
  const isAnswered = (round?.answered.length ?? 0) > 0
  return (
    <>
      <p className={styles.caption}>
        Each gives low, likely and high alone, so that nobody follows whoever spoke first.{' '}
        {round && answeredWords(round)}
        {round && !round.isCurrent && ' The project is asked something else by now: reveal these, then ask again.'}
      </p>
      {form ? (
        <form className={styles.form} onSubmit={submit} aria-label="Your estimates">
          <EstimateHead axis="" />
          {questions.map(({ key, label, unit }) => (
            <EstimateRow
              key={key}
              title={`${label}, ${unit === 'weeks' ? 'weeks' : '%'}`}
              text={form[key] ?? { low: '', likely: '', high: '' }}
              estimate={answers[key] ?? null}
              fault={tried ? faults.get(key) : undefined}
              max={unit === 'weeks' ? largest(answers) : 1}
              hue={unit === 'weeks' ? 'effort' : 'avoided'}
              onChange={(text) => setForm({ ...form, [key]: text })}
              onRemove={null}
            />
          ))}
          <p className={styles.actions}>
            <Button type="submit" kind="primary" disabled={answer.isPending}>
              {answer.isPending ? 'Keeping it' : yours ? 'Change mine' : 'Keep mine, unseen'}
            </Button>
            <Button onClick={() => setForm(null)}>Not now</Button>
            <span className={styles.caption}>A question that you leave empty stays open.</span>
          </p>
        </form>
      ) : (
        <p className={styles.actions}>
          <Button
            kind={yours ? 'plain' : 'primary'}
            needs="estimates:write"
            onClick={() => setForm(blindForm(questions, yours))}
          >
            {yours ? 'Look at mine' : 'Give your estimates'}
          </Button>
          {isAnswered && (
            <Button
              kind={yours ? 'primary' : 'plain'}
              needs="projects:write"
              disabled={reveal.isPending}
              onClick={() => reveal.mutate()}
            >
              Reveal all together
            </Button>
          )}
          {yours && (
            <Allowed scope="estimates:write">
              <Button kind="link" disabled={answer.isPending} onClick={() => answer.mutate({})}>
                Take mine back
              </Button>
            </Allowed>
          )}
        </p>
      )}
      <FormFault error={answer.error ?? reveal.error} />
    </>
  )
}

/** The scale of the weeks that are being typed. */
const largest = (answers: Readonly<Record<string, { readonly high: number }>>): number =>
  Object.entries(answers).reduce(
    (most, [key, { high }]) => (key.startsWith('effort/') ? Math.max(most, high) : most),
    1,
  )
