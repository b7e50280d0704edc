import { constants, getPriority, platform, setPriority } from 'node:os'
import { CALIBRATION_ROUTES } from '../http/resources/calibration.ts'
import { answerAsks } from './answer-asks.ts'

/**
 * The thread that learns from past quarters. Nobody waits for it, so whoever waits for anything else has the processor
 * first. Elsewhere than on Linux only a whole process has a priority, and the server's is left as it is.
 */
if (platform() === 'linux') setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL))
await answerAsks(CALIBRATION_ROUTES)
