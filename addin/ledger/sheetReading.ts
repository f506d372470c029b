/** Reading the unit's own sheets in the pane, with what was confirmed before, and keeping what is confirmed now. */
import type { UnitId } from '#rules/campaign/campaign'
import type { SheetGrid } from '#rules/cells/grid'
import { headerProfile, ledgerTables, type Profile } from '#rules/reading/answers/profile'
import type { AnsweredReading } from '#rules/reading/answers/readAnswered'
import type { ReadingAnswers } from '#rules/reading/answers/readingAnswers'
import { nothingRemembered } from '#rules/reading/answers/rememberedAnswers'
import type { CampaignView } from '#wire/campaign'
import type { Api } from '../server/api.ts'

interface SheetsToRead {
  readonly file: string
  readonly grids: readonly SheetGrid[]
  readonly view: CampaignView
  readonly profiles: readonly Profile[]
  readonly answers: ReadingAnswers
}

export async function readSheets({
  file,
  grids,
  view,
  profiles,
  answers,
}: SheetsToRead): Promise<AnsweredReading> {
  // The reader is the largest part of the rules; it comes when it is first needed.
  const { readAnswered } = await import('#rules/reading/answers/readAnswered')
  const unit = view.unitId === null ? {} : { unit: view.unitId }
  const options = { ...unit, calendar: view.calendar, today: view.today }
  return readAnswered({ file, sheets: grids }, view.campaign, options, {
    profiles,
    remembered: nothingRemembered,
    answers,
  })
}

/** Profiles for this session; null when the server cannot be reached: a sheet can be read without them. */
export async function knownProfiles(api: Pick<Api, 'profiles'>): Promise<readonly Profile[] | null> {
  try {
    return (await api.profiles()).profiles
  } catch {
    return null
  }
}

/** Keeps what the reading's columns mean; false when it could not be kept. The sheet itself needs none of it. */
export async function rememberColumns(
  api: Pick<Api, 'keepProfile'>,
  reading: AnsweredReading['reading'],
  answers: ReadingAnswers,
  unit: UnitId | null,
): Promise<boolean> {
  try {
    for (const { columns } of ledgerTables(reading)) {
      const { fingerprint, ...profile } = headerProfile(columns, answers.mapping)
      if (Object.keys(profile.mapping).length === 0) continue
      await api.keepProfile(fingerprint, {
        header: profile.header.map((path) => [...path]),
        mapping: { ...profile.mapping },
        chosen: [...profile.chosen],
        ...(unit === null ? {} : { unit }),
      })
    }
    return true
  } catch {
    return false
  }
}
