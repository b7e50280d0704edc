import { readdirSync } from 'node:fs'
import { constants, getPriority } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { learntCalibrationSchema } from '../../../model/contract/calibration.ts'
import { calibrationThreads } from '../../../server/watch-calibration.ts'
import { createCalculator } from '../../../server/worker/calculator.ts'
import { quietLog, smallCompany } from '../../support/temporary-installation.ts'

/** How many threads of this process give way to others. */
const givingWay = () => readdirSync('/proc/self/task').filter((id) => getPriority(Number(id)) > getPriority()).length

test.runIf(process.platform === 'linux')('what past quarters choose is learnt in a thread that gives way', async () => {
  const context = await smallCompany()
  const calculator = createCalculator(context, quietLog, { startThread: calibrationThreads })
  onTestFinished(() => calculator.close())
  const before = givingWay()
  const question = { method: 'get', path: '/calibration', parameters: {}, body: undefined, isKept: false } as const
  const { bytes } = await calculator.ask(question, new AbortController().signal)
  expect(learntCalibrationSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).success).toBe(true)
  // Whoever runs this at a low priority has none left to give.
  if (getPriority() < constants.priority.PRIORITY_BELOW_NORMAL) expect(givingWay()).toBe(before + 1)
})
