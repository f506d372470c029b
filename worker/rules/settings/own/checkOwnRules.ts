/** 自己定的规则的校验 — each finding names the cell: a rule that cannot be judged, a light that can never be lit. */
import { MAX_OWN_CHECKS, MAX_OWN_LISTS } from '../../campaign/ownRules.ts'
import { lights } from '../../campaign/lights.ts'
import { labelOf } from '../../fields/field.ts'
import { TAG_LABEL } from '../../items/categoryTags.ts'
import type { Finding } from '../../items/finding.ts'
import { claimLabels, disposalLabels } from '../../items/item.ts'
import { columnKeyOf } from '../../ledgerSheet/ledgerColumns.ts'
import { columnLabel, columnsOf } from '../../ownRules/ownChecks.ts'
import { isWrittenFault, readOwnCheck } from '../../ownRules/readOwnCheck.ts'
import type { OwnCheck } from '../../campaign/ownRules.ts'
import { writtenCheck } from './ownRuleModel.ts'
import { findingIn, type PlacedRecord, type PlacedSettings } from '../placedSettings.ts'
import { namesIn, numberIn, textIn } from '../settingRecord.ts'

/** A list in a cell's rule; longer ones nobody looks through. */
const MAX_CHOICES = 200

export function checkOwnRules(placed: PlacedSettings): Finding[] {
  return [...checkLights(placed), ...checkChecks(placed), ...checkLists(placed)]
}

interface Said {
  readonly key: string
  readonly code: string
  readonly message: string
  readonly severity?: Finding['severity']
}

function say(placed: PlacedSettings, { values, cells }: PlacedRecord, said: Said): Finding {
  const { key, code, message, severity } = said
  const cell = cells[key] ?? null
  return findingIn({ sheet: placed.sheet, cell }, code, {
    given: textIn(values, key),
    message: `${cell === null ? '' : `${cell}：`}${message}`,
    ...(severity === undefined ? {} : { severity }),
  })
}

function checkLights(placed: PlacedSettings): Finding[] {
  const rows = placed.tables.lights
  return rows.flatMap((record) => {
    const { values } = record
    const [measure, at] = [textIn(values, 'measure'), numberIn(values, 'at')]
    if (at === null || measure === '') return []
    const wrong = (key: string, message: string): Finding[] => [
      say(placed, record, { key, code: 'light', message }),
    ]
    if (measure === 'percent-left' && at > 100) return wrong('at', '剩余期限的百分比不能超过 100。请改正。')
    if (measure === 'days-late' && at < 1) return wrong('at', '逾期天数从 1 起。请改正。')
    if (measure === 'days-late' && textIn(values, 'level') !== '') {
      return wrong('level', '逾期以后的措施写在“逾期阶梯”一节，这一格请清空。')
    }
    const rank = rankOf(record)
    const sooner = rows.some((other) => {
      const then = numberIn(other.values, 'at')
      if (then === null || textIn(other.values, 'measure') !== measure || rankOf(other) >= rank) return false
      return measure === 'days-late' ? then >= at : then <= at
    })
    if (!sooner) return []
    const what = measure === 'days-late' ? '逾期天数应当更多' : '剩余的应当更少'
    return wrong('at', `更重的灯色，${what}，否则轻的一级不会亮。请改正。`)
  })
}

function rankOf({ values }: PlacedRecord): number {
  return lights.findIndex((light) => light === textIn(values, 'light'))
}

function checkChecks(placed: PlacedSettings): Finding[] {
  const rows = placed.tables.ownChecks
  const own = new Set([...placed.tables.ownLists.map(({ values }) => textIn(values, 'label')), TAG_LABEL])
  const findings = rows.slice(MAX_OWN_CHECKS, MAX_OWN_CHECKS + 1).map((record) => {
    const message = `自定规则最多 ${MAX_OWN_CHECKS} 条。请删去多余的。`
    return say(placed, record, { key: 'column', code: 'too-many', message })
  })
  return rows.reduce((all, record) => {
    // What could not be read as a comparison is said of its cell already.
    if (textIn(record.values, 'comparison') === '' || textIn(record.values, 'column') === '') return all
    const read = readOwnCheck(writtenCheck(record.values))
    if (isWrittenFault(read)) {
      return [...all, say(placed, record, { key: read.key, code: 'own-check', message: `${read.message}。` })]
    }
    return [...all, ...unknownChoice(placed, record, read), ...unknownColumns(placed, record, read, own)]
  }, findings)
}

/** A column that no list of the campaign names may still stand in some unit's ledger. */
function unknownColumns(
  placed: PlacedSettings,
  record: PlacedRecord,
  check: OwnCheck,
  own: ReadonlySet<string>,
): Finding[] {
  return columnsOf(check).flatMap((column, index) => {
    if (!column.startsWith('extras/') || own.has(columnLabel(column))) return []
    const message =
      `台账没有“${columnLabel(column)}”这一栏，将作为各单位自有的栏目加在台账右边。` +
      '写错了的请改正；要限定内容的，请在“自有栏目”一节写明。'
    const key = index === 0 ? 'column' : 'than'
    return [say(placed, record, { key, code: 'own-column', message, severity: 'look' })]
  })
}

function unknownChoice(placed: PlacedSettings, record: PlacedRecord, check: OwnCheck): Finding[] {
  const value = check.than !== undefined && 'value' in check.than ? check.than.value : null
  const known = choicesOf(placed, check)
  const isEquality = check.comparison === 'equal' || check.comparison === 'not-equal'
  if (value === null || known === null || !isEquality || known.includes(value)) return []
  const message = `“${columnLabel(check.column)}”没有“${value}”这一项。请从${known.join('、')}中选择。`
  return [say(placed, record, { key: 'than', code: 'own-check', message })]
}

function choicesOf({ tables }: PlacedSettings, { column }: OwnCheck): readonly string[] | null {
  switch (column) {
    case 'kind':
      return tables.kinds.map(({ values }) => textIn(values, 'name'))
    case 'category':
      return tables.categories.flatMap(({ values }) => {
        const [no, name] = [textIn(values, 'no'), textIn(values, 'name')]
        return [name, no, `${no}. ${name}`]
      })
    case 'disposal':
      return Object.values(disposalLabels)
    case 'claimed':
      return Object.values(claimLabels)
    case 'unit':
      return tables.units.map(({ values }) => textIn(values, 'name'))
    default: {
      const list = tables.ownLists.find(({ values }) => `extras/${textIn(values, 'label')}` === column)
      return list === undefined ? null : namesIn(list.values, 'choices')
    }
  }
}

function checkLists(placed: PlacedSettings): Finding[] {
  const rows = placed.tables.ownLists
  const findings = rows.slice(MAX_OWN_LISTS, MAX_OWN_LISTS + 1).map((record) => {
    const message = `自有栏目最多 ${MAX_OWN_LISTS} 个。请删去多余的。`
    return say(placed, record, { key: 'label', code: 'too-many', message })
  })
  for (const record of rows) {
    const label = textIn(record.values, 'label')
    const choices = namesIn(record.values, 'choices')
    if (label === TAG_LABEL || (label !== '' && !columnKeyOf(label).startsWith('extras/'))) {
      const way = label === labelOf('kind') ? '请改“问题类型”一节。' : '请换一个名称。'
      const message = `台账已有“${label}”一栏，不能再作自有栏目。${way}`
      findings.push(say(placed, record, { key: 'label', code: 'own-list', message }))
    }
    if (choices.length > MAX_CHOICES) {
      const message = `可选内容有 ${choices.length} 项，最多 ${MAX_CHOICES} 项。请精简。`
      findings.push(say(placed, record, { key: 'choices', code: 'own-list', message }))
    }
  }
  return findings
}
