/** What each column was understood to be, how sure that is and why; a drop-down corrects it. */
import { Select } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import { ASK_BELOW } from '#rules/columns/columns'
import { pathKey } from '#rules/columns/pathKey'
import { fieldDefinitions, labelOf } from '#rules/fields/field'
import { columnName } from '#rules/cells/grid'
import type { ColumnReading } from '#rules/reading/reading'
import { useWords } from '../../words.ts'

/** Below this a mapping deserves a look even though it is not asked about. */
const LOOK_BELOW = 0.7

/** Sets what a column means: a field's name or 'extra'. */
export type MapColumn = (path: readonly string[], meaning: string) => void

export function MappingTable(props: {
  columns: readonly ColumnReading[]
  /** What was chosen by hand, by `pathKey`. */
  chosen: Readonly<Record<string, string>>
  /** Absent where the reading can be looked at only. */
  mapColumn?: MapColumn | undefined
}): ReactElement {
  const words = useWords()
  const { columns, chosen, mapColumn } = props
  const kept = columns.filter((column) => column.field === 'extra' && column.guess === null).length
  return (
    <details open={columns.some(({ confidence }) => confidence < LOOK_BELOW)}>
      <summary>
        {words.reading.columns}
        {kept > 0 ? <span className="faint"> {words.reading.unknownColumns(kept)}</span> : null}
      </summary>
      <ul className="columns">
        {columns.map((column) => (
          <Column
            key={column.column}
            column={column}
            isChosen={Object.hasOwn(chosen, pathKey(column.path))}
            mapColumn={mapColumn}
          />
        ))}
      </ul>
    </details>
  )
}

function Column(props: {
  column: ColumnReading
  isChosen: boolean
  mapColumn: MapColumn | undefined
}): ReactElement {
  const words = useWords()
  const { column, isChosen, mapColumn } = props
  const label = column.path.length === 0 ? words.reading.noLabel : column.path.join(' / ')
  const look = !isChosen && column.confidence < LOOK_BELOW
  return (
    <li className={look ? 'unsure' : ''}>
      <span className="from">
        <span className="letter">{columnName(column.column)}</span>
        {label}
      </span>
      {mapColumn === undefined ? (
        <span>→ {column.field === 'extra' ? words.reading.keepColumn : labelOf(column.field)}</span>
      ) : (
        <Select
          size="small"
          aria-label={words.reading.columnOf(label)}
          value={column.field}
          onChange={(_, data) => mapColumn(column.path, data.value)}
        >
          <option value="extra">{words.reading.keepColumn}</option>
          {fieldDefinitions
            .filter(({ saidUnder }) => saidUnder === undefined)
            .map((definition) => (
              <option key={definition.field} value={definition.field}>
                {definition.label}
              </option>
            ))}
        </Select>
      )}
      <span className="faint">
        {isChosen ? words.reading.chosen : sayWhy(column, words.reading.sure(column.confidence))}
      </span>
    </li>
  )
}

/** A column that no field claims is kept; that needs no measure of sureness. */
function sayWhy({ field, guess, confidence, reason }: ColumnReading, sureness: string): string {
  const isPlainExtra = field === 'extra' && guess === null && confidence >= ASK_BELOW && confidence < 1
  return isPlainExtra ? reason : `${sureness}：${reason}`
}
