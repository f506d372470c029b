/**
 * 本单位台账 — what of a reading a unit may hand in: its own rows.
 *
 * Rows that name no unit are the sender's own. Rows that name another unit are refused, each with its place:
 * they may be a master ledger sent by mistake, and another unit's items are not the sender's to write (M-09).
 */
import type { Campaign, UnitId } from '../../campaign/campaign.ts'
import type { Finding } from '../../items/finding.ts'
import type { ReadItem } from '../../items/item.ts'
import type { BookReading } from '../reading.ts'

export function ownReading(reading: BookReading, unit: UnitId, campaign: Campaign): BookReading {
  const nameOf = (id: UnitId): string => campaign.units.find((known) => known.id === id)?.name ?? id
  const foreign = reading.items.filter((item) => item.unit !== undefined && item.unit !== unit)
  const items = reading.items.filter((item) => item.unit === undefined || item.unit === unit)
  const zeroReports = reading.zeroReports.map((zero) => (zero.unit === null ? { ...zero, unit } : zero))
  return {
    ...reading,
    items: items.map((item) => ({ ...item, unit })),
    zeroReports: zeroReports.filter((zero) => zero.unit === unit),
    findings: [
      ...reading.findings,
      ...foreign.map((item) => foreignRow(item, nameOf(item.unit ?? ''), nameOf(unit))),
      ...zeroReports
        .filter((zero) => zero.unit !== unit)
        .map((zero) => foreignZero(zero, nameOf(zero.unit ?? ''), nameOf(unit))),
    ],
  }
}

function foreignRow({ origin, problem }: ReadItem, named: string, own: string): Finding {
  return foreignFinding(origin, named, own, problem ?? '')
}

function foreignZero(
  zero: { readonly file: string; readonly sheet: string; readonly row: number; readonly text: string },
  named: string,
  own: string,
): Finding {
  return foreignFinding(zero, named, own, zero.text)
}

function foreignFinding(
  place: { readonly file: string; readonly sheet: string; readonly row: number },
  named: string,
  own: string,
  given: string,
): Finding {
  return {
    file: place.file,
    sheet: place.sheet,
    cell: null,
    field: 'row',
    code: 'unit.foreign',
    severity: 'block',
    given,
    message:
      `“${place.file}”工作表“${place.sheet}”第${place.row}行写的单位是“${named}”，本次以“${own}”登录，` +
      `这一行没有收入。请由“${named}”报送，或交办公室收入。`,
  }
}
