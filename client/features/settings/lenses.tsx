import { useEffect, useRef, useState } from 'react'
import type { LensSetting, SettingsReport } from '../../../model/contract/settings.ts'
import type { PerDimension } from '../../../model/evidence/lens.ts'
import { percent } from '../../../model/format.ts'
import { Button } from '../../components/button.tsx'
import { WeightSliders } from '../../components/weight-sliders/weight-sliders.tsx'
import { useNow } from '../../lib/use-now.ts'
import { ranking, useRanking } from '../../worker/use-ranking.ts'
import { AddThing } from './add-thing.tsx'
import styles from './lenses.module.css'
import { SettingBar } from './setting-bar.tsx'
import table from './table.module.css'
import { useSetting } from './use-setting.ts'
import { originWords, weightWords } from './words.ts'

/** Named weights over the same facts, with what comes first under the one that is looked at. */
export function Lenses({ report }: { readonly report: SettingsReport }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const lens = report.lenses.find(({ id }) => id === chosen) ?? report.lenses[0]
  const [weights, setWeights] = useState<PerDimension | null>(null)
  const shown = weights ?? lens?.value.weights ?? null
  // Also when somebody else changed the lens.
  const asked = JSON.stringify(shown)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same weights are not asked twice
  useEffect(() => ranking.weigh(null, shown), [asked])
  const look = (id: string, next: PerDimension | null) => {
    setChosen(id)
    setWeights(next)
  }
  return (
    <div className={styles.columns}>
      <div>
        {report.lenses.map((one) => (
          <LensRow key={one.id} lens={one} file={report.file} isLooked={one.id === lens?.id} onLook={look} />
        ))}
        <AddThing
          kind="lens"
          label="Name of a new lens"
          taken={report.lenses.map(({ id }) => id)}
          changes={{ weights: lens?.value.weights }}
        />
      </div>
      {lens && <TopFive title={lens.value.title} />}
    </div>
  )
}

interface LensRowProps {
  readonly lens: LensSetting
  readonly file: string | null
  readonly isLooked: boolean
  readonly onLook: (id: string, weights: PerDimension | null) => void
}

function LensRow({ lens, file, isLooked, onLook }: LensRowProps) {
  const { id, value, told, revision, changes, isMade, fixed } = lens
  const now = useNow()
  const [dragged, setDragged] = useState<PerDimension | null>(null)
  const editing = useSetting({ kind: 'lens', id, kept: { revision, changes }, withoutChange: isMade ? null : {} })
  const weights = editing.draft ? (dragged ?? value.weights) : value.weights
  const isOfFile = fixed.includes('weights')
  const isSaved = editing.saving.state === 'saved'
  const wasSaved = useRef(false)
  useEffect(() => {
    if (isSaved && !wasSaved.current) onLook(id, null)
    wasSaved.current = isSaved
  }, [isSaved, onLook, id])
  const change = (next: PerDimension) => {
    setDragged(next)
    onLook(id, next)
    editing.change({ ...changes, weights: next })
  }
  const back = () => {
    setDragged(told?.weights ?? null)
    onLook(id, told?.weights ?? null)
    editing.change(null)
  }
  const discard = () => {
    setDragged(null)
    onLook(id, null)
    editing.discard()
  }
  return (
    <section className={styles.lens} aria-label={value.title} data-looked={isLooked}>
      <div className={styles.head}>
        <h2>
          <Button
            kind="quiet"
            className={table.titleButton}
            aria-pressed={isLooked}
            onClick={() => onLook(id, dragged)}
          >
            {value.title}
          </Button>
        </h2>
        <span className={`${table.from} ${styles.origin}`}>
          <span data-origin={lens.origin}>{originWords(lens, file, now)}</span>
          {changes && !editing.draft && (
            <Button kind="link" aria-label={`${isMade ? 'Remove' : 'Reset'} ${value.title}`} onClick={back}>
              {isMade ? 'Remove' : 'Reset'}
            </Button>
          )}
        </span>
      </div>
      {isOfFile ? (
        <p className={table.detail}>{weightWords(weights)}</p>
      ) : (
        <WeightSliders weights={weights} lensWeights={value.weights} hasEvidence={() => true} onChange={change} />
      )}
      <SettingBar
        editing={{ ...editing, discard }}
        fault={null}
        describe={(edit) => [
          {
            title: 'Weights',
            text: edit && 'weights' in edit ? weightWords(edit.weights as PerDimension) : 'as the model has them',
          },
        ]}
      />
    </section>
  )
}

/** What comes first, by exact means, while weights move. */
function TopFive({ title }: { readonly title: string }) {
  const { means, frame } = useRanking()
  const titles = new Map(frame?.projects.map((project) => [project.id, project.title]))
  const top = means?.ranks.slice(0, 5) ?? []
  const most = Math.max(...top.map(({ leverage }) => leverage), 0.000_001)
  return (
    <aside className={styles.top} aria-label="First five">
      <h2>{top[0] ? `${titles.get(top[0].id) ?? top[0].id} comes first` : '\u00a0'}</h2>
      <p className={table.detail}>Under {title}, % of all pain removed by an engineer-week</p>
      <ol>
        {top.map(({ id, rank, leverage }) => (
          <li key={id}>
            <span className="number">{rank}</span>
            <span>
              {titles.get(id) ?? id}
              <span className={styles.track}>
                <span style={{ width: `${(leverage / most) * 100}%` }} />
              </span>
            </span>
            <span className="number">{percent(leverage, 2)}</span>
          </li>
        ))}
      </ol>
    </aside>
  )
}
