/** 办公室自己定的规则的取值 — lights, checks, choices and the rhythm as rows of the settings, and back. */
import type { Campaign } from '../../campaign/campaign.ts'
import { lightMeasureLabels, lights, type LightMeasure } from '../../campaign/lights.ts'
import { comparisonsOfRule } from '../../campaign/ownRules.ts'
import { rhythms, type Rhythm } from '../../campaign/rhythm.ts'
import {
  isWrittenFault,
  readOwnCheck,
  writeOwnCheck,
  type WrittenCheck,
} from '../../ownRules/readOwnCheck.ts'
import { knownIn, namesIn, numberIn, textIn, type SettingRecord } from '../settingRecord.ts'

type OwnTables = Readonly<Record<'lights' | 'ownChecks' | 'ownLists', readonly SettingRecord[]>>

export function ownTables({ lights: steps = [], ownChecks = [], ownLists = [] }: Campaign): OwnTables {
  return {
    lights: steps.map(({ light, measure, at, level }) => ({ light, measure, at, level: level ?? null })),
    ownChecks: ownChecks.map((check) => {
      const { column, comparison, than, words, stops } = writeOwnCheck(check)
      return { column, comparison, than: than === '' ? null : than, words, stops: stops ? 'stop' : 'remind' }
    }),
    ownLists: ownLists.map(({ label, choices }) => ({ label, choices: choices.join('、') })),
  }
}

export function ownRulesOf(tables: OwnTables): Pick<Campaign, 'lights' | 'ownChecks' | 'ownLists'> {
  const unlessEmpty = <T>(list: readonly T[]): readonly T[] | undefined =>
    list.length === 0 ? undefined : list
  return {
    lights: unlessEmpty(
      tables.lights.map((row) => ({
        light: knownIn(row, 'light', lights),
        measure: knownIn(row, 'measure', lightMeasures),
        at: numberIn(row, 'at') ?? 0,
        ...(textIn(row, 'level') === '' ? {} : { level: knownIn(row, 'level', levels) }),
      })),
    ),
    ownChecks: unlessEmpty(
      tables.ownChecks.flatMap((row) => {
        const read = readOwnCheck(writtenCheck(row))
        return isWrittenFault(read) ? [] : [read]
      }),
    ),
    ownLists: unlessEmpty(
      tables.ownLists.map((row) => ({ label: textIn(row, 'label'), choices: namesIn(row, 'choices') })),
    ),
  }
}

const levels = ['reminder', 'supervision', 'circular', 'talk'] as const

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a constant's keys are those of its type
const lightMeasures = Object.keys(lightMeasureLabels) as LightMeasure[]

/** A row that passed as a whole; one whose comparison could not be read is none. */
export function writtenCheck(row: SettingRecord): WrittenCheck {
  return {
    column: textIn(row, 'column'),
    comparison: knownIn(row, 'comparison', comparisonsOfRule),
    than: textIn(row, 'than'),
    words: textIn(row, 'words'),
    stops: textIn(row, 'stops') !== 'remind',
  }
}

export function rhythmIn(row: SettingRecord): Rhythm | undefined {
  return rhythms.find((one) => one === textIn(row, 'every') && one !== 'week')
}
