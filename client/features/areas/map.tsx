import { useMemo } from 'react'
import type { AreaCell } from '../../../model/contract/areas.ts'
import { counted } from '../../../model/format.ts'
import { HeatLegend } from '../../charts/heat-map/heat-legend.tsx'
import { HeatMap } from '../../charts/heat-map/heat-map.tsx'
import { heatTop } from '../../charts/heat-map/heat-scale.ts'
import { ChartFrame } from '../../components/chart-frame/chart-frame.tsx'
import type { ChartData } from '../../components/chart-frame/table-text.ts'
import { type CellId, decodeCell, encodeCell } from '../../lib/cell-id.ts'
import { CellList } from './cell-list.tsx'
import { cellWords, mapTitle } from './findings.ts'
import { type AreasView, isUncovered, periodWords } from './view.ts'

interface MapProps {
  readonly view: AreasView
  readonly selected: CellId | null
  readonly onSelect: (cell: CellId) => void
  /** A list instead: a map would be wider than the screen. */
  readonly narrow: boolean
}

const MOST_LISTED = 20

/** Loss by service and cause. */
export function AreaMap({ view, selected, onSelect, narrow }: MapProps) {
  const { cells, measure, services, causes, report, unit, write, left } = view
  const byId = useMemo(() => new Map(cells.map((cell) => [encodeCell(cell), cell])), [cells])
  const top = heatTop(cells[0]?.expected[measure] ?? 0)
  const more = left > 0 ? `; ${counted(left, 'service')} with less are in the table` : ''
  const caption = `Expected loss by service and cause, ${unit} in ${periodWords(report)}${
    measure === 'reliability' ? ' (minutes x share of customers failed x traffic share)' : ''
  }${more}`
  if (narrow) {
    return (
      <ChartFrame title={mapTitle(view)} caption={caption} file="areas" data={mapData(view)} isPicture={false}>
        <CellList
          cells={cells.slice(0, MOST_LISTED)}
          part="expected"
          view={view}
          selected={selected}
          onSelect={onSelect}
        />
      </ChartFrame>
    )
  }
  return (
    <ChartFrame
      title={mapTitle(view)}
      caption={caption}
      file="areas"
      data={mapData(view)}
      legend={
        <HeatLegend
          top={write(top)}
          strip={`share all ${counted(report.candidates, 'candidate')} would avoid`}
          corner="no project touches it"
        />
      }
    >
      <HeatMap
        label={`${mapTitle(view)}. Arrow keys move, Enter selects.`}
        rows={services}
        columns={causes}
        cellAt={(service, cause) => {
          const cell = byId.get(`${service},${cause}`)
          if (!cell) return null
          const value = cell.expected[measure]
          return {
            value,
            covered: value > 0 ? cell.avoided[measure] / value : 0,
            isUncovered: isUncovered(cell),
            words: cellWords(cell, view),
          }
        }}
        write={write}
        top={top}
        totalTitle="All causes"
        grandTotal={`${write(view.total)} in all`}
        selected={selected && [selected.service, selected.cause]}
        onSelect={(service, cause) => {
          const id = decodeCell(`${service},${cause}`)
          if (id) onSelect(id)
        }}
      />
    </ChartFrame>
  )
}

const mapData = ({ report, measure, unit, titleOf }: AreasView): ChartData => ({
  columns: [
    { title: 'Service', name: 'service' },
    { title: 'Cause', name: 'cause' },
    { title: `Expected, ${unit}`, name: 'expected' },
    { title: 'All candidates avoid', name: 'avoided' },
    { title: 'No project touches', name: 'uncovered' },
    { title: 'Incidents', name: 'incidents', write: String },
  ],
  rows: report.cells.map((cell: AreaCell) => [
    titleOf(cell.service),
    cell.cause,
    cell.expected[measure],
    cell.avoided[measure],
    cell.uncovered[measure],
    cell.incidents,
  ]),
})
