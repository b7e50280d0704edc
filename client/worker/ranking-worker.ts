import '../lib/without-eval.ts'
import { decodeEvidence, evidenceSchema } from '../../model/contract/evidence.ts'
import { areasReport } from '../../model/insight/areas/report.ts'
import { examine } from '../../model/insight/examine.ts'
import { groupGains } from '../../model/ranking/groups.ts'
import { meanBasisOf } from '../../model/ranking/order.ts'
import { prepareRanking, withProject } from '../../model/ranking/prepare.ts'
import { rankingReport } from '../../model/ranking/report.ts'
import { simulate, simulateAgain } from '../../model/ranking/simulate.ts'
import { fetchJson } from '../lib/api.ts'
import { createEngine } from './engine.ts'
import type { ToWorker } from './protocol.ts'

/** More incidents than anybody steps through; the total says how many there are. */
const MOST_INCIDENTS = 200

const answer = createEngine(
  {
    prepare: prepareRanking,
    meanBasis: meanBasisOf,
    simulate,
    report: rankingReport,
    areas: areasReport,
    groups: groupGains,
    examine: (prepared, lens, id, draft) => examine(prepared, lens, id, draft, MOST_INCIDENTS),
    redraw: (prepared, simulation, draft) => {
      const drafted = withProject(prepared, draft)
      return { prepared: drafted, simulation: simulateAgain(simulation, drafted, draft.id) }
    },
  },
  {
    fetchEvidence: async (asOf) =>
      decodeEvidence(await fetchJson(`/evidence${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ''}`, evidenceSchema)),
    post: (message) => self.postMessage(message),
    now: () => performance.now(),
    later: (step, milliseconds) => setTimeout(step, milliseconds),
  },
)

self.addEventListener('message', (event: MessageEvent<ToWorker>) => answer(event.data))
