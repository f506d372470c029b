/** Named items (名称). */
import type { Classes, HostObject } from '../interpreter.ts'
import { classTable, hostObject } from '../interpreter.ts'
import type { Sheet } from '../model/sheet.ts'
import { isValidName } from '../model/table.ts'
import type { NamedItem } from '../model/workbook.ts'
import { refuse } from '../wire.ts'
import type { World } from './world.ts'
import { existing, flagValue, formulaOf, rangeObject, textValue } from './world.ts'

/** The owner is a sheet, or null for the workbook. */
type Owner = Sheet | null

export function nameClasses(world: World): Classes {
  const { workbook } = world
  const all = (owner: Owner): Map<string, NamedItem> => owner?.names ?? workbook.names
  const find = (owner: Owner, key: unknown): HostObject | null => {
    const item = all(owner).get(String(key).toLowerCase())
    return item === undefined ? null : hostObject('NamedItem', item)
  }
  const cells = (item: NamedItem): HostObject | null => {
    const at = workbook.locate(item.formula, item.sheet ?? workbook.active)
    return at === null ? null : rangeObject(world, at.sheet, at.rect)
  }
  return {
    NamedItemCollection: classTable<Owner>({
      items: (owner) => [...all(owner).values()].map((item) => hostObject('NamedItem', item)),
      byKey: find,
      methods: {
        GetCount: (owner) => all(owner).size,
        GetItemOrNullObject: (owner, given) => find(owner, given.any(0)),
        Add: (owner, given) => {
          const name = given.text(0)
          if (!isValidName(name)) throw refuse.argument(`name ${name}`)
          if (all(owner).has(name.toLowerCase()) || workbook.table(name) !== undefined)
            throw refuse.exists(name)
          const reference = formulaOf(world, given.any(1))
          return hostObject(
            'NamedItem',
            workbook.addName(name, textValue(reference), owner, given.textOr(2, '')),
          )
        },
      },
    }),
    NamedItem: classTable<NamedItem>({
      identity: ['_Id', (item) => item.name],
      scalars: {
        name: (item) => item.name,
        formula: [
          (item) => item.formula,
          (item, value) => {
            item.formula = textValue(value)
            workbook.touch()
          },
        ],
        type: (item) => (cells(item) === null ? 'String' : 'Range'),
        value: (item) => item.formula.replace(/^=/, ''),
        visible: [
          (item) => item.visible,
          (item, value) => {
            item.visible = flagValue(value)
          },
        ],
        comment: [
          (item) => item.comment,
          (item, value) => {
            item.comment = textValue(value)
          },
        ],
        scope: (item) => (item.sheet === null ? 'Workbook' : 'Worksheet'),
      },
      navigation: {
        worksheet: (item) => hostObject('Worksheet', existing(item.sheet)),
        worksheetOrNullObject: (item) => (item.sheet === null ? null : hostObject('Worksheet', item.sheet)),
      },
      methods: {
        GetRange: (item) => existing(cells(item)),
        GetRangeOrNullObject: cells,
        Delete: (item) => {
          all(item.sheet).delete(item.name.toLowerCase())
          workbook.touch()
        },
      },
    }),
  }
}
