import '../lib/without-eval.ts'
import { decodeEvidence, evidenceSchema } from '../../model/contract/evidence.ts'
import { areasReport } from '../../model/insight/areas/report.ts'
import { orderByMean } from '../../model/ranking/order.ts'
import { prepareRanking } from '../../model/ranking/prepare.ts'
import { rankingReport } from '../../model/ranking/report.ts'
import { simulate } from '../../model/ranking/simulate.ts'
import { fetchJson } from '../lib/api.ts'
import { createEngine } from './engine.ts'
import type { ToWorker } from './protocol.ts'

const answer = createEngine(
  { prepare: prepareRanking, order: orderByMean, simulate, report: rankingReport, areas: areasReport },
  {
    fetchEvidence: async (asOf) =>
      decodeEvidence(await fetchJson(`/evidence${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ''}`, evidenceSchema)),
    post: (message) => self.postMessage(message),
    now: () => performance.now(),
    later: (step, milliseconds) => setTimeout(step, milliseconds),
  },
)

self.addEventListener('message', (event: MessageEvent<ToWorker>) => answer(event.data))
